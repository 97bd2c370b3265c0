import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHumanScores, type HumanScores } from '../../server/boards/humanScores.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';
import { LEAST_PLAYERS, PRACTISED_RUNS } from '../../shared/boards/humanNormalised.ts';
import { finishTask } from '../../shared/boards/runTask.ts';
import { sampleRow, sampleSurvival } from './storage/boardSamples.ts';

const AGENT = 'agent-0123456789ab';
const BYTES = new Uint8Array(readFileSync(new URL('../../assets/models/episode-285.cpa', import.meta.url)));
const ENTROPY = 'ab'.repeat(32);

let storage: Storage;
let scores: HumanScores;
let due: (() => void) | null;
let asked = 0;
const failures: unknown[] = [];

beforeEach(async () => {
  storage = await openStorage({ dataDir: mkdtempSync(join(tmpdir(), 'human-')), databaseUrl: null });
  due = null;
  asked = 0;
  scores = createHumanScores({
    survival: storage.survival,
    boards: storage.boards,
    file: async (id) => (id === AGENT ? { bytes: BYTES } : null),
    async run(task) {
      asked++;
      const news = await finishTask(task, () => undefined);
      return news.kind === 'result' ? news.result : null;
    },
    now: () => 0,
    after(_ms, run) {
      due = run;
      return () => {
        due = null;
      };
    },
    failed: (error) => void failures.push(error),
  });
  const proof = {
    kind: 'agents',
    sha256: '01'.repeat(32),
    file: '',
    committedAt: 0,
    entropy: ENTROPY,
    drawnAt: 0,
  } as const;
  const row = sampleRow(AGENT, '1', { board: 'agents', division: 'CartPole-v1', name: 'Steady' });
  await storage.boards.put({ ...row, proof: { ...proof, protocol: 1, sets: [] } });
});
afterEach(async () => {
  expect(failures).toEqual([]);
  await scores.stop();
  await storage.close();
});

async function practise(players: number, ticks: number): Promise<void> {
  for (let p = 0; p < players; p++) {
    for (let i = 0; i < PRACTISED_RUNS; i++) {
      const run = `${p}-${i}`;
      await storage.survival.begin(sampleSurvival(run, { player: `player-${p}`, speed: '0.5x' }));
      const end = { status: 'finished', endedAt: 1, ticks: i === 0 ? ticks : 30, link: null } as const;
      await storage.survival.end(run, end, null);
    }
  }
}
/** The next look at players and agents, to its end. */
async function look(): Promise<void> {
  const before = due!;
  due = null;
  before();
  while (!due) await new Promise((resolve) => setTimeout(resolve, 5));
}

it('[RATING10] measures agents once there are enough players, each once, on seeds that its row names', async () => {
  scores.start();
  await practise(LEAST_PLAYERS - 1, 322);
  await look();
  expect(asked).toBe(0);
  expect(await scores.figures('0.5x')).toMatchObject({ players: LEAST_PLAYERS - 1, human: null, agents: [] });
  expect(scores.of(AGENT)).toBeNull();
  await storage.survival.begin(sampleSurvival('last', { player: 'player-9', speed: '0.5x' }));
  await storage.survival.end('last', { status: 'finished', endedAt: 1, ticks: 322, link: null }, null);
  for (let i = 1; i < PRACTISED_RUNS; i++) {
    await storage.survival.begin(sampleSurvival(`last-${i}`, { player: 'player-9', speed: '0.5x' }));
    await storage.survival.end(`last-${i}`, { status: 'finished', endedAt: 1, ticks: 25, link: null }, null);
  }
  await look();
  const batches = asked;
  await look();
  expect(asked).toBe(batches);
  const { human, random, agents } = await scores.figures('0.5x');
  expect(human).toBe(322);
  expect(agents).toMatchObject([{ id: AGENT, name: 'Steady' }]);
  const [{ ticks, score }] = agents as [(typeof agents)[number]];
  expect(ticks).toBeGreaterThan(40);
  expect(ticks).toBeLessThan(200);
  expect(score).toBeCloseTo((100 * (ticks - random)) / (322 - random), 9);
  expect(scores.of(AGENT)).toEqual({ '0.5x': score });
  expect((await scores.figures('1x')).agents).toEqual([]);
  await storage.boards.hide('agents', 'CartPole-v1', AGENT, true);
  await look();
  expect(scores.of(AGENT)).toBeNull();
});

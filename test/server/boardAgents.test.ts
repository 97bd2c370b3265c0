import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BoardAgents, createBoardAgents } from '../../server/boards/boardAgents.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';
import { sampleRow, sampleSubmission } from './storage/boardSamples.ts';

const idOf = (n: number): string => `agent-${String(n).padStart(12, '0')}`;
const shaOf = (n: number): string => String(n).padStart(12, '0').padEnd(64, '0');
const AGENTS = 230;

let storage: Storage;
let agents: BoardAgents<string>;
let decoded = 0;
beforeAll(async () => {
  storage = await openStorage({ dataDir: mkdtempSync(join(tmpdir(), 'agents-')), databaseUrl: null });
  agents = createBoardAgents<string>(storage, ({ name, bytes }) => {
    decoded++;
    return bytes.length === 3 ? `${name} sits` : null;
  });
  for (let n = 0; n < AGENTS; n++) {
    const proof = {
      kind: 'agents',
      sha256: shaOf(n),
      file: '',
      committedAt: 0,
      entropy: '',
      drawnAt: 0,
      protocol: 1,
      sets: [],
    } as const;
    const figures = {
      kind: 'agents',
      mean: n,
      ci95: [n, n],
      endurance: n,
      robustness: n,
      parameters: 1,
      format: 'checkpoint',
      humanNormalised: null,
    } as const;
    const place = String(1_000 - n).padStart(4, '0');
    await storage.boards.put({
      ...sampleRow(idOf(n), place),
      board: 'agents',
      division: 'CartPole-v1',
      name: `Agent ${n}`,
      proof,
      figures,
    });
  }
  for (const n of [1, 2]) {
    const bytes = new Uint8Array(2 + n);
    await storage.submissions.create(sampleSubmission(`s${n}`, { hash: shaOf(n), status: 'admitted' }), bytes);
  }
});
afterAll(() => storage.close());

it('[RATING11] agents of the board are listed best first, as many as are asked for', async () => {
  expect((await agents.list(500)).map(({ id }) => id)).toEqual(
    Array.from({ length: AGENTS }, (_, i) => idOf(AGENTS - 1 - i)),
  );
  expect(await agents.list(7)).toHaveLength(7);
  expect((await agents.list(200))[0]).toEqual({
    id: idOf(229),
    who: 'agent',
    name: 'Agent 229',
    by: null,
    owner: `owner-${idOf(229)}`,
  });
});

it('[RATING11] they are brought once, not if they play another game, are unknown or have been hidden', async () => {
  expect(agents.find(idOf(1))).toBeNull();
  expect(await agents.load(idOf(1))).toBe('ready');
  expect(await agents.load(idOf(1))).toBe('ready');
  expect([agents.find(idOf(1)), decoded]).toEqual(['Agent 1 sits', 1]);
  expect(await agents.load(idOf(2))).toBe('no-opponent');
  for (const id of [idOf(3), idOf(999), 'agent-x', 'champion']) expect(await agents.load(id)).toBe('unknown-agent');
  expect(await agents.rated(idOf(1))).toMatchObject({ name: 'Agent 1' });
  await storage.boards.hide('agents', 'CartPole-v1', idOf(1), true);
  expect(await agents.load(idOf(1))).toBe('unknown-agent');
  expect(await agents.rated(idOf(1))).toBeNull();
});

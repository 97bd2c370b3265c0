/** A first start: the arena's own agents take their way to the board and play each other, while a visitor plays. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import type { CrossPlay } from '../../shared/protocol/boards.ts';
import { parseCrossPlay } from '../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import { ensureServerBuilt } from './built.ts';
import { type ServerProcess, startProcess } from './serverProcess.ts';
import { ask, leanAfter, playDuel, visit } from './support.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
let server: ServerProcess;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await startProcess(dataDir, { HOUSE_ROWS: 'on' });
}, 90_000);
afterAll(async () => {
  await server.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const api = async (path: string): Promise<unknown> =>
  (await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`)).json();
const gamesOf = ({ wins, draws }: CrossPlay): number =>
  wins.flat().reduce((sum, won) => sum + won, 0) + draws.flat().reduce((sum, drawn) => sum + drawn, 0) / 2;

it('[RATING9] a first start rates the house agents by games that replay, and a duel meanwhile is played to its end', async () => {
  const { client } = await visit(server.port);
  const { result } = await playDuel(client, await ask.join(client, 'champion'), leanAfter(100)).finished;
  expect(result).toMatchObject({ end: 'fall', winner: 1 });
  client.close();
  let table: CrossPlay | null = null;
  while (!table || table.agents.length < 4) {
    await wait(100);
    table = parseCrossPlay(await api('/ratings/1x/crossplay'));
  }
  expect(gamesOf(table)).toBeGreaterThanOrEqual(4);
  const [best] = table.agents;
  const detail = parseRowDetail(await api(`/boards/ratings/1x/rows/${best!.id}`))!;
  expect(detail.row).toMatchObject({ house: true, name: best!.name, figures: { who: 'agent' } });
  if (detail.proof.kind !== 'ratings') throw new Error('another kind of proof');
  const [game] = detail.proof.games;
  const replay = decodeReplay(game!.link!);
  if (!replay.ok) throw new Error(replay.code);
  const { match, hash } = simulateReplay(replay.value);
  expect([match.phase, hash]).toEqual(['finished', replay.value.hash]);
});

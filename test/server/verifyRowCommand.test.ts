import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeReplay } from '../../shared/arena/replay.ts';
import type { RowDetail } from '../../shared/protocol/rowProofs.ts';
import { agentRow, learnerRow, playerRow, ratingRow } from '../boards/boardRows.ts';
import { playedRun } from '../boards/survivalRuns.ts';
import { CLI, ensureServerBuilt } from './built.ts';

const player = playerRow(21);
const { detail: agent, file } = agentRow();
const learner = learnerRow();
const rated = ratingRow();
const rows = [player, agent, learner, rated];
const pathOf = ({ row: { board, division, id } }: RowDetail): string => `${board}/${division}/${id}`;
let folder = '';
let server: Server;
let origin = '';

function verify(...args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`${CLI}verify.js`, ...args], (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
const lastLine = (text: string): unknown => JSON.parse(text.trimEnd().split('\n').at(-1)!);

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  await ensureServerBuilt();
  folder = mkdtempSync(join(tmpdir(), 'verify-row-'));
  const served = new Map<string, string | Uint8Array>(
    rows.map((detail) => {
      const { board, division, id } = detail.row;
      return [`/api/v1/boards/${board}/${division}/rows/${id}`, JSON.stringify(detail)];
    }),
  );
  if (agent.proof.kind === 'agents') served.set(agent.proof.file, file);
  server = createServer(({ url }, answer) => {
    const found = served.get(url ?? '');
    answer.statusCode = found === undefined ? 404 : 200;
    answer.end(found ?? 'no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('verify on a row', () => {
  it('[VERIFY4] of players takes its address on the page, by REST, and its file, and prints both hashes', async () => {
    if (player.proof.kind !== 'players') throw new Error(player.proof.kind);
    const { ticks, hash } = player.proof;
    const { board, division, id } = player.row;
    const json = JSON.stringify(player);
    const named = [
      `${origin}/boards#${pathOf(player)}`,
      `${origin}/verify#${pathOf(player)}`,
      `${origin}/api/v1/boards/${board}/${division}/rows/${id}`,
      fileOf('row.json', json),
      fileOf('address', `${origin}/boards#${pathOf(player)}\n`),
    ];
    for (const given of named) {
      const { status, stdout, stderr } = await verify(given, '--json');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(lastLine(stdout)).toMatchObject({ ok: true, board, division, id, ticks, claimedHash: hash, hash });
    }
    const { stdout } = await verify(named[0]!);
    expect(stdout).toContain(`verified: replay: stepped again it ends with ${hash}`);
  });
  it('[VERIFY4] fetches the policy of an agent, trains a learner again, steps the games of a rating', async () => {
    for (const detail of [agent, learner, rated]) {
      const { status, stdout } = await verify(`${origin}/boards#${pathOf(detail)}`, '--json');
      expect(status).toBe(0);
      const told = lastLine(stdout) as {
        readonly checks: readonly { readonly claimedHash: string; readonly hash: string }[];
      };
      expect(told.checks.length).toBeGreaterThan(0);
      for (const { claimedHash, hash } of told.checks) expect(hash).toBe(claimedHash);
    }
    const only = await verify(`${origin}/boards#${pathOf(agent)}`, '--only', 'rank,wind-1', '--json');
    expect(lastLine(only.stdout)).toMatchObject({ ok: true, checks: [{ name: 'rank' }, { name: 'wind-1' }] });
    const here = await verify(
      fileOf('agent.json', JSON.stringify(agent)),
      '--model',
      fileOf('model', file),
      '--only',
      'rank',
    );
    expect(here.stdout).toContain('verified: rank:');
  });
  it('[VERIFY5] of another run exits 1 and tells the tick at which it breaks', async () => {
    if (player.proof.kind !== 'players') throw new Error(player.proof.kind);
    const other = { ...player, proof: { ...player.proof, hashes: player.proof.hashes.with(2, '00000000') } };
    const path = fileOf('forged.json', JSON.stringify(other));
    const { status, stdout } = await verify(path, '--json');
    expect(status).toBe(1);
    expect(lastLine(stdout)).toMatchObject({ ok: false, checks: [{ code: 'states', tick: 30 }] });
    expect((await verify(path)).stdout).toContain('(breaks at tick 30)');
    const run = playedRun({ seed: 21 }, 0.8);
    const pushes = run.actions[0]!.with(run.ticks - 2, 1 - run.actions[0]![run.ticks - 2]!);
    const short = playedRun({ seed: 21 }, 0.8, run.ticks - 1);
    const link = encodeReplay({ ...short, actions: [pushes] });
    const against = await verify(link, '--row', fileOf('row.json', JSON.stringify(player)), '--json');
    expect(against.status).toBe(1);
    expect(lastLine(against.stdout)).toMatchObject({ ok: false, code: 'pushes', tick: run.ticks - 2 });
  });
  it('[VERIFY3] that cannot be had exits 2 with one line', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[`${origin}/boards#players/1x/nobody`], /the row cannot be fetched: the server says 404/],
      [['http://127.0.0.1:1/boards#players/1x/nobody'], /there is no server/],
      [[fileOf('half.json', JSON.stringify(player).slice(0, -9))], /it is no row/],
      [[fileOf('empty.json', '{}')], /it is no row/],
      [[fileOf('agent.json', JSON.stringify(agent))], /--model FILE/],
      [[`${origin}/boards#${pathOf(agent)}`, '--only', 'rank,speed'], /--only speed: the row has rank, /],
      [['AAAA', '--row', 'nothing'], /--row nothing: it is no row/],
      [['AAAA', '--row', `${origin}/boards#${pathOf(rated)}`], /has no replay of its own/],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = await verify(...args);
      expect({ args, status, stdout }).toEqual({
        args,
        status: 2,
        stdout: args.includes('--only') ? expect.any(String) : '',
      });
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});

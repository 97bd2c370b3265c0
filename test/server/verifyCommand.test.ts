import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeReplay, encodeReplay } from '../../shared/arena/replay.ts';
import { CLI, ensureServerBuilt } from './built.ts';

interface Golden {
  readonly what: string;
  readonly link: string;
  readonly ticks: number;
  readonly hash: string;
}
const golden = JSON.parse(readFileSync(new URL('../golden/replays.json', import.meta.url), 'utf8')) as Golden[];
const duel = golden.find(({ what }) => what.startsWith('a duel of two'))!;
let folder = '';

function verify(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${CLI}verify.js`, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The same match under another hash. */
function forged(link: string): string {
  const decoded = decodeReplay(link);
  if (!decoded.ok) throw new Error(decoded.code);
  return encodeReplay({ ...decoded.value, hash: 0xdeadbeef });
}

beforeAll(async () => {
  await ensureServerBuilt();
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('[VERIFY1] a link, its code, and a file that holds either give the same object', () => {
  const url = `http://localhost:3000/replay#${duel.link}`;
  const answer = { ok: true, ticks: duel.ticks, claimedHash: duel.hash, hash: duel.hash };
  for (const given of [duel.link, url, fileOf('code', `${duel.link}\n`), fileOf('url', `We played:\n${url} today\n`)]) {
    const { status, stdout, stderr } = verify(given, '--json');
    expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 0, stderr: '', lines: 2 });
    expect(JSON.parse(stdout)).toEqual(answer);
  }
});

it('[VERIFY1] without --json it tells who fell when and how, and who won', () => {
  expect(verify(duel.link)).toEqual({
    status: 0,
    stdout: [
      '314 ticks at 0.75x, wind 1, seed 4294967295',
      'seat 1: still stands',
      'seat 2: fell at tick 314, it left the track on the right',
      'winner: seat 1',
      'verified: stepped again it ends with the hash of its link, f12f2309',
      '',
    ].join('\n'),
    stderr: '',
  });
});

it('[VERIFY2] another hash than that of the end exits 1 and shows both', () => {
  const { status, stdout } = verify(forged(duel.link), '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ ok: false, ticks: duel.ticks, claimedHash: 'deadbeef', hash: duel.hash });
  expect(verify(forged(duel.link)).stdout).toContain('not verified: its link says deadbeef, stepped again');
});

it('[VERIFY3] what is no replay exits 2 with one line that says what to do', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /missing required argument/],
    [['a', 'b'], /too many arguments/],
    [[''], /no replay link: give the whole link/],
    [['no such file'], /^error: no such file: it is no replay link/],
    [[folder], /it is a folder/],
    [[fileOf('empty', '')], /empty: it is no replay link/],
    [[duel.link.slice(0, 9)], /it breaks off/],
    [[`I${duel.link.slice(1)}`], /another version/],
    [[`${duel.link}A`], /copy the link again/],
    [[`line\nline ${'x'.repeat(500)}`], /line\\nline x+\.\.\.: it is no/],
    [['--jsn', duel.link], /unknown option/],
  ];
  for (const [args, message] of cases) {
    const { status, stdout, stderr } = verify(...args);
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});

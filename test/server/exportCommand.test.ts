import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Checkpoint, decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { CLI, ensureServerBuilt } from './built.ts';

const CHAMPION = 'assets/models/champion.cpa';
let folder = '';
const at = (name: string): string => join(folder, name);

function run(name: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${CLI}${name}.js`, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function checkpoint(path: string): Checkpoint {
  const decoded = decodeCheckpoint(readFileSync(path));
  if (!decoded.ok) throw new Error(decoded.message);
  return decoded.value;
}

beforeAll(async () => {
  await ensureServerBuilt();
  folder = mkdtempSync(join(tmpdir(), 'export-'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each(['safetensors', 'json', 'checkpoint'])(
  '[FILE5] a house agent goes out as %s and comes back bit for bit',
  (to) => {
    expect(run('export', '--model', CHAMPION, '--to', to, '--out', at(to))).toEqual({
      status: 0,
      stdout: `${at(to)}\n`,
      stderr: '',
    });
    expect(run('export', '--model', at(to), '--to', 'checkpoint', '--out', at('back.cpa')).status).toBe(0);
    const [before, after] = [checkpoint(CHAMPION), checkpoint(at('back.cpa'))];
    expect(after.policy).toEqual(before.policy);
    if (to === 'checkpoint') expect(after.origin).toEqual(before.origin);
    else
      expect(after.origin).toMatchObject({ recipe: 'imported', environment: 'CartPole-v1', settings: { format: to } });
  },
);

it('[FILE5] a LayersModel is what is written unless asked otherwise, and it plays as well as what it came from', () => {
  const { stdout } = run('export', '--model', CHAMPION, '--out', at('champion'));
  expect(stdout).toBe(`${at('champion')}/model.json\n`);
  const means = [CHAMPION, at('champion'), stdout.trim()].map((model) => {
    const last = run('evaluate', '--model', model, '--episodes', '20', '--json').stdout;
    return (JSON.parse(last) as { readonly mean: number }).mean;
  });
  expect(means).toEqual([500, 500, 500]);
});

it('[FILE6] what is wrong exits 2 with one line', () => {
  const torch = 'test/golden/policies/pytorch.safetensors';
  for (const args of [
    ['--model', 'README.md', '--out', at('x')],
    ['--model', torch, '--to', 'checkpoint', '--env', 'FrozenLake-v1', '--out', at('x')],
    ['--model', torch, '--to', 'onnx', '--out', at('x')],
  ]) {
    const { status, stderr } = run('export', ...args);
    expect({ status, lines: stderr.trim().split('\n').length }, args.join(' ')).toEqual({ status: 2, lines: 1 });
  }
});

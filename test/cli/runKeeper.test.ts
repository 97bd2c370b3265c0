import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../server/cli/support/command.ts';
import { createRunKeeper, previousOf, readRunFile } from '../../server/cli/support/runKeeper.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { encodeRunFile } from '../../shared/learner/runFile.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keeper-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keeper = (extra: { readonly name?: string; readonly resumed?: string } = {}) =>
  createRunKeeper({ folder, name: 'house-1', everySteps: 25, resumed: null, ...extra });
const file = (steps: number): Uint8Array =>
  encodeRunFile({
    recipe: HOUSE,
    seed: 1,
    engine: 'kernel',
    environment: 'CartPole-v1',
    told: null,
    snapshot: { 'run.counts': Float64Array.of(steps) },
  });
const stepsIn = (path: string): number => Number(readRunFile(path).snapshot['run.counts']![0]);
const problem = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
  return [];
};

it('[RESUME1] the newest save and the one before it are there, and nothing else', () => {
  const kept = keeper();
  expect([24, 25, 26, 50].map((step) => kept.isDue(step))).toEqual([false, true, false, true]);
  for (const step of [25, 50, 75]) kept.save(file(step), step);
  expect([stepsIn(kept.path), stepsIn(previousOf(kept.path)), kept.savedStep]).toEqual([75, 50, 75]);
  expect(readdirSync(folder).sort()).toEqual(['house-1.cpr', 'house-1.previous.cpr']);
});

it('[RESUME1] the end of a run removes its saves and what killed saves left, and no file of another run', () => {
  const others = ['house-10.cpr', 'house-10.cpr.7.tmp', 'house-1.cpr.copy', 'house-1-last.cpa', 'house-1.cpr.x.tmp'];
  const remains = ['house-1.cpr.7.tmp', 'house-1.previous.cpr.8.tmp'];
  for (const name of [...others, ...remains]) writeFileSync(at(name), 'x');
  const kept = keeper();
  kept.save(file(25), 25);
  kept.save(file(50), 50);
  kept.finish();
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
});

it('[RESUME1] a run that never saved leaves the saves of another run of its name alone', () => {
  writeFileSync(at('house-1.cpr'), file(9_000));
  keeper().finish();
  expect(stepsIn(at('house-1.cpr'))).toBe(9_000);
  keeper({ resumed: at('house-1.cpr') }).finish();
  expect(readdirSync(folder)).toEqual([]);
});

it('[RESUME1] a run resumed from the save before a damaged one never puts the damaged one in its place', () => {
  writeFileSync(at('house-1.cpr'), file(50).subarray(0, -5));
  writeFileSync(at('house-1.previous.cpr'), file(25));
  const kept = keeper({ resumed: at('house-1.previous.cpr') });
  kept.save(file(50), 50);
  expect([stepsIn(kept.path), stepsIn(previousOf(kept.path))]).toEqual([50, 25]);
  kept.save(file(75), 75);
  expect([stepsIn(kept.path), stepsIn(previousOf(kept.path))]).toEqual([75, 50]);
  kept.finish();
  expect(readdirSync(folder)).toEqual([]);
});

it('[RESUME2] a file that cannot be resumed is named with what is wrong, the save before it is named, and both stay', () => {
  const path = at('house-1.cpr');
  const damaged = file(50).subarray(0, -5);
  writeFileSync(path, damaged);
  const wrong = 'its SHA-256 does not match: it was cut or changed';
  expect(problem(() => readRunFile(path))).toEqual([`${path} cannot be resumed: ${wrong}`]);
  writeFileSync(previousOf(path), file(25));
  const hint = `; the save before it is ${previousOf(path)}`;
  expect(problem(() => readRunFile(path))).toEqual([`${path} cannot be resumed: ${wrong}${hint}`]);
  expect([readFileSync(path).length, stepsIn(previousOf(path))]).toEqual([damaged.length, 25]);
  rmSync(path);
  expect(problem(() => readRunFile(path))).toEqual([`there is no ${path}${hint}`]);
  expect(problem(() => readRunFile(at('none.cpr')))).toEqual([`cannot read ${at('none.cpr')}: no such file or folder`]);
});

it('[RESUME1] a place that cannot be written is told in one line', () => {
  writeFileSync(at('file'), '');
  const kept = createRunKeeper({ folder: at('file'), name: 'house-1', everySteps: 1, resumed: null });
  expect(problem(() => kept.save(file(1), 1))[0]).toMatch(/^cannot write \S+house-1\.cpr: /);
  const path = at('house-1.cpr');
  writeFileSync(path, file(25));
  mkdirSync(previousOf(path));
  expect(problem(() => keeper().save(file(50), 50))[0]).toMatch(/^cannot write \S+house-1\.previous\.cpr: /);
  expect(existsSync(path) && stepsIn(path)).toBe(25);
});

it('[RESUME1] without a folder only a stop saves', () => {
  const kept = createRunKeeper({ folder: null, name: 'house-1', everySteps: 1, resumed: null });
  expect([kept.isDue(1), kept.stopped, kept.path]).toEqual([false, false, 'house-1.cpr']);
  kept.stop();
  expect(kept.stopped).toBe(true);
});

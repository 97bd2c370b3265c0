import { describe, expect, it } from 'vitest';
import { decodeMoment } from '../../server/arena/agents.ts';
import { createMoments } from '../../server/training/moments.ts';
import { encodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { MOST_MOMENTS } from '../../shared/policy/keptMoments.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';

/** A small policy's file. */
function momentAt(step: number, mean: number): Uint8Array {
  return encodeCheckpoint({
    policy: { shape: { inputs: 4, hidden: [1], outputs: 2 }, observationScale: null, parameters: new Float32Array(9) },
    origin: {
      environment: 'CartPole-v1',
      recipe: 'by-hand',
      recipeHash: '0',
      settings: null,
      seed: 0,
      step,
      episode: 1,
      kind: 'moment',
      mean,
      simVersion: SIM_VERSION,
    },
  });
}

/** @param stored files of the database, by id */
function store(stored: Readonly<Record<string, Uint8Array>> = {}) {
  return createMoments(decodeMoment, (id) => Promise.resolve(stored[id] ?? null));
}

/** Runs of evaluations every 250 steps. */
function filled(runs: readonly string[], moments: number, kept = store()) {
  for (const run of runs) for (let i = 1; i <= moments; i++) kept.add(run, `${run}.${250 * i}`, momentAt(250 * i, i));
  return kept;
}
const ids = (kept: ReturnType<typeof store>): string[] => kept.list().map(({ id }) => id);

describe('the moments of the showcase', () => {
  it('[MOMENT2] are those of the newest run and of the one before it', () => {
    const kept = filled(['a', 'b', 'c'], 2);
    expect(ids(kept)).toEqual(['c.250', 'c.500', 'b.250', 'b.500']);
    expect(kept.list().map(({ run }) => run)).toEqual(['c', 'c', 'b', 'b']);
    expect(kept.find('a.250')).toBeNull();
    expect(kept.model('b.500')).toEqual(momentAt(500, 2));
  });
  it('[MOMENT2] are bounded in number and size', () => {
    const kept = filled(['a', 'b', 'c'], 100);
    expect(kept.list()).toHaveLength(2 * MOST_MOMENTS);
    kept.add('c', 'c.99999', new Uint8Array(2_000_000));
    expect(kept.model('c.99999')).toBeNull();
  });
  it('[MOMENT2] a run without opponents, such as one on a lake, leaves those of the runs before it', () => {
    const kept = filled(['a'], 2);
    kept.add('lake', 'lake.500', Uint8Array.of(1, 2, 3));
    expect(ids(kept)).toEqual(['a.250', 'a.500']);
  });
  it('[MOMENT4] who plays against one can have a rematch when its run is long gone; the last 64 stay so', () => {
    const kept = filled(['a', 'b'], 40);
    for (const run of ['a', 'b']) for (let i = 1; i <= 40; i++) expect(kept.find(`${run}.${250 * i}`)).not.toBeNull();
    expect(kept.find('a.4250')).not.toBeNull(); // played again: not the one to go
    filled(['c', 'd'], 1, kept);
    expect(ids(kept)).toEqual(['d.250', 'c.250']);
    const there = ['a', 'b'].flatMap((run) => Array.from({ length: 40 }, (_, i) => `${run}.${250 * (i + 1)}`));
    const left = there.filter((id) => kept.find(id));
    expect(left).toHaveLength(64);
    expect(left[0]).toBe('a.4250');
  });
  it('[MOMENT5] any stored checkpoint that plays as people do can be brought, others are refused with a code', async () => {
    const kept = store({ 'old.500': momentAt(500, 33), 'lake.9': Uint8Array.of(1, 2, 3) });
    expect(kept.find('old.500')).toBeNull();
    expect(await kept.load('old.500')).toBe('ready');
    expect(kept.find('old.500')?.info).toMatchObject({ step: 500, mean: 33 });
    expect(await kept.load('lake.9')).toBe('no-opponent');
    expect(await kept.load('nobody.1')).toBe('unknown-agent');
    expect(ids(kept)).toEqual([]); // listed are the showcase's alone
  });
});

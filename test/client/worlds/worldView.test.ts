import { describe, expect, it } from 'vitest';
import { detailOf, newRun } from '../../../client/model/lab/labRun.ts';
import { createRunModel, type RunSource } from '../../../client/model/run/runModel.ts';
import { createEpisodes, type Mind } from '../../../client/model/worlds/episodes.ts';
import { servedFromWeights } from '../../../client/model/worlds/servedPolicy.ts';
import { createWorldView } from '../../../client/model/worlds/worldView.ts';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { encodeTable } from '../../../shared/learner/tableFile.ts';
import { createTableEvaluator } from '../../../shared/learner/tabularEvaluation.ts';
import { reportSeed } from '../../../shared/policy/evaluate.ts';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import { CART_TABLE, record, worldFor } from './recorded.ts';

const SETTINGS = { ...CART_TABLE, shownEpisodes: 3 } as AnyRecipe;
const SEED = 11;
const WORLD = worldFor(SETTINGS);
const EARLY = record(SETTINGS, SEED, 2_000);
const LATE = record(SETTINGS, SEED, 6_000);
const FRAME_MS = 20;

const infoOf = (step: number): CheckpointInfo => ({
  id: `run.${step}`,
  run: 'run',
  step,
  episode: 1,
  mean: 0,
  bytes: 0,
  sha256: '',
});

function fileOf(table: Float32Array): Uint8Array {
  const origin = {
    environment: 'CartPole-v1',
    recipe: 'r',
    recipeHash: '',
    settings: null,
    seed: SEED,
    step: 1,
    episode: 1,
    kind: 'moment',
    mean: null,
    simVersion: 1,
  } as const;
  return encodeTable({ edges: WORLD.table!.edges, actions: 2, table, origin });
}

/** An ended run with two checkpoints, and files that come when they are asked for. */
function source(stepMs: number): { readonly run: RunSource; readonly asked: string[] } {
  const model = createRunModel();
  const plan = { name: '', group: null, settings: SETTINGS, seed: SEED, stepMs, lingerSteps: null };
  model.begin(detailOf(newRun(plan, 'run', 0), 'ended'));
  model.onCheckpoints([infoOf(6_000), infoOf(2_000)]);
  const asked: string[] = [];
  const run: RunSource = {
    model,
    look() {},
    close() {},
    checkpoint: async (id) => {
      asked.push(id);
      if (id === 'run.0') throw new Error('it is gone');
      return fileOf(id === 'run.2000' ? EARLY.served : LATE.served);
    },
  };
  return { run, asked };
}

const arrived = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('[WORLD10] beside the training episode', () => {
  it('acts the newest checkpoint, or the one that was rewound to; each file is asked for once', async () => {
    const { run, asked } = source(0);
    let seed = 0;
    const view = createWorldView(
      run,
      WORLD,
      () => seed++,
      () => 0,
    );
    expect(view.frame(0)).toEqual([]);
    await arrived();
    for (let now = 0; now < 2_000; now += FRAME_MS) view.frame(now);
    expect(view.lanes().map(({ role, mind }) => [role, mind?.step])).toEqual([['greedy', 6_000]]);
    view.setAt(infoOf(2_000));
    view.frame(2_000);
    await arrived();
    view.frame(2_020);
    expect(view.lanes().map(({ role, mind }) => [role, mind?.step])).toEqual([['greedy', 2_000]]);
    view.setAt(null);
    view.frame(2_040);
    expect(view.mind()?.step).toBe(6_000);
    expect(asked).toEqual(['run.6000', 'run.2000']);
  });

  it('tells in words what could not be fetched, and asks again later', async () => {
    const { run, asked } = source(0);
    let now = 0;
    const view = createWorldView(
      run,
      WORLD,
      () => 0,
      () => now,
    );
    view.setAt(infoOf(0));
    view.frame(0);
    await arrived();
    expect(view.minds.problem()).toBe('it is gone');
    view.frame(20);
    expect(asked).toEqual(['run.0']);
    now = 5_000;
    view.frame(5_000);
    expect(asked).toEqual(['run.0', 'run.0']);
  });

  it('before and after begin in one state and each steps to its own end', async () => {
    const { run } = source(0);
    const view = createWorldView(
      run,
      WORLD,
      () => 77,
      () => 0,
    );
    view.setWay('beforeAfter');
    view.frame(0);
    await arrived();
    const ends = new Map<string, number>();
    for (let now = 0; now < 60_000; now += FRAME_MS) {
      for (const { role, walked, mind } of view.frame(now)) {
        expect(walked.seed).toBe(77);
        expect(mind!.step).toBe(role === 'before' ? 2_000 : 6_000);
        if (walked.ended) ends.set(role, walked.total);
      }
    }
    const alone = (table: Float32Array): number => {
      const policy = servedFromWeights(WORLD, table)!;
      const episodes = createEpisodes(
        WORLD,
        () => [{ policy, step: 0 }],
        () => 77,
      );
      for (let now = 0; ; now += 20) {
        const { walked } = episodes.play(now, 20)!.acting[0]!;
        if (walked.ended) return walked.total;
      }
    };
    expect(ends).toEqual(
      new Map([
        ['before', alone(EARLY.served)],
        ['after', alone(LATE.served)],
      ]),
    );
    expect(ends.get('after')).not.toBe(ends.get('before'));
  });

  it('the shown episodes of an ended run are the first of its report, in order, then again', async () => {
    const { run } = source(0);
    const view = createWorldView(
      run,
      WORLD,
      () => 0,
      () => 0,
    );
    view.setWay('shown');
    view.frame(0);
    await arrived();
    const expected = createTableEvaluator(WORLD.table!, WORLD.spec).report(LATE.served, SEED, 3).returns;
    const shown: number[] = [];
    const seeds: number[] = [];
    let ended = false;
    for (let now = 0; shown.length < 4; now += FRAME_MS) {
      const { walked } = view.frame(now)[0]!;
      if (walked.ended && !ended) {
        shown.push(walked.total);
        seeds.push(walked.seed);
        expect(view.shownEpisode()).toBe(((shown.length - 1) % 3) + 1);
      }
      ended = walked.ended !== null;
    }
    expect(shown).toEqual([...expected, expected[0]]);
    expect(seeds).toEqual([0, 1, 2, 0].map((i) => reportSeed(SEED) + i));
  });

  it('a policy acts to the end of its episode, unless that lasts longer than anyone waits', () => {
    const policy = servedFromWeights(WORLD, LATE.served)!;
    let mind: Mind = { policy, step: 1 };
    const episodes = createEpisodes(
      WORLD,
      () => [mind],
      () => 5,
    );
    const steps = (now: number) => episodes.play(now, 400)!.acting[0]!.mind.step;
    expect(steps(0)).toBe(1);
    mind = { policy, step: 2 };
    expect(steps(1_000)).toBe(1);
    expect(steps(11_000)).toBe(1);
    expect(steps(12_100)).toBe(2);
  });

  it('stands still while paused', () => {
    const policy = servedFromWeights(WORLD, LATE.served)!;
    const episodes = createEpisodes(
      WORLD,
      () => [{ policy, step: 1 }],
      () => 5,
    );
    episodes.play(0, 20);
    const before = episodes.play(200, 20)!.acting[0]!.walked;
    expect(before.steps).toBeGreaterThan(5);
    expect(episodes.play(60_000, Number.POSITIVE_INFINITY)!.acting[0]!.walked).toBe(before);
  });
});

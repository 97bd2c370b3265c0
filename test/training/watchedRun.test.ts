// A watched run around a made-up one: what is evaluated when, when it counts as solved, and where it ends.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { summary } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { evaluationsOf, isAffordable, mayEvaluate } from '../../shared/training/evaluationSteps.ts';
import { rounded, roundedCollapse } from '../../shared/training/finite.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/training/news.ts';
import type { Trainee } from '../../shared/training/trainee.ts';
import { createWatchedRun } from '../../shared/training/watchedRun.ts';
import { planOf } from './support.ts';

interface MadeUp {
  readonly episodes: number;
  readonly length: number;
  readonly meanAt: (step: number) => number;
  readonly ticks?: number; // of an evaluation
  readonly served?: Float32Array;
  readonly fileBytes?: number;
  readonly tdLoss?: number;
}

function madeUp({ episodes, length, meanAt, ticks = 1, fileBytes = 9, ...rest }: MadeUp): Trainee {
  const run = { seed: 1, steps: 0, episodes: 0, updates: 0 };
  const { served = Float32Array.of(1), tdLoss = 0.5 } = rest;
  function* events(): Generator<RunProgress, void> {
    for (let episode = 1; episode <= episodes; episode++) {
      for (let i = 0; i < length; i++) {
        run.steps++;
        run.updates++;
        const at = { episode, episodeSeed: episode, episodeStep: i, step: run.steps, action: i % 2, explored: i === 0 };
        yield { kind: 'step', ...at, observation: new Float32Array(4), q: Float32Array.of(1 / 3, Number.NaN) };
      }
      run.episodes++;
      const facts = { episodicReturn: length, episodicLength: length, epsilon: 0.5, tdLoss, qValues: null };
      yield { kind: 'episode', episode, step: run.steps, updates: run.updates, collapse: null, ...facts };
    }
  }
  const evaluation = () => summary([meanAt(run.steps)]);
  const unused = () => {
    throw new Error('not asked for');
  };
  return {
    run: Object.assign(run, { events, served: () => served, save: unused }),
    evaluator: {
      probe: evaluation,
      report: unused,
      *probing() {
        for (let i = 0; i < ticks; i++) yield 100;
        return evaluation();
      },
    },
    file: (_, origin) => new Uint8Array(fileBytes).fill(origin.episode),
    dispose() {},
  };
}

function tell(made: MadeUp, changes: Partial<TrainingPlan> = {}): readonly TrainingNews[] {
  const watched = createWatchedRun(madeUp(made), planOf(HOUSE, changes), CARTPOLE_V1, null, () => false);
  while (watched.advance() !== 'over');
  expect(watched.advance()).toBe('over');
  return watched.take();
}

const said = (news: readonly TrainingNews[], ...kinds: readonly string[]): readonly string[] =>
  news.flatMap((one) =>
    one.kind === 'event' && kinds.includes(one.event.kind) ? [`${one.event.kind} ${one.event.step}`] : [],
  );

const WATCHED = { stepMs: 20 };

it('[TRAIN2] at watch pace every 250 steps are judged, with the episodes finished by then; the end is judged too', () => {
  const news = tell({ episodes: 7, length: 90, meanAt: () => 9 }, WATCHED);
  expect(said(news, 'evaluation', 'ended')).toEqual([
    'evaluation 250',
    'evaluation 500',
    'evaluation 630',
    'ended 630',
  ]);
  const files = news.flatMap((one) => (one.kind === 'checkpoint' ? [`${one.id} of ${one.bytes[0]}`] : []));
  expect(files).toEqual(['r.250 of 2', 'r.500 of 5', 'r.630 of 7']);
});

it('[TRAIN2] it is solved after three good evaluations in a row, lingers, and ends with an episode', () => {
  const made = { episodes: 100, length: 90, meanAt: (step: number) => (step === 500 ? 474 : 475) };
  const events = ['solved', 'ended'] as const;
  expect(said(tell(made, WATCHED), ...events)).toEqual(['solved 1250', 'ended 9000']);
  expect(said(tell(made, { ...WATCHED, lingerSteps: 0 }), ...events)).toEqual(['solved 1250', 'ended 1260']);
  expect(said(tell(made, { ...WATCHED, lingerSteps: 1_000 }), ...events)).toEqual(['solved 1250', 'ended 2250']);
  expect(said(tell({ ...made, meanAt: () => 474 }, { ...WATCHED, lingerSteps: 0 }), ...events)).toEqual(['ended 9000']);
});

it('[TRAIN4] saved in the midst of its last evaluation, it takes no more steps when it goes on', () => {
  const trainee = madeUp({ episodes: 100, length: 90, meanAt: () => 500, ticks: 3 });
  const plan = planOf(HOUSE, { ...WATCHED, lingerSteps: 40 });
  const first = createWatchedRun(trainee, plan, CARTPOLE_V1, null, () => false);
  while (!first.remember().closing) first.advance();
  first.advance();
  const second = createWatchedRun(trainee, plan, CARTPOLE_V1, first.remember(), () => false);
  while (second.advance() !== 'over');
  expect(said(first.take(), 'solved', 'ended')).toEqual(['solved 750']);
  expect(said(second.take(), 'episode', 'evaluation', 'ended')).toEqual(['evaluation 810', 'ended 810']);
});

it('[TRAIN2] as fast as it goes, evaluations take half of the work until it is solved and a fifth later; what may be solved is soon known to be', () => {
  const ticks = 500; // a policy that stands judges 50,000 observations
  const dear = { episodes: 100, length: 100, ticks: 2_000 }; // 200,000
  const steady = tell({ ...dear, meanAt: () => 9 });
  const judged = said(steady, 'evaluation').length - 1; // without that of the end
  const work = 10_000 * (1 + 4 * HOUSE.batchSize);
  expect(judged * 200_000).toBeLessThanOrEqual(work + 200_000);
  expect(judged * 200_000).toBeGreaterThan(work - 200_000);
  const soon = said(tell({ ...dear, meanAt: (step) => (step < 2_500 ? 500 : 9) }), 'evaluation').length - 1;
  expect(soon * 200_000).toBeLessThanOrEqual(Math.max(work / 4, 5 * 200_000) + 200_000); // it was solved by its first ones
  const meanAt = (step: number): number => (step > 3_000 ? 500 : 9);
  const solved = said(tell({ episodes: 100, length: 100, meanAt, ticks }), 'evaluation', 'solved');
  const at = solved.findIndex((one) => one.startsWith('solved'));
  const steps = solved.slice(at - 3, at).map((one) => Number(one.split(' ')[1]));
  expect([steps[1]! - steps[0]!, steps[2]! - steps[1]!]).toEqual([250, 250]);
  expect(steps[0]).toBeLessThanOrEqual(4_000);
});

it('[TRAIN2] frames are too dear for every 250 steps at any pace, and nobody follows the steps of a run at full speed', () => {
  expect(evaluationsOf(HOUSE, 20)).toBe('all');
  expect(evaluationsOf(Q_TABLE, 1)).toBe('all');
  expect(evaluationsOf(HOUSE, 0)).toBe('affordable');
  expect(evaluationsOf(HOUSE_PIXELS, 20)).toBe('affordable');
  const judged = (recipe: AnyRecipe, solved: boolean): number => {
    const spent = { steps: 400, updates: 400, solved };
    let most = 0;
    while (isAffordable(recipe, { ...spent, judged: most + 1 })) most++;
    return most;
  };
  expect([judged(Q_TABLE, false), judged(Q_TABLE, true)]).toEqual([1_200, 300]);
  expect(judged(HOUSE_PIXELS, false)).toBe(judged(HOUSE_PIXELS, true));
  const steps = Array.from({ length: 600_000 }, (_, i) => i + 1).filter(mayEvaluate);
  expect(steps).toHaveLength(40 + 90 + 50);
});

it('[TRAIN1] numbers that no JSON can carry are told as none, and Q values stay numbers that a float32 holds', () => {
  const news = tell({ episodes: 3, length: 5, meanAt: () => 9, tdLoss: Number.POSITIVE_INFINITY }, WATCHED);
  expect(JSON.parse(JSON.stringify(news.filter(({ kind }) => kind === 'event')))).toEqual(
    news.filter(({ kind }) => kind === 'event'),
  );
  fc.assert(
    fc.property(fc.double(), (value) => {
      const told = rounded(value);
      expect(Number.isFinite(Math.fround(told))).toBe(true);
      expect(rounded(told)).toBe(told);
      if (Math.abs(value) < 1e38) expect(Math.abs(told - value)).toBeLessThanOrEqual(6e-4 * Math.abs(value));
    }),
  );
  const measured = {
    terminalShare: 0.1,
    actionGap: 1 / 3,
    doomedMaxQ: Number.NaN,
    valueBound: 100,
    gradientNorm: null,
  };
  expect(roundedCollapse(measured)).toEqual({ ...measured, actionGap: 0.3333, doomedMaxQ: null });
  expect(roundedCollapse({ ...measured, actionGap: Number.NaN })).toBeNull();
  expect(roundedCollapse(null)).toBeNull();
});

it('[TRAIN1] a policy that is too large or not finite has no file, one that is not finite no hash', () => {
  const made = { episodes: 3, length: 90, meanAt: () => 9 };
  const evaluationsIn = (news: readonly TrainingNews[]) =>
    news.flatMap((one) => (one.kind === 'event' && one.event.kind === 'evaluation' ? [one.event.moment] : []));
  const large = tell({ ...made, fileBytes: 1_048_577 }, WATCHED);
  expect(evaluationsIn(large)).toEqual([null, null]);
  expect(evaluationsIn(tell({ ...made, fileBytes: 1_048_576 }, WATCHED))).toEqual(['r.250', 'r.270']);
  const broken = tell({ ...made, served: Float32Array.of(Number.NaN) }, WATCHED);
  expect(evaluationsIn(broken)).toEqual([null, null]);
  expect(broken.some(({ kind }) => kind === 'checkpoint')).toBe(false);
  expect(broken.at(-1)).toMatchObject({ event: { kind: 'ended', weightsSha256: null } });
});

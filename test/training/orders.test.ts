import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import { createEnvironment, environmentNamed } from '../../shared/sim/environments.ts';
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../../shared/training/news.ts';
import { createTrainee } from '../../shared/training/trainee.ts';
import { createEngine, eventsOf, facts, planOf, savesOf, type Timed, train } from './support.ts';

const PLAN = planOf({ ...HOUSE, budget: { steps: 900 } });
const whole = train(PLAN);
const TABLE_PLAN = planOf({ ...Q_TABLE, budget: { steps: 3_000 } });
const wholeTable = train(TABLE_PLAN);

const order: fc.Arbitrary<TrainingOrder> = fc.oneof(
  fc.constantFrom<TrainingOrder>({ kind: 'pause' }, { kind: 'step' }, { kind: 'goOn' }, { kind: 'save' }),
  fc.record({ kind: fc.constant('look' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('pace' as const), stepMs: fc.constantFrom(0, 1, 20, 500) }),
);
const orders: fc.Arbitrary<Timed[]> = fc.array(fc.record({ turn: fc.nat(40), order }), { maxLength: 30 });

/** Fails if steps leave a hole within what is told of an episode, or contradict what was told before. */
function stepsByEpisode(
  news: readonly TrainingNews[],
): ReadonlyMap<number, { seed: number; actions: readonly number[] }> {
  const episodes = new Map<number, { seed: number; actions: number[] }>();
  for (const one of news) {
    if (one.kind !== 'steps') continue;
    const { episode, seed, from, actions, explored, q } = one;
    const known = episodes.get(episode) ?? { seed, actions: [] };
    expect(from).toBeLessThanOrEqual(known.actions.length);
    const again = known.actions.slice(from);
    expect(again).toEqual(actions.slice(0, again.length));
    expect(explored).toHaveLength(actions.length);
    expect(q.length % actions.length).toBe(0);
    episodes.set(episode, { seed, actions: [...known.actions.slice(0, from), ...actions] });
  }
  return episodes;
}

/** Steps the world again. @returns how many episodes were told whole */
function resimulate(plan: TrainingPlan, news: readonly TrainingNews[]): number {
  const episodes = stepsByEpisode(news);
  const world = createEnvironment(environmentNamed(plan.recipe.environment)!);
  const observation = new Float32Array(world.spec.observationSize);
  let wholeOnes = 0;
  for (const event of eventsOf(news)) {
    const told = event.kind === 'episode' && episodes.get(event.episode);
    if (!told) continue;
    world.reset(told.seed, observation);
    let episodicReturn = 0;
    const ends = told.actions.map((action) => {
      const { reward, terminated, truncated } = world.step(action, observation);
      episodicReturn += reward;
      return terminated || truncated;
    });
    if (!ends.at(-1)) continue; // its rest went by at a pace that tells no steps
    expect(episodicReturn).toBe(event.episodicReturn);
    wholeOnes++;
  }
  return wholeOnes;
}

it.each([
  ['a network', PLAN, whole],
  ['a table', TABLE_PLAN, wholeTable],
] as const)('[TRAIN3] no orders change what is told of %s, but for its steps', async (_, plan, expected) => {
  const events = facts((await expected).news);
  await fc.assert(
    fc.asyncProperty(orders, fc.constantFrom(0, 2), async (timed, saves) => {
      const { news, how } = await train({ ...plan, saveMs: saves === 0 ? null : 300 }, timed);
      expect(how).toBe('ended');
      expect(facts(news)).toEqual(events);
      stepsByEpisode(news);
    }),
    { seed: 11, numRuns: 25 },
  );
});

it.each([PLAN, TABLE_PLAN])(
  '[TRAIN5] steps told, stepped again, end in the returns that the events tell',
  async (plan) => {
    const { news } = await train({ ...plan, stepMs: 1 });
    const episodes = eventsOf(news).filter(({ kind }) => kind === 'episode').length;
    expect(resimulate(plan, news)).toBe(episodes);
    expect(episodes).toBeGreaterThan(15);
  },
);

it('[TRAIN5] a run that was stopped within an episode tells that episode from its first step when it goes on', async () => {
  const watched = { ...PLAN, stepMs: 20 };
  const first = await train(watched, [{ turn: 450, order: { kind: 'stop' } }]);
  const save = savesOf(first.news)[0]!;
  const last = first.news.findLast(({ kind }) => kind === 'steps');
  const second = await train({ ...watched, resume: save.bytes });
  const next = second.news.find(({ kind }) => kind === 'steps');
  if (last?.kind !== 'steps' || next?.kind !== 'steps') throw new Error('no steps');
  expect(next.episode).toBe(last.episode);
  expect(next.from).toBe(0);
  expect(next.actions.length).toBeGreaterThan(last.from + last.actions.length);
  expect(resimulate(watched, [...first.news, ...second.news])).toBe(
    eventsOf([...first.news, ...second.news]).filter(({ kind }) => kind === 'episode').length,
  );
});

it('[TRAIN5] from the moment that steps are told again, the running episode is told from its first', async () => {
  const { news } = await train(PLAN, [{ turn: 4, order: { kind: 'pace', stepMs: 20 } }]);
  const first = news.find(({ kind }) => kind === 'steps');
  expect(first).toMatchObject({ from: 0 });
  expect(resimulate(PLAN, news)).toBeGreaterThan(5);
});

it('[TRAIN6] who looks gets the served weights of that step, at most once a second', async () => {
  const look = [{ turn: 0, order: { kind: 'look', on: true } }] as const;
  const off = { turn: 600, order: { kind: 'look', on: false } } as const;
  const { news, posts } = await train({ ...PLAN, stepMs: 20 }, [...look, off]);
  const times = posts.flatMap(({ atMs, news }) => (news.some(({ kind }) => kind === 'weights') ? [atMs] : []));
  for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBeGreaterThanOrEqual(1_000);
  const weights = news.filter((one) => one.kind === 'weights');
  expect(weights.length).toBe(times.length);
  expect(weights.length).toBeGreaterThan(6);
  expect(weights.at(-1)!.step).toBeLessThan(700);
  const spec = environmentNamed('CartPole-v1')!;
  const { run } = await createTrainee({ recipe: PLAN.recipe, seed: PLAN.seed, spec, engine: 'js' }, createEngine);
  const byStep = new Map<number, string>();
  const hash = (parameters: Float32Array): string => sha256Hex(new Uint8Array(parameters.buffer));
  for (const { kind, step } of run.events()) if (kind === 'step') byStep.set(step, hash(run.served()));
  for (const { step, parameters } of weights) expect(hash(parameters)).toBe(byStep.get(step));
});

it('[TRAIN6] stop saves and ends without an end; a save asked for comes at once, also while it is paused', async () => {
  const stopped = await train(PLAN, [{ turn: 5, order: { kind: 'stop' } }]);
  expect(stopped.how).toBe('stopped');
  expect(stopped.news.at(-1)?.kind).toBe('save');
  expect(eventsOf(stopped.news).some(({ kind }) => kind === 'ended')).toBe(false);
  const asked = await train(PLAN, [
    { turn: 5, order: { kind: 'pause' } },
    { turn: 6, order: { kind: 'save' } },
    { turn: 7, order: { kind: 'step' } },
    { turn: 8, order: { kind: 'save' } },
  ]);
  const [before, after] = savesOf(asked.news);
  expect(after!.step - before!.step).toBeGreaterThan(0);
  expect(after!.step - before!.step).toBeLessThanOrEqual(2); // `house` updates every second step
});

it('[TRAIN6] who looks while it is paused gets the weights at once, and so does the next who looks', async () => {
  const on = { kind: 'look', on: true } as const;
  const { posts } = await train(PLAN, [
    { turn: 5, order: { kind: 'pause' } },
    { turn: 6, order: on },
    { turn: 7, order: { kind: 'look', on: false } },
    { turn: 8, order: on },
    { turn: 9, order: { kind: 'look', on: false } },
  ]);
  const steps = posts.flatMap(({ news }) => news.flatMap((one) => (one.kind === 'weights' ? [one.step] : [])));
  expect(steps).toHaveLength(2);
  expect(steps[0]).toBe(steps[1]);
});

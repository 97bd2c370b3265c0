import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, countCells } from '../../shared/learner/cells.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import { Q_TABLE, Q_TABLE_CARTPOLE, qTable } from '../../shared/learner/recipes/qTable.ts';
import { createTableEvaluator, tableValues } from '../../shared/learner/tabularEvaluation.ts';
import { tabularProblems } from '../../shared/learner/tabularProblems.ts';
import type { Edges, TabularRecipe } from '../../shared/learner/tabularRecipe.ts';
import { createTabularRun, type TabularRun, type TabularRunOptions } from '../../shared/learner/tabularRun.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { createEnvironment, ENVIRONMENT_IDS, environmentNamed } from '../../shared/sim/environments.ts';
import { FIRM_LAKE, FROZEN_LAKE } from '../../shared/sim/frozenLakeEnvironment.ts';

const SHORT: TabularRecipe = { ...qTable(FROZEN_LAKE.id), budget: { steps: 2_000 } };
const SHORT_CART: TabularRecipe = { ...qTable(CARTPOLE_V0.id), budget: { episodes: 60 } };

function newRun(recipe: TabularRecipe, seed: number, extra: Partial<TabularRunOptions> = {}): TabularRun {
  const spec = environmentNamed(recipe.environment)!;
  return createTabularRun({ recipe, seed, environment: createEnvironment(spec), ...extra });
}

/** All events, with the arrays that the generator reuses copied. */
const trace = (run: TabularRun): RunProgress[] => Array.from(run.events(), copied);
const copied = (event: RunProgress): RunProgress =>
  event.kind === 'step' ? { ...event, observation: event.observation.slice(), q: event.q.slice() } : event;

describe.each([SHORT, SHORT_CART])('a table on $environment', (recipe) => {
  it('[TABLE1] is the same from the same recipe and seed, step by step, and another from another seed', () => {
    const [one, two, other] = [newRun(recipe, 5), newRun(recipe, 5), newRun(recipe, 6)];
    expect(trace(one)).toEqual(trace(two));
    expect(one.served()).toEqual(two.served());
    trace(other);
    expect(other.served()).not.toEqual(one.served());
  });

  it('[DQN8] goes on from what was saved after any event with the bits of a run never stopped', () => {
    const whole = newRun(recipe, 3);
    const events = trace(whole);
    fc.assert(
      fc.property(fc.nat(events.length - 1), (stopAt) => {
        const first = newRun(recipe, 3);
        const generator = first.events();
        for (let i = 0; i <= stopAt; i++) generator.next();
        const second = newRun(recipe, 3, { resume: first.save() });
        expect(trace(second)).toEqual(events.slice(stopAt + 1));
        expect(second.served()).toEqual(whole.served());
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  it('[TABLE1] counts steps and episodes without gaps and replays from seeds and actions alone', () => {
    const environment = createEnvironment(environmentNamed(recipe.environment)!);
    const observation = new Float32Array(environment.spec.observationSize);
    const run = newRun(recipe, 9);
    let [steps, episodes, episodicReturn] = [0, 0, 0];
    for (const event of run.events()) {
      if (event.kind === 'step') {
        expect([event.step, event.episode]).toEqual([++steps, episodes + 1]);
        if (event.episodeStep === 0) environment.reset(event.episodeSeed, observation);
        expect(observation).toEqual(event.observation);
        episodicReturn += environment.step(event.action, observation).reward;
      } else {
        expect([event.episode, event.episodicReturn]).toEqual([++episodes, episodicReturn]);
        episodicReturn = 0;
      }
    }
    expect([run.steps, run.updates, run.episodes]).toEqual([steps, steps, episodes]);
  });

  it('[DQN6] is not changed by evaluations on the way', () => {
    const evaluator = createTableEvaluator(recipe, environmentNamed(recipe.environment)!);
    const [watched, alone] = [newRun(recipe, 8), newRun(recipe, 8)];
    for (const event of watched.events()) if (event.step % 500 === 0) evaluator.report(watched.served(), 1, 3);
    trace(alone);
    expect(watched.served()).toEqual(alone.served());
  });
});

it('[TABLE1] an update goes a learning rate of the way to reward + gamma max Q, and an end has no bootstrap', () => {
  const recipe: TabularRecipe = {
    ...SHORT,
    environment: FIRM_LAKE.id,
    initialValue: 0.5,
    gamma: 0.5,
    learningRate: 0.5,
  };
  const run = newRun({ ...recipe, learningRateEnd: 0.5, learningRateSteps: 0 }, 1);
  let before = run.served();
  const spec = FIRM_LAKE;
  const ends = new Set([5, 7, 11, 12, 15]);
  const world = createEnvironment(spec);
  const next = new Float32Array(spec.observationSize);
  for (const event of run.events()) {
    if (event.kind !== 'step') continue;
    if (event.episodeStep === 0) world.reset(event.episodeSeed, next);
    const at = event.observation.indexOf(1);
    const { reward } = world.step(event.action, next);
    const arrived = next.indexOf(1);
    const bootstrap = ends.has(arrived) ? 0 : 0.5 * Math.max(...before.subarray(4 * arrived, 4 * arrived + 4));
    const entry = 4 * at + event.action;
    const expected = before.slice();
    expected[entry]! += 0.5 * (reward + bootstrap - before[entry]!);
    const after = run.served();
    expect(after).toEqual(expected);
    expect(event.q).toEqual(before.slice(4 * at, 4 * at + 4));
    before = after;
  }
});

it('[DQN2] the time limit cuts the bootstrap only where the recipe says so', () => {
  const after = (limitCutsBootstrap: boolean): number => {
    const recipe = { ...SHORT, limitCutsBootstrap, budget: { steps: 1 } };
    const run = newRun(recipe, 1, { environment: createEnvironment({ ...FROZEN_LAKE, timeLimit: 1 }) });
    return trace(run).flatMap((e) => (e.kind === 'step' ? [run.served()[e.action]!] : []))[0]!;
  };
  expect(after(true)).toBeCloseTo(1 + 0.2 * (0 - 1), 6);
  expect(after(false)).toBeCloseTo(1 + 0.2 * (0.997 - 1), 6);
});

describe('cells', () => {
  const edges: Edges = [[-1, 0, 1], [], [0.5]];
  it('[TABLE3] an edge belongs to the interval above it, and a component without edges is not looked at', () => {
    const at = (...observation: number[]) => cellOf(edges, Float32Array.from(observation));
    expect(countCells(edges, { observationSize: 3 })).toBe(8);
    expect([at(-9, 0, 0), at(-1, 0, 0), at(0, 7, 0.5), at(1, -7, 0.4), at(9, 0, 9)]).toEqual([0, 2, 5, 6, 7]);
  });
  it('[TABLE3] a one-hot observation is its own cell', () => {
    for (const cell of [0, 7, 15]) {
      expect(
        cellOf(
          null,
          Float32Array.from({ length: 16 }, (_, i) => (i === cell ? 1 : 0)),
        ),
      ).toBe(cell);
    }
    expect(countCells(null, { observationSize: 16 })).toBe(16);
  });
  it('[TABLE3] every finite observation has a cell of the table', () => {
    const cut = Q_TABLE_CARTPOLE.edges;
    const cells = countCells(cut, CARTPOLE_V0);
    expect(cells).toBe(360);
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true }), { minLength: 4, maxLength: 4 }), (observation) => {
        const cell = cellOf(cut, Float32Array.from(observation));
        expect(Number.isSafeInteger(cell) && cell >= 0 && cell < cells).toBe(true);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
  it('[TABLE3] a table gives each observation of a batch the row of its cell', () => {
    const table = Float32Array.from({ length: 64 }, (_, i) => i);
    const inputs = new Float32Array(3 * 16);
    for (const [row, cell] of [4, 15, 0].entries()) inputs[row * 16 + cell] = 1;
    const out = new Float32Array(12);
    tableValues({ edges: null }, table, FROZEN_LAKE)(inputs, 3, out);
    expect(Array.from(out)).toEqual([16, 17, 18, 19, 60, 61, 62, 63, 0, 1, 2, 3]);
  });
});

describe('a tabular recipe', () => {
  it('[TABLE2] has a form that can run for every world', () => {
    for (const id of ENVIRONMENT_IDS) {
      const recipe = qTable(id);
      expect([id, recipe.environment, recipe.name, tabularProblems(recipe)]).toEqual([id, id, 'q-table', []]);
    }
  });
  it.each<[string, Partial<TabularRecipe>]>([
    ['learningRate 0', { learningRate: 0 }],
    ['learningRateEnd', { learningRateSteps: 0 }],
    ['gamma 1.5', { gamma: 1.5 }],
    ['epsilon.start 2', { epsilon: { ...Q_TABLE.epsilon, start: 2 } }],
    ['initialValue', { initialValue: Number.POSITIVE_INFINITY }],
    ['rewards.terminated', { rewards: { scale: 1, terminated: Number.NaN, truncated: null } }],
    ['budget 0', { budget: { steps: 0 } }],
    ['environment Nowhere', { environment: 'Nowhere' }],
    ['edges is null', { environment: CARTPOLE_V1.id }],
    ['edges has 1 components', { edges: [[0]] }],
    ['edges.0', { environment: CARTPOLE_V1.id, edges: [[1, 0], [], [], []] }],
    ['edges make', { environment: CARTPOLE_V1.id, edges: new Array(4).fill(Array.from({ length: 99 }, (_, i) => i)) }],
  ])('[TABLE2] is refused for %s', (start, change) => {
    const problems = tabularProblems({ ...Q_TABLE, ...change });
    expect(problems.some((problem) => problem.startsWith(start))).toBe(true);
  });
  it('[TABLE2] is not resumed from a table of another size', () => {
    const lake = newRun(SHORT, 1).save();
    expect(() => newRun(SHORT_CART, 1, { resume: lake })).toThrow(RangeError);
  });
});

it('[TABLE4] a quick table walks the firm lake straight to the goal', () => {
  const recipe: TabularRecipe = { ...Q_TABLE, budget: { steps: 6_000 } };
  const run = newRun(recipe, 1);
  trace(run);
  const { mean, min } = createTableEvaluator(recipe, FIRM_LAKE).probe(run.served());
  expect([mean, min]).toEqual([1, 1]);
});

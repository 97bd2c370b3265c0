/**
 * One run of tabular Q-learning: a pure function of (recipe, seed), as a generator that the caller paces; one environment step
 * and its update happen between two `step`s (TABLE1). Source: Watkins & Dayan 1992, Q-learning.
 */
import type { Environment, Outcome } from '../sim/environment.ts';
import { nextBelow, nextUint32, nextUniform, randomStream } from '../sim/random.ts';
import { argmax } from './argmax.ts';
import { cellOf, countCells } from './cells.ts';
import type { EpisodeProgress, RunProgress, StepProgress } from './progress.ts';
import { toldReward } from './rewards.ts';
import { epsilonAt, learningRateAt } from './schedules.ts';
import { arrayOf, type Snapshot } from './snapshot.ts';
import type { TabularRecipe } from './tabularRecipe.ts';

export interface TabularRunOptions {
  readonly recipe: TabularRecipe;
  readonly seed: number; // 0..2^53-1
  readonly environment: Environment;
  readonly resume?: Snapshot; // what `save` gave of a run of the same recipe and seed: goes on from there
}

export interface TabularRun {
  readonly recipe: TabularRecipe;
  readonly seed: number;
  readonly steps: number;
  readonly episodes: number; // finished ones
  readonly updates: number; // one a step
  /** Runs to the end of the budget. Once only. */
  events(): Generator<RunProgress, void>;
  /** A copy of the table: [cells, actions], row by row. Greedy, it is the served policy. */
  served(): Float32Array;
  /** Everything that the rest of the run depends on; taken between any two events, it is what `resume` takes (DQN8). */
  save(): Snapshot;
}

const PHASES = ['between', 'within', 'ended'] as const;

interface Progress {
  readonly steps: number;
  readonly episodes: number;
  readonly phase: (typeof PHASES)[number]; // of episodes; `ended`: its event is due
  readonly episodeSeed: number;
  readonly episodeStep: number; // steps of this episode so far
  readonly episodicReturn: number;
  readonly epsilon: number;
  readonly lossSum: number; // squared TD errors of this episode
  readonly qSum: number; // Q values of its actions, before their updates
}

const FRESH: Progress = {
  steps: 0,
  episodes: 0,
  phase: 'between',
  episodeSeed: 0,
  episodeStep: 0,
  episodicReturn: 0,
  epsilon: 0,
  lossSum: 0,
  qSum: 0,
};

export function createTabularRun({ recipe, seed, environment, resume }: TabularRunOptions): TabularRun {
  const { spec } = environment;
  const { budget, edges } = recipe;
  const actions = spec.actionCount;
  const table = new Float32Array(countCells(edges, spec) * actions).fill(recipe.initialValue);
  const exploration = randomStream(seed, 'exploration');
  const episodeSeeds = randomStream(seed, 'environment');
  const observation = new Float32Array(spec.observationSize); // before the action
  const next = new Float32Array(spec.observationSize); // after it
  const q = new Float32Array(actions);
  let at: { -readonly [K in keyof Progress]: Progress[K] } = { ...FRESH };

  /** @throws RangeError if the table is not of this recipe's and environment's size */
  function restore(saved: Snapshot): void {
    const [steps, episodes, phase, episodeSeed, episodeStep, episodicReturn, epsilon, lossSum, qSum] = arrayOf(
      saved,
      'counts',
      'Float64Array',
      9,
    ) as unknown as [number, number, number, number, number, number, number, number, number];
    const within = { episodeSeed, episodeStep, episodicReturn, epsilon, lossSum, qSum };
    at = { steps, episodes, phase: PHASES[phase] ?? 'between', ...within };
    table.set(arrayOf(saved, 'table', 'Float32Array', table.length));
    next.set(arrayOf(saved, 'observation', 'Float32Array', next.length));
    const streams = arrayOf(saved, 'streams', 'Uint32Array', 8);
    exploration.state.set(streams.subarray(0, 4));
    episodeSeeds.state.set(streams.subarray(4));
    if (at.phase !== 'between') environment.restore(arrayOf(saved, 'environment', 'Float64Array'));
  }
  if (resume) restore(resume);

  const budgetLeft = (): boolean => ('steps' in budget ? at.steps < budget.steps : at.episodes < budget.episodes);
  const rowAt = (seen: Float32Array): Float32Array => {
    const first = cellOf(edges, seen) * actions;
    return table.subarray(first, first + actions);
  };

  /** The Bellman update: Q(s, a) goes a part of the way to r + gamma max Q(s', .). Only an end cuts the bootstrap (DQN2). */
  const learn = (row: Float32Array, action: number, outcome: Outcome): void => {
    const cutsBootstrap = outcome.terminated || (outcome.truncated && recipe.limitCutsBootstrap);
    const nextRow = rowAt(next);
    const bootstrap = cutsBootstrap ? 0 : recipe.gamma * nextRow[argmax(nextRow)]!;
    const error = toldReward(recipe.rewards, outcome) + bootstrap - row[action]!;
    at.lossSum += error * error;
    at.qSum += row[action]!;
    row[action] = row[action]! + learningRateAt(recipe, at.steps) * error;
  };

  const startEpisode = (): void => {
    const episodeSeed = nextUint32(episodeSeeds);
    environment.reset(episodeSeed, next);
    at = { ...FRESH, steps: at.steps, episodes: at.episodes, phase: 'within', episodeSeed };
  };

  const step = (): StepProgress => {
    observation.set(next);
    at.epsilon = epsilonAt(recipe.epsilon, at.steps, at.episodes);
    const row = rowAt(observation);
    q.set(row);
    const explored = nextUniform(exploration) < at.epsilon;
    const action = explored ? nextBelow(exploration, actions) : argmax(row);
    const outcome = environment.step(action, next);
    learn(row, action, outcome);
    at.steps++;
    at.episodicReturn += outcome.reward;
    if (outcome.terminated || outcome.truncated) at.phase = 'ended';
    const { episodeSeed, steps } = at;
    const episode = at.episodes + 1;
    const episodeStep = at.episodeStep++;
    return { kind: 'step', episode, episodeSeed, episodeStep, step: steps, observation, q, action, explored };
  };

  const endEpisode = (): EpisodeProgress => {
    at.episodes++;
    at.phase = 'between';
    const { episodes, steps, episodicReturn, episodeStep, epsilon } = at;
    return {
      kind: 'episode',
      episode: episodes,
      step: steps,
      updates: steps,
      episodicReturn,
      episodicLength: episodeStep,
      epsilon,
      tdLoss: at.lossSum / episodeStep,
      qValues: at.qSum / episodeStep,
      collapse: null,
    };
  };

  function* events(): Generator<RunProgress, void> {
    for (;;) {
      if (at.phase === 'ended') yield endEpisode();
      if (!budgetLeft()) return;
      if (at.phase === 'between') startEpisode();
      yield step();
    }
  }

  return {
    recipe,
    seed,
    get steps() {
      return at.steps;
    },
    get episodes() {
      return at.episodes;
    },
    get updates() {
      return at.steps;
    },
    events,
    served: () => table.slice(),
    save: () => ({
      counts: Float64Array.of(
        at.steps,
        at.episodes,
        PHASES.indexOf(at.phase),
        at.episodeSeed,
        at.episodeStep,
        at.episodicReturn,
        at.epsilon,
        at.lossSum,
        at.qSum,
      ),
      table: table.slice(),
      observation: next.slice(),
      streams: Uint32Array.of(...exploration.state, ...episodeSeeds.state),
      environment: at.phase === 'between' ? new Float64Array() : environment.save(),
    }),
  };
}

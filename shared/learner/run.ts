/**
 * One training run: a pure function of (recipe, seed), as a generator that the caller paces. At most one environment step,
 * with the updates that the recipe ties to it, happens between two `step`s (DQN1).
 */
import { toPlain } from '../kernel/dueling.ts';
import type { Engine, Slot } from '../kernel/engine.ts';
import type { Environment } from '../sim/environment.ts';
import { nextBelow, nextUint32, nextUniform, randomStream } from '../sim/random.ts';
import { argmax } from './argmax.ts';
import { collectProbes, measureProbes, valueBound } from './collapse.ts';
import { playDemonstrations } from './demonstrations.ts';
import { initialParameters } from './initialise.ts';
import { createLearner } from './learner.ts';
import { restoreNetworks, SLOTS, saveNetworks } from './networkSnapshot.ts';
import type { EpisodeProgress, RunProgress, StepProgress } from './progress.ts';
import type { Recipe } from './recipe.ts';
import { createReplay } from './replay.ts';
import { toldReward } from './rewards.ts';
import { createSampler } from './sampling.ts';
import { scaleObservation } from './scaleObservation.ts';
import { epsilonAt, isDue } from './schedules.ts';
import { arrayOf, joinSnapshots, partOf, type Snapshot } from './snapshot.ts';

export interface RunOptions {
  readonly recipe: Recipe;
  readonly seed: number; // 0..2^53-1
  readonly environment: Environment;
  readonly engine: Engine; // made with `engineOptions(recipe, environment.spec)`; the run loads its weights
  readonly startFrom?: Float32Array; // canonical parameters instead of the recipe's initialisation
  readonly resume?: Snapshot; // what `save` gave of a run of the same recipe and seed: goes on from there
}

export interface Run {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly engine: Engine;
  readonly steps: number;
  readonly episodes: number; // finished ones
  readonly updates: number;
  readonly frozen: boolean; // the recipe's freeze rule has ended learning
  /** Runs to the end of the budget. Once only. `save` may be called between any two events. */
  events(): Generator<RunProgress, void>;
  /** Where the served policy stands: the average where the recipe has one, else the online network. */
  readonly servedSlot: Slot;
  /** A copy of the served policy's parameters, canonical, of the plain network where the recipe is dueling. */
  served(): Float32Array;
  /** Everything that the rest of the run depends on: resumed from it, it ends with the bits of a run never stopped (DQN8). */
  save(): Snapshot;
}

export function createRun({ recipe, seed, environment, engine, startFrom, resume }: RunOptions): Run {
  const { shape, capacity } = engine.options;
  const exploration = randomStream(seed, 'exploration');
  const sampling = randomStream(seed, 'replay');
  const episodeSeeds = randomStream(seed, 'environment');
  const sampler = createSampler(recipe, capacity);
  const replay = createReplay(recipe, engine, sampler);
  const learn = createLearner(recipe, engine, replay, sampler, sampling);
  const probes = collectProbes(environment);
  const bound = valueBound(recipe, environment.spec);

  let steps = 0;
  let episodes = 0;
  let frozen = false;
  let goodEpisodes = 0;
  let episodeSeed = 0;
  let episodeStep = 0;
  let episodicReturn = 0;
  let epsilon = 0;
  let living = false; // an episode is under way
  let ended = false; // its last step is made, its end not yet told
  let observation = new Float32Array(environment.spec.observationSize);
  let before = observation.slice(); // what `observation` was before the last step
  let seen = new Float32Array(shape.inputs);
  let seenNext = seen.slice();
  const q = new Float32Array(shape.outputs);

  if (resume) restore(resume);
  else {
    const initial = startFrom ?? initialParameters(shape, recipe, randomStream(seed, 'weights'));
    for (const slot of SLOTS) engine.load(slot, initial);
    playDemonstrations(recipe, environment, replay);
  }

  function beginEpisode(): void {
    episodeSeed = nextUint32(episodeSeeds);
    environment.reset(episodeSeed, observation);
    scaleObservation(observation, recipe.observationScale, seen);
    episodicReturn = 0;
    episodeStep = 0;
    living = true;
  }

  function takeStep(): StepProgress {
    epsilon = epsilonAt(recipe.epsilon, steps, episodes);
    engine.values('online', seen, 1, q);
    const explored = nextUniform(exploration) < epsilon;
    const action = explored ? exploringAction() : argmax(q);
    [before, observation] = [observation, before];
    const outcome = environment.step(action, observation);
    scaleObservation(observation, recipe.observationScale, seenNext);
    replay.add(seen, action, toldReward(recipe.rewards, outcome), seenNext, outcome);
    [seen, seenNext] = [seenNext, seen];
    ended = outcome.terminated || outcome.truncated;
    steps++;
    episodicReturn += outcome.reward;
    if (recipe.update.of === 'step' && isDue(recipe.update, steps) && !frozen) learn.updates(steps);
    if (recipe.sync.of === 'step' && isDue(recipe.sync, steps)) engine.blend('online', 'target', recipe.sync.rate);
    const episode = episodes + 1;
    const at = episodeStep++;
    return {
      kind: 'step',
      episode,
      episodeSeed,
      episodeStep: at,
      step: steps,
      observation: before,
      q,
      action,
      explored,
    };
  }

  /** A draw is made whatever the kind, so that two runs that differ in it alone explore at the same steps. */
  function exploringAction(): number {
    const drawn = nextBelow(exploration, shape.outputs);
    return recipe.exploration === 'uniform' ? drawn : 0;
  }

  /** What the recipe ties to the end of an episode, which is number `episodes` counted from 0. */
  function endEpisode(): EpisodeProgress {
    living = false;
    ended = false;
    if (recipe.freeze) {
      goodEpisodes = episodicReturn >= recipe.freeze.atLeast ? goodEpisodes + 1 : 0;
      if (goodEpisodes >= recipe.freeze.episodes) frozen = true;
    }
    if (recipe.update.of === 'episode' && isDue(recipe.update, episodes) && !frozen) learn.updates(steps);
    const syncs = recipe.sync.of === 'episode' && isDue(recipe.sync, episodes) && (episodes > 0 || recipe.sync.atZero);
    if (syncs) engine.blend('online', 'target', recipe.sync.rate);
    episodes++;
    const { gradientNorm, tdLoss, qValues } = learn.sinceLastAsked();
    const { terminalShare } = replay;
    const probed = measureProbes(probes, shape.outputs, valuesOf);
    return {
      kind: 'episode',
      episode: episodes,
      step: steps,
      updates: learn.count,
      episodicReturn,
      episodicLength: episodeStep,
      epsilon,
      tdLoss,
      qValues,
      collapse: { terminalShare, ...probed, valueBound: bound, gradientNorm },
    };
  }

  /** The online network's, by one forward: on tfjs every call is dear. @returns [states, actions] */
  function valuesOf(states: readonly Float32Array[]): Float32Array {
    const inputs = new Float32Array(states.length * shape.inputs);
    for (const [i, state] of states.entries()) {
      scaleObservation(state, recipe.observationScale, inputs.subarray(i * shape.inputs, (i + 1) * shape.inputs));
    }
    const values = new Float32Array(states.length * shape.outputs);
    engine.values('online', inputs, states.length, values);
    return values;
  }

  const { budget } = recipe;
  const budgetLeft = (): boolean => ('steps' in budget ? steps < budget.steps : episodes < budget.episodes);

  function* events(): Generator<RunProgress, void> {
    for (;;) {
      if (ended) yield endEpisode();
      if (!budgetLeft()) return;
      if (!living) beginEpisode();
      yield takeStep();
    }
  }

  function save(): Snapshot {
    const flags = [frozen, living, ended].map(Number);
    return joinSnapshots({
      run: {
        counts: Float64Array.of(
          steps,
          episodes,
          goodEpisodes,
          episodeSeed,
          episodeStep,
          episodicReturn,
          epsilon,
          ...flags,
        ),
        streams: Uint32Array.of(...exploration.state, ...sampling.state, ...episodeSeeds.state),
        observation: observation.slice(),
        environment: living ? environment.save() : new Float64Array(),
      },
      network: saveNetworks(engine),
      learner: learn.save(),
      replay: replay.save(),
      sampler: sampler.save(replay.stored),
    });
  }

  function restore(saved: Snapshot): void {
    const run = partOf(saved, 'run');
    const [a, b, c, d, e, f, g, ...flags] = arrayOf(run, 'counts', 'Float64Array', 10);
    [steps, episodes, goodEpisodes, episodeSeed, episodeStep, episodicReturn, epsilon] = [a!, b!, c!, d!, e!, f!, g!];
    [frozen, living, ended] = flags.map(Boolean) as [boolean, boolean, boolean];
    const streams = arrayOf(run, 'streams', 'Uint32Array', 12);
    for (const [i, { state }] of [exploration, sampling, episodeSeeds].entries()) {
      state.set(streams.subarray(4 * i, 4 * i + 4));
    }
    observation.set(arrayOf(run, 'observation', 'Float32Array', observation.length));
    scaleObservation(observation, recipe.observationScale, seen);
    if (living) environment.restore(arrayOf(run, 'environment', 'Float64Array'));
    restoreNetworks(engine, partOf(saved, 'network'));
    learn.restore(partOf(saved, 'learner'));
    replay.restore(partOf(saved, 'replay'));
    sampler.restore(partOf(saved, 'sampler'));
  }

  const servedSlot: Slot = recipe.servedAverage === null ? 'online' : 'average';
  return {
    recipe,
    seed,
    engine,
    get steps() {
      return steps;
    },
    get episodes() {
      return episodes;
    },
    get updates() {
      return learn.count;
    },
    get frozen() {
      return frozen;
    },
    events,
    servedSlot,
    served: () => (shape.dueling ? toPlain(shape, engine.read(servedSlot)) : engine.read(servedSlot)),
    save,
  };
}

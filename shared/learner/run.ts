/**
 * One training run: a pure function of (recipe, seed), as a generator that the caller paces. At most one environment step,
 * with the updates that the recipe ties to it, happens between two `step`s (DQN1).
 */
import type { Engine, Slot } from '../kernel/engine.ts';
import type { Environment } from '../sim/environment.ts';
import { nextBelow, nextUint32, nextUniform, randomStream } from '../sim/random.ts';
import { initialParameters } from './initialise.ts';
import type { Recipe } from './recipe.ts';
import { createReplay } from './replay.ts';
import { toldReward } from './rewards.ts';
import { uniformSampler } from './sampling.ts';
import { averageRateAt, epsilonAt, isDue, learningRateAt } from './schedules.ts';

export interface StepProgress {
  readonly kind: 'step';
  readonly episode: number; // from 1
  readonly episodeSeed: number; // the environment was reset with it
  readonly episodeStep: number; // from 0: steps of this episode before this one
  readonly step: number; // environment steps of the run, this one included
  readonly observation: Float32Array; // before the action, unscaled; valid until the generator goes on
  readonly q: Float32Array; // [actions] online Q values of it; valid until the generator goes on
  readonly action: number;
  readonly explored: boolean; // the action was drawn at random
}

export interface EpisodeProgress {
  readonly kind: 'episode';
  readonly episode: number; // from 1
  readonly step: number;
  readonly updates: number;
  readonly episodicReturn: number; // undiscounted, the environment's own rewards
  readonly episodicLength: number;
  readonly epsilon: number; // at the episode's last step
  readonly tdLoss: number | null; // mean over the updates since the last episode's end; null if there were none
  readonly qValues: number | null; // mean Q of the actions in those updates
}

export type RunProgress = StepProgress | EpisodeProgress;

export interface RunOptions {
  readonly recipe: Recipe;
  readonly seed: number; // 0..2^53-1
  readonly environment: Environment;
  readonly engine: Engine; // made with `engineOptions(recipe, environment.spec)`; the run loads its weights
  readonly startFrom?: Float32Array; // canonical parameters instead of the recipe's initialisation
}

export interface Run {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly engine: Engine;
  readonly steps: number;
  readonly episodes: number; // finished ones
  readonly updates: number;
  readonly frozen: boolean; // the recipe's freeze rule has ended learning
  /** Runs to the end of the budget. Once only. */
  events(): Generator<RunProgress, void>;
  /** Where the served policy stands: the average where the recipe has one, else the online network. */
  readonly servedSlot: Slot;
  /** A copy of the served policy's parameters, canonical. */
  served(): Float32Array;
}

/** Writes the observation as the network sees it. */
export function scaleObservation(
  observation: Float32Array,
  scale: readonly number[] | null,
  out: Float32Array,
): Float32Array {
  for (let i = 0; i < out.length; i++) out[i] = scale ? observation[i]! * scale[i]! : observation[i]!;
  return out;
}

export function createRun({ recipe, seed, environment, engine, startFrom }: RunOptions): Run {
  const { shape, capacity, batchSize } = engine.options;
  const exploration = randomStream(seed, 'exploration');
  const sampling = randomStream(seed, 'replay');
  const episodeSeeds = randomStream(seed, 'environment');
  const replay = createReplay(recipe, engine);
  const sample = uniformSampler(capacity, recipe.replacement);
  const batch = new Uint32Array(batchSize);
  const fromFalls = Math.round(batchSize * (recipe.nearFalls?.share ?? 0));
  const { servedAverage } = recipe;

  const initial = startFrom ?? initialParameters(shape, recipe, randomStream(seed, 'weights'));
  for (const slot of ['online', 'target', 'average'] as const) engine.load(slot, initial);

  let steps = 0;
  let episodes = 0;
  let updates = 0;
  let frozen = false;
  let goodEpisodes = 0;
  let lossSum = 0;
  let qSum = 0;
  let updatesSince = 0;

  const learn = (): void => {
    if (frozen || replay.added < recipe.learningStarts) return;
    const learningRate = learningRateAt(recipe, steps);
    for (let i = 0; i < recipe.update.count; i++) {
      sample(sampling, replay.stored, batch);
      const falls = replay.nearFalls.count;
      if (falls > 0) for (let j = 0; j < fromFalls; j++) batch[j] = replay.nearFalls.at(nextBelow(sampling, falls));
      const { loss, meanQ } = engine.update(
        batch,
        learningRate,
        servedAverage ? averageRateAt(servedAverage, updates) : 0,
      );
      lossSum += loss;
      qSum += meanQ;
      updates++;
      updatesSince++;
      if (recipe.sync.of === 'update' && isDue(recipe.sync, updates))
        engine.blend('online', 'target', recipe.sync.rate);
    }
  };

  const observeFreeze = (episodicReturn: number): void => {
    if (!recipe.freeze) return;
    goodEpisodes = episodicReturn >= recipe.freeze.atLeast ? goodEpisodes + 1 : 0;
    if (goodEpisodes >= recipe.freeze.episodes) frozen = true;
  };

  /** What the recipe ties to the end of an episode, which is number `episodes` counted from 0. */
  const endEpisode = (episodicReturn: number): void => {
    observeFreeze(episodicReturn);
    if (recipe.update.of === 'episode' && isDue(recipe.update, episodes)) learn();
    const syncs = recipe.sync.of === 'episode' && isDue(recipe.sync, episodes) && (episodes > 0 || recipe.sync.atZero);
    if (syncs) engine.blend('online', 'target', recipe.sync.rate);
    episodes++;
  };

  const budgetLeft = (): boolean =>
    'steps' in recipe.budget ? steps < recipe.budget.steps : episodes < recipe.budget.episodes;

  function* events(): Generator<RunProgress, void> {
    const observation = new Float32Array(shape.inputs);
    const next = new Float32Array(shape.inputs);
    const seen = new Float32Array(shape.inputs);
    const seenNext = new Float32Array(shape.inputs);
    const q = new Float32Array(shape.outputs);
    while (budgetLeft()) {
      const episodeSeed = nextUint32(episodeSeeds);
      environment.reset(episodeSeed, observation);
      scaleObservation(observation, recipe.observationScale, seen);
      let episodicReturn = 0;
      let episodeStep = 0;
      let epsilon = 0;
      for (let ended = false; !ended && budgetLeft(); ) {
        epsilon = epsilonAt(recipe.epsilon, steps, episodes);
        engine.values('online', seen, 1, q);
        const explored = nextUniform(exploration) < epsilon;
        const action = explored ? nextBelow(exploration, shape.outputs) : argmax(q);
        const outcome = environment.step(action, next);
        const { reward, terminated, truncated } = outcome;
        scaleObservation(next, recipe.observationScale, seenNext);
        ended = terminated || truncated;
        const told = toldReward(recipe.rewards, outcome);
        replay.add(seen, action, told, seenNext, outcome);
        steps++;
        episodicReturn += reward;
        if (recipe.update.of === 'step' && isDue(recipe.update, steps)) learn();
        if (recipe.sync.of === 'step' && isDue(recipe.sync, steps)) engine.blend('online', 'target', recipe.sync.rate);
        yield {
          kind: 'step',
          episode: episodes + 1,
          episodeSeed,
          episodeStep,
          step: steps,
          observation,
          q,
          action,
          explored,
        };
        episodeStep++;
        observation.set(next);
        seen.set(seenNext);
        if (!ended) continue;
        endEpisode(episodicReturn);
        yield {
          kind: 'episode',
          episode: episodes,
          step: steps,
          updates,
          episodicReturn,
          episodicLength: episodeStep,
          epsilon,
          tdLoss: updatesSince > 0 ? lossSum / updatesSince : null,
          qValues: updatesSince > 0 ? qSum / updatesSince : null,
        };
        lossSum = 0;
        qSum = 0;
        updatesSince = 0;
      }
    }
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
      return updates;
    },
    get frozen() {
      return frozen;
    },
    events,
    servedSlot,
    served: () => engine.read(servedSlot),
  };
}

/** The first of the largest (DQN3). */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

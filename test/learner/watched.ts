/** A run whose engine and world tell everything that the run asks of them. */
import type { Engine, EngineOptions, Slot, UpdateResult } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { EpisodeProgress, RunProgress, StepProgress } from '../../shared/learner/progress.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { MINIMAL_RL } from '../../shared/learner/recipes/index.ts';
import { createRun, type Run } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { Environment, EnvironmentSpec, Outcome } from '../../shared/sim/environment.ts';
import type { Transition } from '../support/definition.ts';
import { trace } from './support.ts';

/** Of every switch the plainest setting, and a network so small that float64 loops follow it. */
export const PLAIN: Recipe = {
  ...MINIMAL_RL,
  name: 'plain',
  hidden: [7, 5],
  learningRate: 3e-3,
  learningRateEnd: 3e-3,
  gamma: 0.9,
  rewards: { scale: 1, terminated: null, truncated: null },
  replayCapacity: 'unbounded',
  replacement: true,
  batchSize: 8,
  learningStarts: 20,
  update: { every: 1, of: 'step', count: 1 },
  sync: { every: 7, of: 'update', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 0.5, end: 0.5, per: 'step', slope: 0 },
  episodeLimit: null,
  budget: { steps: 150 },
};

/** Nothing but random play: what is stored depends on no network. */
export const WALK: Recipe = {
  ...PLAIN,
  epsilon: { ...PLAIN.epsilon, start: 1, end: 1 },
  learningStarts: 149,
  budget: { steps: 150 },
};

/** CartPole with so little time that both ends of an episode are common in random play. */
export const HASTY: EnvironmentSpec = { ...CARTPOLE_V1, timeLimit: 18 };

/** When a call came. */
interface Moment {
  readonly steps: number; // finished before it; -1 before the run began
  readonly episodes: number; // finished before it
  readonly updates: number; // before it
}

export interface StoreCall extends Moment, Transition {
  readonly index: number;
}

export interface UpdateCall extends Moment {
  readonly indices: Uint32Array;
  readonly learningRate: number;
  readonly averageRate: number;
  readonly importance: Float32Array | null;
  readonly online: Float32Array; // before it
  readonly target: Float32Array;
  readonly batch: readonly Transition[]; // what the ring held at `indices`
  readonly errors: Float32Array;
  readonly result: UpdateResult;
  readonly after: Float32Array; // the online network
}

export interface BlendCall extends Moment {
  readonly from: Slot;
  readonly to: Slot;
  readonly rate: number;
}

/** One step of the world, unscaled. */
export interface Experience extends Outcome {
  readonly observation: Float32Array;
  readonly action: number;
  readonly next: Float32Array;
}

export interface Watched {
  readonly run: Run;
  readonly options: EngineOptions;
  readonly stores: readonly StoreCall[];
  readonly updates: readonly UpdateCall[];
  readonly blends: readonly BlendCall[];
  readonly experience: readonly Experience[];
  readonly events: readonly RunProgress[];
  readonly steps: readonly StepProgress[];
  readonly ends: readonly EpisodeProgress[];
}

const CREATE = { kernel: createKernelEngine, js: createJsEngine };

/** Runs `recipe` to its end. */
export function watch(
  recipe: Recipe,
  { seed = 1, spec = CARTPOLE_V1, engine: kind = 'kernel' as 'kernel' | 'js' } = {},
): Watched {
  const options = engineOptions(recipe, spec);
  const stores: StoreCall[] = [];
  const updates: UpdateCall[] = [];
  const blends: BlendCall[] = [];
  const experience: Experience[] = [];
  const ring: StoreCall[] = [];
  let run: Run | null = null;
  const moment = (): Moment => ({ steps: run?.steps ?? -1, episodes: run?.episodes ?? 0, updates: updates.length });

  const real = CREATE[kind](options);
  const engine: Engine = {
    ...real,
    store(index, observation, action, reward, next, discount) {
      real.store(index, observation, action, reward, next, discount);
      const call = { index, observation: observation.slice(), action, reward, next: next.slice(), discount };
      ring[index] = { ...moment(), ...call };
      stores.push(ring[index]);
    },
    update(indices, learningRate, averageRate, extras = {}) {
      const before = { ...moment(), online: real.read('online'), target: real.read('target') };
      const batch = Array.from(indices, (index) => ring[index]!);
      const errors = new Float32Array(indices.length);
      const result = real.update(indices, learningRate, averageRate, { ...extras, errors });
      extras.errors?.set(errors);
      const importance = extras.importance?.slice() ?? null;
      const found = { batch, errors, result, after: real.read('online') };
      updates.push({ ...before, indices: indices.slice(), learningRate, averageRate, importance, ...found });
      return result;
    },
    blend(from, to, rate) {
      real.blend(from, to, rate);
      blends.push({ ...moment(), from, to, rate });
    },
  };
  run = createRun({ recipe, seed, environment: watchedWorld(cartPoleEnvironment(spec), experience), engine });
  experience.length = 0; // what came before the run's first step
  const events = trace(run);
  const steps = events.filter((event) => event.kind === 'step');
  const ends = events.filter((event) => event.kind === 'episode');
  return { run, options, stores, updates, blends, experience, events, steps, ends };
}

function watchedWorld(world: Environment, experience: Experience[]): Environment {
  let observation = new Float32Array(world.spec.observationSize);
  return {
    ...world,
    reset(seed, out) {
      world.reset(seed, out);
      observation = out.slice();
    },
    step(action, out) {
      const outcome = world.step(action, out);
      const next = out.slice();
      experience.push({ ...outcome, observation, action, next });
      observation = next;
      return outcome;
    },
  };
}

/** Cut at the ends of episodes; the last one may be unfinished. */
export function episodesOf(experience: readonly Experience[]): readonly (readonly Experience[])[] {
  const episodes: Experience[][] = [[]];
  for (const step of experience) {
    episodes.at(-1)!.push(step);
    if (step.terminated || step.truncated) episodes.push([]);
  }
  return episodes.filter(({ length }) => length > 0);
}

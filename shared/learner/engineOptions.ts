import type { EngineOptions, NetworkShape } from '../kernel/engine.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';
import { stackSize } from '../sim/pixelEnvironment.ts';
import type { Recipe } from './recipe.ts';

/** What an engine must be to train `recipe` in an environment of this kind. */
export function engineOptions(recipe: Recipe, spec: EnvironmentSpec): EngineOptions {
  const shape = networkShape(recipe, spec);
  const batchSize = recipe.oneByOne ? 1 : recipe.batchSize;
  return {
    shape,
    batchSize,
    capacity: ringCapacity(recipe, spec),
    loss: recipe.loss,
    lossScale: recipe.lossMean === 'batch' ? 1 / batchSize : 1 / (batchSize * shape.outputs),
    double: recipe.double,
    beta1: recipe.beta1,
    beta2: recipe.beta2,
    adamEpsilon: recipe.adamEpsilon,
    weightDecay: recipe.weightDecay,
    amsgrad: recipe.amsgrad,
    clipNorm: recipe.clipNorm,
    clipValue: recipe.clipValue,
  };
}

/** The network of `recipe`: on the world's observations, or on frames of it. */
function networkShape({ hidden, pixels, dueling }: Recipe, spec: EnvironmentSpec): NetworkShape {
  const last = { hidden, ...(dueling ? { dueling } : {}), outputs: spec.actionCount };
  if (!pixels) return { inputs: spec.observationSize, ...last };
  const { height, width, ages, difference, convolutions } = pixels;
  const image = { height, width, frames: ages.length, difference, convolutions };
  return { inputs: stackSize(pixels), image, ...last };
}

/** Transitions the ring must hold. An unbounded replay is as large as the whole budget can fill. */
function ringCapacity(recipe: Recipe, spec: EnvironmentSpec): number {
  if (recipe.replayCapacity !== 'unbounded') return recipe.replayCapacity;
  const steps =
    'steps' in recipe.budget ? recipe.budget.steps : recipe.budget.episodes * (recipe.episodeLimit ?? spec.timeLimit);
  const shown = recipe.demonstrations.reduce((sum, { actions }) => sum + actions.length, 0);
  return (steps + shown) * (recipe.mirrored && !recipe.pixels ? 2 : 1);
}

/** An engine that only computes Q values of loaded weights. */
export function forwardOnly(shape: NetworkShape): EngineOptions {
  const unused = {
    loss: 'mse',
    lossScale: 1,
    double: false,
    beta1: 0,
    beta2: 0,
    adamEpsilon: 1,
    weightDecay: 0,
    amsgrad: false,
    clipNorm: null,
    clipValue: null,
  } as const;
  return { shape, batchSize: 1, capacity: 1, ...unused };
}

/** A recipe is data, without the seed: a run is a pure function of (recipe, seed), and the recipe's hash names it (DQN1). */

/** When something happens: after every `every` steps or updates; of episodes, counted from 0, after those divisible by `every`. */
export interface Every {
  readonly every: number;
  readonly of: 'step' | 'update' | 'episode';
}

/** `linear`: start + slope * n, held between start and end. `multiply`: start * slope^n, not below end. n counts `per`. */
export interface EpsilonSchedule {
  readonly kind: 'linear' | 'multiply';
  readonly start: number;
  readonly end: number;
  readonly per: 'step' | 'episode';
  readonly slope: number;
}

export interface Recipe {
  readonly name: string;
  readonly source: string; // where these settings come from
  readonly deviations: readonly string[]; // where we differ from the source, and why
  readonly hidden: readonly number[]; // units per hidden layer, ReLU
  readonly initialisation: 'he-uniform' | 'pytorch' | 'glorot-uniform'; // weights; biases zero, but U(+-1/sqrt(fanIn)) for pytorch
  readonly lastLayerScale: number; // factor on the fresh weights of the last layer; 1 leaves them
  readonly observationScale: readonly number[] | null; // factor per observation component before the network
  readonly learningRate: number; // Adam, at the start
  readonly learningRateEnd: number; // reached linearly over `learningRateSteps` environment steps, then held
  readonly learningRateSteps: number;
  readonly beta1: number; // Adam
  readonly beta2: number; // Adam
  readonly adamEpsilon: number; // Adam
  readonly loss: 'huber' | 'mse'; // huber: delta 1
  readonly lossMean: 'batch' | 'outputs'; // averaged over the batch, or over batch and outputs as Keras does
  readonly clipNorm: number | null; // global gradient norm
  readonly gamma: number; // discount per step, 0..1
  readonly gammaRamp: GammaRamp | null; // a shorter horizon at first
  readonly nStep: number; // rewards summed before the bootstrap
  readonly double: boolean; // Double DQN (van Hasselt et al. 2016)
  readonly rewards: { readonly step: number; readonly terminated: number }; // what the learner is told for a surviving step, and for the falling one
  readonly replayCapacity: number | 'unbounded'; // transitions
  readonly replacement: boolean; // whether one batch may hold a transition twice
  readonly mirrored: boolean; // each transition also stored as (-observation, other action): CartPole's own symmetry
  readonly batchSize: number; // transitions per update
  readonly nearFalls: NearFalls | null; // a part of each batch comes from just before falls, which good policies make rare
  readonly learningStarts: number; // stored environment transitions before the first update
  readonly update: Every & { readonly count: number }; // `count` updates each time
  readonly sync: Every & { readonly rate: number; readonly atZero: boolean }; // online -> target; rate 1 copies; atZero: after episode 0 too
  readonly epsilon: EpsilonSchedule;
  readonly limitCutsBootstrap: boolean; // true: gym 0.21's single `done`
  readonly episodeLimit: number | null; // steps; null: the environment's own limit
  readonly servedAverage: ServedAverage | null; // the average of the online network that is served; null serves the network itself
  readonly freeze: FreezeRule | null; // stop learning by what the run's own training episodes show
  readonly budget: { readonly steps: number } | { readonly episodes: number };
  readonly reportEvery: number; // episodes between two printed lines
}

/**
 * Transitions stored before step `steps` are discounted by less than `gamma`: the horizon 1 / (1 - gamma) grows linearly
 * from that of `start`. Source: Francois-Lavet et al. 2015, an increasing discount factor.
 */
export interface GammaRamp {
  readonly start: number; // 0..gamma
  readonly steps: number; // environment steps
}

/** `share` of each batch, rounded to whole transitions, is drawn from the last `steps` transitions before each termination. */
export interface NearFalls {
  readonly share: number; // 0..1
  readonly steps: number;
}

/**
 * After update n the average follows at the larger of `rate` and (1 + eta) / (n + 1 + eta): short while the network is
 * young, long when it is old. Source: polynomial-decay averaging, Shamir & Zhang 2013.
 */
export interface ServedAverage {
  readonly rate: number; // 0..1
  readonly eta: number; // 0 or more
}

/** Freeze once `episodes` training episodes in a row came back with at least `atLeast`. */
export interface FreezeRule {
  readonly episodes: number;
  readonly atLeast: number;
}

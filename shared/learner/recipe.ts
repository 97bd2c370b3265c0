/** A recipe is data, without the seed: a run is a pure function of (recipe, seed), and the recipe's hash names it (DQN1). */

/** When something happens: after every `every` steps or updates; of episodes, counted from 0, after those divisible by `every`. */
export interface Every {
  readonly every: number;
  readonly of: 'step' | 'update' | 'episode';
}

/**
 * Exploration rate after n steps or episodes, whichever `per` counts.
 * `linear`: start + slope * n, held at `end`. `multiply`: start, times `slope` n times or until it is no longer above `end`.
 * `decay`: end + (start - end) * slope^n.
 */
export interface EpsilonSchedule {
  readonly kind: 'linear' | 'multiply' | 'decay';
  readonly start: number;
  readonly end: number;
  readonly per: 'step' | 'episode';
  readonly slope: number;
}

/** DQN's settings. The tabular learner has its own: tabularRecipe.ts. */
export interface Recipe {
  readonly kind: 'dqn';
  readonly name: string;
  readonly source: string; // where these settings come from
  readonly deviations: readonly string[]; // where we differ from the source, and why
  readonly environment: string; // the id of the world it is meant for, see shared/sim/environments.ts
  readonly pixels: Pixels | null; // the network sees frames instead of the state
  readonly hidden: readonly number[]; // units per hidden layer, ReLU
  readonly dueling: boolean; // the last hidden layer's first half feeds the value, the rest the advantages (Wang et al. 2016)
  readonly initialisation: 'he-uniform' | 'pytorch' | 'glorot-uniform'; // weights; biases zero, but U(+-1/sqrt(fanIn)) for pytorch
  readonly lastLayerScale: number; // factor on the fresh weights of the last layer; 1 leaves them
  readonly observationScale: readonly number[] | null; // factor per observation component before the network
  readonly learningRate: number; // Adam, at the start
  readonly learningRateEnd: number; // reached linearly over `learningRateSteps` environment steps, then held
  readonly learningRateSteps: number;
  readonly beta1: number; // Adam
  readonly beta2: number; // Adam
  readonly adamEpsilon: number; // Adam
  readonly weightDecay: number; // decoupled (AdamW, Loshchilov & Hutter 2019); 0 is Adam
  readonly amsgrad: boolean; // divide by the largest second moment so far (Reddi et al. 2018)
  readonly loss: 'huber' | 'mse'; // huber: delta 1
  readonly lossMean: 'batch' | 'outputs'; // averaged over the batch, or over batch and outputs as Keras does
  readonly clipNorm: number | null; // global gradient norm
  readonly clipValue: number | null; // each gradient held within -clipValue..clipValue, after clipNorm
  readonly gamma: number; // discount per step, 0..1
  readonly gammaRamp: GammaRamp | null; // a shorter horizon at first
  readonly nStep: number; // rewards summed before the bootstrap
  readonly double: boolean; // Double DQN (van Hasselt et al. 2016)
  readonly rewards: RewardRule;
  readonly replayCapacity: number | 'unbounded'; // transitions
  readonly replacement: boolean; // whether one batch may hold a transition twice
  readonly prioritised: Prioritised | null; // null: uniform
  readonly mirrored: boolean; // each transition also stored as (-observation, other action): CartPole's own symmetry; frames are flipped at random when drawn
  readonly demonstrations: readonly Demonstration[]; // in the replay from the start, before the first step
  readonly batchSize: number; // transitions per update
  readonly oneByOne: boolean; // each transition of a batch is an update of its own, its target from the network just changed
  readonly nearFalls: NearFalls | null; // a part of each batch comes from just before falls, which good policies make rare
  readonly learningStarts: number; // stored environment transitions before the first update, demonstrations included
  readonly update: Every & { readonly count: number }; // `count` updates each time
  readonly sync: Every & { readonly rate: number; readonly atZero: boolean }; // online -> target; rate 1 copies; atZero: after episode 0 too
  readonly epsilon: EpsilonSchedule;
  readonly exploration: 'uniform' | 'first-action'; // what an exploring step does: any action alike, or always action 0
  readonly limitCutsBootstrap: boolean; // true: gym 0.21's single `done`
  readonly episodeLimit: number | null; // steps; null: the environment's own limit
  readonly servedAverage: ServedAverage | null; // the average of the online network that is served; null serves the network itself
  readonly freeze: FreezeRule | null; // stop learning by what the run's own training episodes show
  readonly budget: Budget;
  readonly reportEvery: number; // episodes between two printed lines
  readonly reportFormat: ReportFormat; // how they read
  readonly shownEpisodes: number; // greedy episodes shown at the end
}

export type Budget = { readonly steps: number } | { readonly episodes: number };

/** Whose printed output a run has: our own, or a source's. */
export type ReportFormat = 'plain' | 'keras-blog' | 'minimal-rl' | 'torch-blog' | 'fastcampus' | 'nature-frozenlake';

/** What the learner is told: the environment's reward times `scale`, but at an episode's end the given number instead, if there is one. */
export interface RewardRule {
  readonly scale: number;
  readonly terminated: number | null;
  readonly truncated: number | null;
}

/** Drawn by (|TD error| + floor)^alpha, corrected by weights (1 / (N P))^beta over their maximum. Source: Schaul et al. 2016. */
export interface Prioritised {
  readonly alpha: number; // 0..1
  readonly beta: number; // 0..1, at the start; 1 after `betaSteps` environment steps, linearly
  readonly betaSteps: number;
  readonly floor: number; // above 0
}

/** An episode somebody played: the environment reset with `seed`, then these actions, one digit each. */
export interface Demonstration {
  readonly seed: number;
  readonly actions: string;
}

/** How the network sees CartPole: frames of `height` x `width`, those of `ages` ticks ago stacked. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly ages: readonly number[]; // ticks, newest first: [0, 2]
  readonly difference: number | null; // channels after the first hold this factor times (newest - older); null: the older frame
  readonly convolutions: readonly { readonly filters: number; readonly size: number; readonly stride: number }[];
}

/**
 * Transitions stored before step `steps` are discounted by less than `gamma`: the horizon 1 / (1 - gamma) grows linearly
 * from that of `start`. Source: Francois-Lavet et al. 2015, an increasing discount factor.
 */
export interface GammaRamp {
  readonly start: number; // 0..gamma
  readonly steps: number; // environment steps, those of demonstrations included
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

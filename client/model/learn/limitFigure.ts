/**
 * What standing is worth, learned twice from the same transitions of a policy that never falls: once the time limit cuts the
 * bootstrap, once it does not. The replay, its rule for the limit (DQN2) and the engine are the learner's own; the network has one
 * output, because there is one policy to judge and nothing to choose.
 */
import type { Engine } from '../../../shared/kernel/engine.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { initialParameters } from '../../../shared/learner/initialise.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { TORCH_BLOG } from '../../../shared/learner/recipes/torchBlog.ts';
import { createReplay, type Replay } from '../../../shared/learner/replay.ts';
import { createSampler } from '../../../shared/learner/sampling.ts';
import { scaleObservation } from '../../../shared/learner/scaleObservation.ts';
import { observe } from '../../../shared/sim/cartpole.ts';
import { CARTPOLE_V1, type CartPoleEnvironment, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { nextBelow, nextUint32, nextUniform, type RandomStream, randomStream } from '../../../shared/sim/random.ts';
import { createPageEngine } from './pageRun.ts';
import { standingRule } from './standingRule.ts';

export interface LimitSetting {
  readonly limit: number; // steps of an episode
  readonly gamma: number; // below 1
}

/** 1 + gamma + gamma^2 + ...: what never falling is worth, at any moment. */
export function worthForEver(gamma: number): number {
  return 1 / (1 - gamma);
}

/** The same over the next `left` steps alone, and nothing after. */
export function worthOf(left: number, gamma: number): number {
  return (1 - gamma ** left) / (1 - gamma);
}

/** Where a network ends that sees no clock and is cut in one step of `limit`: v = 1 + gamma (1 - 1 / limit) v. */
export function worthIfCut({ limit, gamma }: LimitSetting): number {
  return 1 / (1 - gamma * (1 - 1 / limit));
}

const STATES = 16; // looked at, of an episode of its own
const PUSHED = 0.1; // share of steps pushed at random, so that states repeat at all times of an episode
const SYNC = 10; // updates between two copies to the target network
const PLAIN: Recipe = {
  ...TORCH_BLOG,
  hidden: [32, 32],
  observationScale: [1 / 2.4, 0.33, 4.77, 0.33],
  learningRate: 1e-3,
  replayCapacity: 4_000,
  batchSize: 32,
};

interface Twin {
  readonly engine: Engine;
  readonly replay: Replay;
}

export interface LimitFigure {
  readonly setting: LimitSetting;
  readonly updates: number;
  readonly episodes: number; // that came to the limit
  readonly episodeStep: number;
  readonly kept: readonly (readonly [update: number, worth: number])[]; // bootstrapped at the limit
  readonly cut: readonly (readonly [update: number, worth: number])[];
  readonly inner: Inner;
}

interface Inner {
  readonly world: CartPoleEnvironment;
  readonly twins: readonly [Twin, Twin]; // kept, cut
  readonly chance: RandomStream;
  readonly draws: RandomStream;
  readonly seeds: RandomStream;
  readonly batch: Uint32Array;
  readonly states: Float32Array; // [STATES, 4], as the network sees them
}

function recipeOf({ gamma }: LimitSetting, limitCutsBootstrap: boolean): Recipe {
  const scale = 1 - gamma; // worths about 1 are learned fastest; what is shown is scaled back
  return { ...PLAIN, gamma, rewards: { scale, terminated: null, truncated: null }, limitCutsBootstrap };
}

function twinOf(setting: LimitSetting, cuts: boolean, spec: EnvironmentSpec, weights: RandomStream): Twin {
  const recipe = recipeOf(setting, cuts);
  const engine = createPageEngine(engineOptions(recipe, { ...spec, actionCount: 1 }));
  const initial = initialParameters(engine.options.shape, recipe, weights);
  for (const slot of ['online', 'target'] as const) engine.load(slot, initial);
  return { engine, replay: createReplay(recipe, engine, createSampler(recipe, engine.options.capacity)) };
}

/** Twins: the same first weights, transitions and batches; they differ in what the limit means. */
export function beginLimit(setting: LimitSetting, seed: number): LimitFigure {
  const spec = { ...CARTPOLE_V1, timeLimit: setting.limit };
  const twins = [
    twinOf(setting, false, spec, randomStream(seed, 'weights')),
    twinOf(setting, true, spec, randomStream(seed, 'weights')),
  ] as const;
  const inner: Inner = {
    world: cartPoleEnvironment(spec),
    twins,
    chance: randomStream(seed, 'exploration'),
    draws: randomStream(seed, 'replay'),
    seeds: randomStream(seed, 'environment'),
    batch: new Uint32Array(PLAIN.batchSize),
    states: someStates(setting, seed),
  };
  inner.world.reset(nextUint32(inner.seeds), new Float32Array(4));
  const figure: LimitFigure = { setting, updates: 0, episodes: 0, episodeStep: 0, kept: [], cut: [], inner };
  return { ...figure, ...looked(figure) };
}

/** Of all times of an episode. */
function someStates({ limit }: LimitSetting, seed: number): Float32Array {
  const world = cartPoleEnvironment();
  const seen = new Float32Array(4);
  const states = new Float32Array(4 * STATES);
  world.reset(seed % 0x1_0000_0000, seen);
  for (let i = 0; i < STATES; i++) {
    for (let step = 0; step < Math.floor(limit / STATES); step++)
      world.step(standingRule(world.snapshot().state), seen);
    scaleObservation(seen, PLAIN.observationScale, states.subarray(4 * i, 4 * i + 4));
  }
  return states;
}

/** The mean of what a twin expects of the states looked at, in rewards of 1. */
function worthBy({ engine }: Twin, { states }: Inner, { gamma }: LimitSetting): number {
  const values = new Float32Array(STATES);
  engine.values('online', states, STATES, values);
  return values.reduce((sum, value) => sum + value, 0) / STATES / (1 - gamma);
}

const MOST_POINTS = 400;
const LOOK_EVERY = 10; // updates

function looked({ inner, setting, updates, kept, cut }: LimitFigure): Pick<LimitFigure, 'kept' | 'cut'> {
  const [a, b] = inner.twins;
  const every = kept.length > MOST_POINTS ? 2 : 1; // an old curve is thinned out, never cut off
  const thin = (points: LimitFigure['kept']): LimitFigure['kept'] => points.filter((_, i) => i % every === 0);
  return {
    kept: [...thin(kept), [updates, worthBy(a, inner, setting)]],
    cut: [...thin(cut), [updates, worthBy(b, inner, setting)]],
  };
}

/** One step of the world, and one update of each twin. */
export function advanceLimit(figure: LimitFigure): LimitFigure {
  const { inner } = figure;
  const { world, twins, chance, draws, batch } = inner;
  const seen = scaled(observe(world.snapshot().state));
  const pushed = nextUniform(chance) < PUSHED;
  const action = pushed ? nextBelow(chance, 2) : standingRule(world.snapshot().state);
  const after = new Float32Array(4);
  const outcome = world.step(action, after);
  const next = scaled(after);
  for (const { replay } of twins) replay.add(seen, 0, outcome.reward * (1 - figure.setting.gamma), next, outcome);
  const ended = outcome.terminated || outcome.truncated;
  if (ended) world.reset(nextUint32(inner.seeds), after);
  const { stored } = twins[0].replay;
  for (let i = 0; i < batch.length; i++) batch[i] = nextBelow(draws, stored);
  const updates = figure.updates + 1;
  for (const { engine } of twins) {
    engine.update(batch, PLAIN.learningRate, 0);
    if (updates % SYNC === 0) engine.blend('online', 'target', 1);
  }
  const moved: LimitFigure = {
    ...figure,
    updates,
    episodes: figure.episodes + (ended ? 1 : 0),
    episodeStep: ended ? 0 : figure.episodeStep + 1,
  };
  return updates % LOOK_EVERY === 0 ? { ...moved, ...looked(moved) } : moved;
}

const scaled = (observation: Float32Array): Float32Array =>
  scaleObservation(observation, PLAIN.observationScale, new Float32Array(4));

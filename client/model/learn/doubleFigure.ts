/**
 * Why a maximum of guesses is too high. Every action is worth exactly 0; the networks say 0 and some noise. The engine that trains
 * here computes the three targets: of the network itself, of a lagging copy, and Double DQN's.
 */
import type { Engine } from '../../../shared/kernel/engine.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { forwardOnly } from '../../../shared/learner/engineOptions.ts';
import { nextUniform, type RandomStream, randomStream } from '../../../shared/sim/random.ts';

export const TARGETS = ['own', 'lagging', 'double'] as const;
export type TargetName = (typeof TARGETS)[number];

export interface DoubleSetting {
  readonly actions: number; // 2 to 10
  readonly alike: number; // 0..1, the correlation of both networks' noise: 1 is a copy just made
}

export interface DoubleFigure {
  readonly setting: DoubleSetting;
  readonly tries: number;
  readonly newest: { readonly online: Float32Array; readonly target: Float32Array } & Targets;
  readonly means: Targets; // of all tries
  readonly curves: Readonly<Record<TargetName, readonly (readonly [tries: number, mean: number])[]>>;
  readonly inner: Inner;
}

type Targets = Readonly<Record<TargetName, number>>;

interface Inner {
  readonly single: Asked;
  readonly double: Asked;
  readonly noise: RandomStream;
}

/** An engine whose target for one transition can be read. */
interface Asked {
  target(online: Float32Array, lagging: Float32Array): number;
}

const NO_TARGETS: Targets = { own: 0, lagging: 0, double: 0 };

export function beginDouble(setting: DoubleSetting, seed: number): DoubleFigure {
  const nothing = new Float32Array(setting.actions);
  return {
    setting,
    tries: 0,
    newest: { online: nothing, target: nothing, ...NO_TARGETS },
    means: NO_TARGETS,
    curves: { own: [], lagging: [], double: [] },
    inner: {
      single: createAsked(setting.actions, false),
      double: createAsked(setting.actions, true),
      noise: randomStream(seed, 'noise'),
    },
  };
}

const FIRST_ALL = 50; // tries, each of which is a point of the curve; later every tenth

/** One try: new noise in both networks, three targets. */
export function advanceDouble(figure: DoubleFigure): DoubleFigure {
  const { setting, inner, means } = figure;
  const own = Math.sqrt(1 - setting.alike ** 2);
  const online = Float32Array.from({ length: setting.actions }, () => noiseOf(inner.noise));
  const target = online.map((value) => setting.alike * value + own * noiseOf(inner.noise));
  const targets: Targets = {
    own: inner.single.target(online, online),
    lagging: inner.single.target(online, target),
    double: inner.double.target(online, target),
  };
  const tries = figure.tries + 1;
  const mean = (name: TargetName): number => means[name] + (targets[name] - means[name]) / tries;
  const next: Targets = { own: mean('own'), lagging: mean('lagging'), double: mean('double') };
  const shown = tries <= FIRST_ALL || tries % 10 === 0;
  const curve = (name: TargetName) =>
    shown ? [...figure.curves[name], [tries, next[name]] as const] : figure.curves[name];
  return {
    ...figure,
    tries,
    newest: { online, target, ...targets },
    means: next,
    curves: { own: curve('own'), lagging: curve('lagging'), double: curve('double') },
  };
}

export const MOST_TRIES = 4_000;

/** Mean 0, spread 1, like a bell: twelve uniform draws less six. */
function noiseOf(stream: RandomStream): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += nextUniform(stream);
  return sum;
}

/** Weights are 0, so that a network says its last biases, whatever it is shown. */
function createAsked(actions: number, double: boolean): Asked {
  const shape = { inputs: 1, hidden: [1], outputs: actions };
  const engine: Engine = createJsEngine({ ...forwardOnly(shape), double });
  const seen = Float32Array.of(0);
  const first = Uint32Array.of(0);
  const errors = new Float32Array(1);
  engine.store(0, seen, 0, 0, seen, 1); // action 0, reward 0, discount 1
  const networkOf = (values: Float32Array): Float32Array => {
    const parameters = new Float32Array(2 + actions + actions); // one hidden unit; its weights to the outputs; their biases
    parameters.set(values, 2 + actions);
    return parameters;
  };
  return {
    target(online, lagging) {
      engine.load('online', networkOf(online));
      engine.load('target', networkOf(lagging));
      engine.update(first, 0, 0, { errors });
      return online[0]! - errors[0]!;
    },
  };
}

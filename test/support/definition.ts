/** DQN by its definition: float64, plain loops, none of the code under test. Dense networks only. */
import type { EngineOptions, NetworkShape } from '../../shared/kernel/engine.ts';

export interface Transition {
  readonly observation: ArrayLike<number>;
  readonly action: number;
  readonly reward: number;
  readonly next: ArrayLike<number>;
  readonly discount: number;
}

/** Every layer's outputs, the observation first. @param parameters per layer the weights [out][in], then the biases */
function activationsOf(shape: NetworkShape, parameters: ArrayLike<number>, input: ArrayLike<number>): number[][] {
  const all = [Array.from(input)];
  let at = 0;
  const sizes = [...shape.hidden, shape.outputs];
  for (const [l, size] of sizes.entries()) {
    const below = all[l]!;
    const biases = at + size * below.length;
    const row = (o: number, k: number): number => parameters[at + o * below.length + k]!;
    const z = Array.from({ length: size }, (_, o) =>
      below.reduce((sum, a, k) => sum + row(o, k) * a, parameters[biases + o]!),
    );
    all.push(l === sizes.length - 1 ? z : z.map((x) => Math.max(x, 0)));
    at = biases + size;
  }
  return all;
}

export function qValuesOf(shape: NetworkShape, parameters: ArrayLike<number>, input: ArrayLike<number>): number[] {
  return activationsOf(shape, parameters, input).at(-1)!;
}

/** reward + discount * Q_target(next, a), where a is the best action of the target network, or of the online one if `double`. */
export function targetOf(
  { shape, double }: Pick<EngineOptions, 'shape' | 'double'>,
  online: ArrayLike<number>,
  target: ArrayLike<number>,
  { next, reward, discount }: Transition,
): number {
  const valued = qValuesOf(shape, target, next);
  const chosen = double ? qValuesOf(shape, online, next) : valued;
  return reward + discount * valued[chosen.indexOf(Math.max(...chosen))]!;
}

/** Of one sample. @param error Q - target */
export function lossOf(loss: EngineOptions['loss'], error: number): number {
  const size = Math.abs(error);
  if (loss === 'mse') return size * size;
  return size <= 1 ? (size * size) / 2 : size - 0.5;
}

/** The gradient of sum over the batch of lossScale * importance * loss, targets held fixed; before clipping. */
export function gradientOf(
  { shape, loss, lossScale }: Pick<EngineOptions, 'shape' | 'loss' | 'lossScale'>,
  parameters: ArrayLike<number>,
  batch: readonly Transition[],
  targets: readonly number[],
  importance?: ArrayLike<number> | null,
): Float64Array {
  const gradient = new Float64Array(parameters.length);
  for (const [i, { observation, action }] of batch.entries()) {
    const activations = activationsOf(shape, parameters, observation);
    const error = activations.at(-1)![action]! - targets[i]!;
    const slope = loss === 'mse' ? 2 * error : Math.sign(error) * Math.min(Math.abs(error), 1);
    let delta = activations.at(-1)!.map((_, o) => (o === action ? lossScale * (importance?.[i] ?? 1) * slope : 0));
    let end = parameters.length;
    for (let l = activations.length - 1; l > 0; l--) {
      const below = activations[l - 1]!;
      const start = end - delta.length * (below.length + 1);
      const passed = below.map(() => 0);
      for (const [o, d] of delta.entries()) {
        gradient[end - delta.length + o]! += d;
        for (const [k, a] of below.entries()) {
          gradient[start + o * below.length + k]! += d * a;
          passed[k]! += d * parameters[start + o * below.length + k]!;
        }
      }
      delta = passed.map((d, k) => (below[k]! > 0 ? d : 0));
      end = start;
    }
  }
  return gradient;
}

export function normOf(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, x) => sum + x * x, 0));
}

/** Adam, AdamW or AMSGrad as their papers write them, with powers for the bias correction. */
export interface PaperAdam {
  /** @returns the parameters after one step. @param gradient before clipping */
  step(parameters: ArrayLike<number>, gradient: Float64Array, learningRate: number): Float64Array;
}

export function paperAdam(o: EngineOptions): PaperAdam {
  let updates = 0;
  const m: number[] = [];
  const v: number[] = [];
  const largest: number[] = [];
  return {
    step(parameters, gradient, learningRate) {
      updates++;
      const norm = normOf(gradient);
      const factor = o.clipNorm !== null && norm > o.clipNorm ? o.clipNorm / norm : 1;
      const limit = o.clipValue ?? Number.POSITIVE_INFINITY;
      return Float64Array.from(gradient, (raw, i) => {
        const g = Math.min(limit, Math.max(-limit, raw * factor));
        m[i] = o.beta1 * (m[i] ?? 0) + (1 - o.beta1) * g;
        v[i] = o.beta2 * (v[i] ?? 0) + (1 - o.beta2) * g * g;
        largest[i] = Math.max(largest[i] ?? 0, v[i]!);
        const second = (o.amsgrad ? largest[i]! : v[i]!) / (1 - o.beta2 ** updates);
        const decayed = parameters[i]! * (1 - learningRate * o.weightDecay);
        return decayed - (learningRate * (m[i]! / (1 - o.beta1 ** updates))) / (Math.sqrt(second) + o.adamEpsilon);
      });
    },
  };
}

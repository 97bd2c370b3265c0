/**
 * Which dense layers named tensors are. Read are, with any prefix:
 *
 *   PyTorch             0.weight, 0.bias, 2.weight, ...; fc1.weight, ...; weights [out, in]
 *   Stable-Baselines3   q_net.q_net.0.weight, ...; a target network beside it (q_net_target.*) is left alone
 *   Keras               dense/kernel, dense/bias, dense_1/kernel, ...; kernels [in, out], with or without ":0"
 *
 * A layer without a bias has a bias of zeros.
 */
import { type DenseLayer, misfit, quoted, type Refusal, refuse, transposed } from './imported.ts';
import { MAX_PARAMETERS } from './limits.ts';

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly read: () => Float32Array; // as many as the shape says
}

/** One layer's tensors as they are found. */
interface Found {
  weight?: Tensor;
  kernel?: Tensor;
  bias?: Tensor;
}

/** @param tensors in the order of their data @returns layers in the order of the network. Never throws. */
export function layersOfTensors(tensors: readonly Tensor[]): DenseLayer[] | Refusal {
  const found = new Map<string, Found>();
  for (const tensor of tensors) {
    if (/^q_net_target\./.test(tensor.name)) continue;
    const [, layer = '', part] = /^(?:(.*)[./])?(weight|kernel|bias)(?::0)?$/s.exec(tensor.name) ?? [];
    if (part === undefined)
      return refuse(
        'unsupported',
        `its tensor ${quoted(tensor.name)} is not the weight, kernel or bias of a dense layer`,
      );
    const parts = found.get(layer) ?? {};
    if (parts[part as keyof Found])
      return refuse('bad-header', `its layer ${quoted(layer)} has two tensors named ${part}`);
    found.set(layer, { ...parts, [part]: tensor });
  }
  const layers: DenseLayer[] = [];
  for (const [name, parts] of found) {
    const layer = denseLayer(name, parts);
    if ('code' in layer) return layer;
    layers.push(layer);
  }
  return ordered(layers);
}

function denseLayer(name: string, { weight, kernel, bias }: Found): DenseLayer | Refusal {
  const matrix = weight ?? kernel;
  if (!matrix || (weight && kernel))
    return refuse('bad-shape', `its layer ${quoted(name)} needs either a weight or a kernel`);
  const [rows, columns] = matrix.shape;
  if (rows === undefined || columns === undefined || matrix.shape.length !== 2)
    return refuse(
      'unsupported',
      `its tensor ${quoted(matrix.name)} has ${matrix.shape.length} dimensions; a dense layer's has 2`,
    );
  if (rows * columns > MAX_PARAMETERS)
    return refuse(
      'too-large',
      `its layer ${quoted(name)} has ${rows * columns} weights; ${MAX_PARAMETERS} are the most`,
    );
  const [inputs, outputs] = weight ? [columns, rows] : [rows, columns];
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== outputs))
    return refuse(
      'bad-shape',
      `its tensor ${quoted(bias.name)} is [${bias.shape}], but the layer has ${outputs} outputs`,
    );
  return {
    name,
    inputs,
    outputs,
    weights: weight ? weight.read() : transposed(matrix.read(), rows, columns),
    biases: bias ? bias.read() : new Float32Array(outputs),
  };
}

/**
 * Names that differ in their numbers alone say the order. Otherwise it is the order of the names or that of the data, whichever
 * lets the layers fit each other; if both do and they differ, nobody can tell.
 * @param layers in the order of the data
 */
function ordered(layers: readonly DenseLayer[]): DenseLayer[] | Refusal {
  const byName = [...layers].sort((a, b) => compareNames(a.name, b.name));
  const numbered = new Set(layers.map(({ name }) => name.replace(/\d+/g, '#'))).size === 1;
  if (numbered || misfit(layers) > 0) return byName;
  const same = byName.every((layer, l) => layer === layers[l]);
  if (!same && misfit(byName) < 0)
    return refuse('ambiguous', `its layers fit in two orders, by name and by place; number them: ${names(byName)}`);
  return [...layers];
}

const names = (layers: readonly DenseLayer[]): string => layers.map(({ name }) => quoted(name)).join(', ');

/** Numbers within names compare as numbers: fc2 before fc10. */
function compareNames(a: string, b: string): number {
  const parts = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];
  const [as, bs] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(as.length, bs.length); i++) {
    const [x, y] = [as[i]!, bs[i]!];
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    if (difference !== 0) return difference;
    if (x !== y) return x < y ? -1 : 1;
  }
  return as.length - bs.length;
}

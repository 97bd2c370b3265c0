/**
 * A policy as a tfjs LayersModel (FILE4): model.json and weights.bin, as `tf.loadLayersModel` reads them. A Sequential of Dense
 * layers, ReLU and at last linear, that takes unscaled observations [batch, inputs] and returns Q values.
 */
import type { NetworkShape } from '../kernel/engine.ts';
import { type Layer, layersOf } from '../kernel/layers.ts';
import { checkDense } from './imported.ts';

export const WEIGHTS_FILE = 'weights.bin'; // what model.json calls it: the two belong into one folder

interface DenseJson {
  readonly class_name: 'Dense';
  readonly config: {
    readonly name: string;
    readonly units: number;
    readonly activation: 'relu' | 'linear';
    readonly use_bias: true;
    readonly dtype: 'float32';
    readonly trainable: true;
    readonly batch_input_shape?: readonly [null, number]; // on the first layer
  };
}

interface WeightJson {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

/** model.json as data. */
export interface LayersModelJson {
  readonly format: 'layers-model';
  readonly generatedBy: string;
  readonly convertedBy: null;
  readonly modelTopology: {
    readonly class_name: 'Sequential';
    readonly config: { readonly name: string; readonly layers: readonly DenseJson[] };
    readonly keras_version: string; // of the format, as tfjs 4 writes it
    readonly backend: string;
  };
  readonly weightsManifest: readonly [{ readonly paths: readonly [string]; readonly weights: readonly WeightJson[] }];
}

/**
 * @param parameters flat, canonical order (shared/kernel/engine.ts)
 * @param observationScale [inputs] factor per component; it goes into the first layer's weights, rounded to float32
 * @throws RangeError if lengths do not fit the shape, or it sees images
 */
export function toLayersModel(
  shape: NetworkShape,
  parameters: Float32Array,
  observationScale: readonly number[] | null,
): { readonly modelJson: LayersModelJson; readonly weightsBin: Uint8Array } {
  checkDense({ shape, parameters, observationScale });
  const layers = layersOf(shape);
  const modelJson: LayersModelJson = {
    format: 'layers-model',
    generatedBy: 'CartPole Arena',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'policy', layers: layers.map((layer, l) => denseJson(layer, l, layers.length)) },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: layers.flatMap(weightJsons) }],
  };
  return { modelJson, weightsBin: weightBytes(layers, parameters, observationScale) };
}

const nameOf = (l: number): string => `dense_${l + 1}`;

function denseJson(layer: Layer, l: number, count: number): DenseJson {
  return {
    class_name: 'Dense',
    config: {
      name: nameOf(l),
      units: layer.outputs,
      activation: l + 1 < count ? 'relu' : 'linear',
      use_bias: true,
      dtype: 'float32',
      trainable: true,
      ...(l === 0 ? { batch_input_shape: [null, layer.inputs] } : {}),
    },
  };
}

function weightJsons({ inputs, outputs }: Layer, l: number): WeightJson[] {
  return [
    { name: `${nameOf(l)}/kernel`, shape: [inputs, outputs], dtype: 'float32' },
    { name: `${nameOf(l)}/bias`, shape: [outputs], dtype: 'float32' },
  ];
}

/** Per layer the kernel as [inputs][outputs], then the bias; float32, little-endian. */
function weightBytes(layers: readonly Layer[], parameters: Float32Array, scale: readonly number[] | null): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * parameters.length));
  let at = 0;
  const write = (value: number): void => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const [l, { inputs, outputs, weights, biases }] of layers.entries()) {
    for (let k = 0; k < inputs; k++) {
      const factor = l === 0 && scale ? scale[k]! : 1;
      for (let o = 0; o < outputs; o++) write(parameters[weights + o * inputs + k]! * factor);
    }
    for (let o = 0; o < outputs; o++) write(parameters[biases + o]!);
  }
  return new Uint8Array(view.buffer);
}

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type NetworkShape, parameterCount } from '../../shared/kernel/engine.ts';
import { parseObject } from '../../shared/policy/imported.ts';
import { toLayersModel, WEIGHTS_FILE } from '../../shared/policy/layersModel.ts';
import { decodeLayersModel } from '../../shared/policy/layersModelImport.ts';
import { qValues } from '../../shared/policy/policy.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import { prepareTfjs } from '../../shared/tfjs/prepare.ts';
import { relativeDifference } from './agreement.ts';

const ROWS = 200;
const shapes: NetworkShape[] = [
  { inputs: 4, hidden: [64, 64], outputs: 2 },
  { inputs: 4, hidden: [128], outputs: 2 },
  { inputs: 16, hidden: [20, 12, 8], outputs: 4 },
];

function uniform(count: number, limit: number, name: string): Float32Array {
  const stream = randomStream(1, name);
  return Float32Array.from({ length: count }, () => (2 * nextUniform(stream) - 1) * limit);
}

/** As a page gets it: the JSON through text, the weights as bytes. */
async function load({ modelJson, weightsBin }: ReturnType<typeof toLayersModel>): Promise<tf.LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(JSON.stringify(modelJson)) as tf.io.ModelJSON;
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  return tf.loadLayersModel({
    load: async () => ({ modelTopology, weightSpecs, weightData: weightsBin.slice().buffer }),
  });
}

beforeAll(async () => {
  await prepareTfjs();
});

describe.each(shapes)('a policy $inputs-$hidden-$outputs as a LayersModel', (shape) => {
  const parameters = uniform(parameterCount(shape), 0.5, 'weights');
  it.each([
    ['without', null],
    ['with', Array.from({ length: shape.inputs }, (_, i) => [1 / 2.4, 0.33, 4.77, 0.33][i % 4]!)],
  ])('[FILE4] has the same Q values in tfjs, %s an observation scale', async (_, observationScale) => {
    const observations = uniform(ROWS * shape.inputs, 2, 'observations');
    const model = await load(toLayersModel(shape, parameters, observationScale));
    const theirs = tf.tidy(() =>
      (model.predict(tf.tensor2d(observations, [ROWS, shape.inputs])) as tf.Tensor).dataSync(),
    );
    const ours = Array.from({ length: ROWS }, (_row, row) => {
      const observation = observations.slice(row * shape.inputs, (row + 1) * shape.inputs);
      return Array.from(qValues({ shape, parameters, observationScale }, observation));
    }).flat();
    expect(relativeDifference(theirs as Float32Array, Float32Array.from(ours))).toBeLessThan(1e-6);
    model.dispose();
  });
  it('[FILE4] keeps every weight bit for bit where there is no scale', async () => {
    const model = await load(toLayersModel(shape, parameters, null));
    const kernels = model.getWeights().filter((w) => w.shape.length === 2);
    const biases = model.getWeights().filter((w) => w.shape.length === 1);
    const canonical = kernels.flatMap((kernel, l) => [
      ...tf.tidy(() => kernel.transpose().dataSync()),
      ...biases[l]!.dataSync(),
    ]);
    expect(canonical).toEqual(Array.from(parameters));
    model.dispose();
  });
});

describe('the two files', () => {
  const shape = shapes[0]!;
  it('[FILE4] name each other, and the bytes are as many as the manifest says', () => {
    const { modelJson, weightsBin } = toLayersModel(shape, new Float32Array(parameterCount(shape)), null);
    const [group] = modelJson.weightsManifest;
    expect(group.paths).toEqual([WEIGHTS_FILE]);
    const floats = group.weights.reduce((sum, w) => sum + w.shape.reduce((a, b) => a * b, 1), 0);
    expect(weightsBin.byteLength).toBe(4 * floats);
  });
  it('[FILE4] are refused to parameters or a scale that do not fit', () => {
    expect(() => toLayersModel(shape, new Float32Array(3), null)).toThrow('3 parameters');
    expect(() => toLayersModel(shape, new Float32Array(parameterCount(shape)), [1])).toThrow('1 observation factors');
  });
});

describe('a model that tfjs made and saved', () => {
  const dense = (units: number, activation: 'relu' | 'linear', more = {}): tf.layers.Layer =>
    tf.layers.dense({ units, activation, kernelInitializer: 'heNormal', biasInitializer: 'randomNormal', ...more });
  const sequential = (): tf.LayersModel =>
    tf.sequential({ layers: [dense(12, 'relu', { inputShape: [4] }), dense(8, 'relu'), dense(2, 'linear')] });
  const functional = (): tf.LayersModel => {
    const inputs = tf.input({ shape: [4] });
    const hidden = dense(8, 'relu', { useBias: false }).apply(dense(12, 'relu').apply(inputs)) as tf.SymbolicTensor;
    return tf.model({ inputs, outputs: dense(2, 'linear').apply(hidden) as tf.SymbolicTensor });
  };
  it.each([
    ['sequential', sequential],
    ['functional', functional],
  ])('[FILE6] %s, has the same Q values here', async (_, make) => {
    const model = make();
    let saved: tf.io.ModelArtifacts | undefined;
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
      }),
    );
    const { modelTopology, weightSpecs, weightData } = saved!;
    const weightsManifest = [{ paths: [WEIGHTS_FILE], weights: weightSpecs }]; // as tfjs's own file handlers write it
    const modelJson = parseObject(JSON.stringify({ modelTopology, weightsManifest })) ?? {};
    const read = decodeLayersModel(modelJson, new Uint8Array(weightData as ArrayBuffer));
    if (!read.ok) throw new Error(read.message);
    const observations = uniform(ROWS * 4, 2, 'observations');
    const theirs = tf.tidy(() => (model.predict(tf.tensor2d(observations, [ROWS, 4])) as tf.Tensor).dataSync());
    const ours = Array.from({ length: ROWS }, (_row, row) => [
      ...qValues(read.value, observations.slice(4 * row, 4 * row + 4)),
    ]).flat();
    expect(relativeDifference(theirs as Float32Array, Float32Array.from(ours))).toBeLessThan(1e-6);
    model.dispose();
  });
});

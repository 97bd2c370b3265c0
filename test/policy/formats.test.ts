import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { parseObject } from '../../shared/policy/imported.ts';
import { toLayersModel } from '../../shared/policy/layersModel.ts';
import { decodeLayersModel } from '../../shared/policy/layersModelImport.ts';
import { readPolicy } from '../../shared/policy/readPolicy.ts';
import { relativeDifference } from '../tfjs/agreement.ts';
import { allValues, DEEP, json, layersModel, randomPolicy, SMALL, safetensors, text } from './policies.ts';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });

describe.each([
  ['json', json],
  ['safetensors', safetensors],
] as const)('a policy as %s', (format, write) => {
  it.each([SMALL, DEEP, { inputs: 4, hidden: [256, 256], outputs: 2 }])(
    '[FILE5] $hidden reads back bit for bit',
    (shape) => {
      const policy = randomPolicy(shape);
      expect(readPolicy(write(policy))).toEqual({ ok: true, format, policy, origin: null });
    },
  );
  it('[FILE5] keeps every float32: tiny, huge, and the sign of zero', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 23, maxLength: 23 }), (values) => {
        const policy = { shape: SMALL, parameters: Float32Array.from(values), observationScale: null };
        const read = readPolicy(write(policy));
        expect(read.ok && read.policy).toEqual(policy); // toEqual tells -0 from 0
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(parameterCount(SMALL)).toBe(23);
  });
  it('[FILE5] is refused to numbers that do not fit, and to images', () => {
    const image = { height: 2, width: 2, frames: 1, difference: null, convolutions: [] };
    expect(() => write({ ...randomPolicy(SMALL), parameters: new Float32Array(3) })).toThrow('3 parameters');
    expect(() => write({ ...randomPolicy(SMALL), observationScale: [1] })).toThrow('1 observation factors');
    expect(() => write({ ...randomPolicy(SMALL), shape: { ...SMALL, image } })).toThrow('sees images');
  });
});

describe('a policy as a LayersModel', () => {
  it.each([SMALL, DEEP])('[FILE5] $hidden reads back bit for bit where there is no scale', (shape) => {
    const policy = randomPolicy(shape, null);
    expect(readPolicy(layersModel(policy))).toEqual({ ok: true, format: 'layers-model', policy, origin: null });
  });
  it('[FILE5] keeps Q values within 1e-6 where a scale went into the weights', () => {
    const policy = randomPolicy(DEEP);
    const read = readPolicy(layersModel(policy));
    if (!read.ok) throw new Error(read.message);
    const [theirs, ours] = [read.policy, policy].map((each) => Float32Array.from(allValues(each)));
    expect(relativeDifference(theirs!, ours!)).toBeLessThan(1e-6);
  });
  it('[FILE5] is read as the converter of Keras writes a functional model, its weights in two files', () => {
    const policy = randomPolicy(SMALL, null);
    const [weights] = layersModel(policy);
    const dense = (name: string, units: number, activation: string, from: string): unknown => ({
      class_name: 'Dense',
      name,
      config: { name, units, activation, use_bias: true },
      inbound_nodes: [[[from, 0, 0, {}]]],
    });
    const layers = [
      dense('q', 2, 'linear', 'hidden'), // listed in any order
      dense('hidden', 3, 'relu', 'observation'),
      { class_name: 'InputLayer', name: 'observation', config: { name: 'observation' }, inbound_nodes: [] },
    ];
    const weight = (name: string, shape: number[]): unknown => ({ name, shape, dtype: 'float32' });
    const described = [
      weight('model/hidden/kernel:0', [4, 3]),
      weight('model/hidden/bias:0', [3]),
      weight('model/q/kernel:0', [3, 2]),
      weight('model/q/bias:0', [2]),
    ];
    const modelJson = {
      modelTopology: { keras_version: '2.15', model_config: { class_name: 'Functional', config: { layers } } },
      weightsManifest: [{ paths: ['group1-shard1of2.bin', 'group1-shard2of2.bin'], weights: described }],
    };
    const files = [
      { name: 'group1-shard2of2.bin', bytes: weights!.bytes.slice(30) },
      { name: 'model.json', bytes: text(JSON.stringify(modelJson)) },
      { name: 'group1-shard1of2.bin', bytes: weights!.bytes.slice(0, 30) },
    ];
    expect(readPolicy(files)).toMatchObject({ ok: true, policy });
  });
});

describe('a LayersModel with something else in it', () => {
  const policy = randomPolicy(DEEP, null);
  const { modelJson, weightsBin } = toLayersModel(policy.shape, policy.parameters, null);
  const changed = (from: string, to: string): ReturnType<typeof decodeLayersModel> => {
    const changedText = JSON.stringify(modelJson).replace(from, to);
    expect(changedText).not.toBe(JSON.stringify(modelJson));
    return decodeLayersModel(parseObject(changedText) ?? {}, weightsBin);
  };
  it.each([
    ['"Dense"', '"Conv2D"', 'unsupported', 'its layer "dense_1" is a "Conv2D"'],
    ['"relu"', '"tanh"', 'unsupported', 'its layer "dense_1" has the activation "tanh"'],
    ['"linear"', '"softmax"', 'unsupported', 'its layer "dense_4" has the activation "softmax"'],
    ['"Sequential"', '"Lambda"', 'unsupported', 'it is a "Lambda"'],
    [
      '"float32"},{"name":"dense_1/bias"',
      '"int32"},{"name":"dense_1/bias"',
      'unsupported',
      'its weight "dense_1/kernel"',
    ],
    ['"shape":[4,5]', '"shape":[5,4]', 'bad-shape', 'its layer "dense_1" has no kernel [inputs, 5]'],
    ['dense_2/kernel', 'dense_9/kernel', 'bad-shape', 'its layer "dense_2" has no kernel'],
    ['"shape":[4,5]', '"shape":[9,5]', 'truncated', 'its manifest says'],
    ['"shape":[4,5]', '"shape":[3,5]', 'bad-header', 'its manifest says'],
    ['"layers":', '"sheets":', 'bad-header', 'lists no layers'],
  ])('[FILE6] %s -> %s is refused in words', (from, to, code, words) => {
    const read = changed(from, to);
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? '' : read.message).toContain(words);
  });
});

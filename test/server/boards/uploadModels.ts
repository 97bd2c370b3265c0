/** Policies that are wrong in one thing each: plain JSON, LayersModels, checkpoints; and odd ones that are taken. */
import { agentFile } from '../../../shared/boards/agentFile.ts';
import { encodeCheckpoint } from '../../../shared/policy/checkpoint.ts';
import { sealContainer } from '../../../shared/policy/container.ts';
import type { NamedFile } from '../../../shared/policy/readPolicy.ts';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { json, layersModel, randomPolicy, SMALL, text } from '../../policy/policies.ts';
import { file, files, type HostileCase } from './uploadCases.ts';
import { cuts, network } from './uploadTensors.ts';

const policy = randomPolicy(SMALL, null);
type Json = Record<string, unknown>;

function changed(change: (json: Json) => unknown): Uint8Array {
  const object = JSON.parse(Buffer.from(json(policy)[0]!.bytes).toString()) as Json;
  return text(JSON.stringify(change(object)).replaceAll('"1e999"', '1e999').replaceAll('"1e39"', '1e39'));
}
const js = (what: string, change: (json: Json) => unknown, ...codes: readonly string[]): HostileCase =>
  file(`JSON: ${what}`, 'a.json', changed(change), ...codes);
const layer = (weights: unknown, biases: unknown) => ({ weights, biases });
const ones = (rows: number, columns: number) => Array.from({ length: rows }, () => new Array<number>(columns).fill(1));

export const JSONS: readonly HostileCase[] = [
  js('version 2', (o) => ({ ...o, version: 2 }), 'unsupported'),
  js('sigmoid', (o) => ({ ...o, activation: 'sigmoid' }), 'unsupported'),
  ...[null, {}, 'x', 7].map((layers) =>
    js(`layers that are ${JSON.stringify(layers)}`, (o) => ({ ...o, layers }), 'bad-header'),
  ),
  js('no layers', (o) => ({ ...o, layers: [] }), 'bad-shape'),
  js(
    'nine layers',
    (o) => ({ ...o, layers: new Array(9).fill(layer(ones(2, 2), [1, 1])) }),
    'too-large',
    'network-too-large',
  ),
  js(
    'rows of different lengths',
    (o) => ({ ...o, layers: [layer([[1, 2, 3, 4], [1]], [0, 0]), layer(ones(2, 2), [0, 0])] }),
    'bad-shape',
  ),
  js(
    'text as weights',
    (o) => ({ ...o, layers: [layer([['1', 2, 3, 4]], [0]), layer(ones(2, 1), [0, 0])] }),
    'bad-header',
    'bad-shape',
  ),
  js(
    'null as a weight',
    (o) => ({ ...o, layers: [layer([[null, 2, 3, 4]], [0]), layer(ones(2, 1), [0, 0])] }),
    'bad-header',
    'bad-shape',
  ),
  js(
    'a weight beyond float64',
    (o) => ({ ...o, layers: [layer([['1e999', 2, 3, 4]], [0]), layer(ones(2, 1), [0, 0])] }),
    'not-finite',
  ),
  js(
    'a weight beyond float32',
    (o) => ({ ...o, layers: [layer([['1e39', 2, 3, 4]], [0]), layer(ones(2, 1), [0, 0])] }),
    'not-finite',
  ),
  js('too few biases', (o) => ({ ...o, layers: [layer(ones(2, 4), [0]), layer(ones(2, 2), [0, 0])] }), 'bad-shape'),
  js(
    'layers that do not fit',
    (o) => ({ ...o, layers: [layer(ones(3, 4), [0, 0, 0]), layer(ones(2, 2), [0, 0])] }),
    'bad-shape',
  ),
  js(
    'prototype keys',
    () => JSON.parse('{"format":"cartpole-policy","__proto__":{"version":1,"activation":"relu","layers":[]}}'),
    'unsupported',
  ),
];

function model(change: (json: Json, weights: Uint8Array) => readonly NamedFile[]): readonly NamedFile[] {
  const [bin, main] = layersModel(policy);
  return change(JSON.parse(Buffer.from(main!.bytes).toString()) as Json, bin!.bytes);
}
const both = (object: unknown, weights: Uint8Array): readonly NamedFile[] => [
  { name: 'model.json', bytes: text(typeof object === 'string' ? object : JSON.stringify(object)) },
  { name: 'weights.bin', bytes: weights },
];
const edited = (from: string | RegExp, to: string) =>
  model((object, weights) => both(JSON.stringify(object).replace(from, to), weights));
const lm = (what: string, given: readonly NamedFile[], ...codes: readonly string[]): HostileCase =>
  files(`LayersModel: ${what}`, given, ...codes);

export const LAYERS_MODELS: readonly HostileCase[] = [
  lm(
    'without its weights',
    model((object) => both(object, text('x')).slice(0, 1)),
    'missing-file',
  ),
  lm(
    'weights one byte short',
    model((object, weights) => both(object, weights.slice(1))),
    'truncated',
  ),
  lm(
    'weights one byte long',
    model((object, weights) => both(object, Buffer.concat([weights, new Uint8Array(1)]))),
    'bad-header',
  ),
  lm(
    'weights that are NaN',
    model((object, weights) => both(object, new Uint8Array(weights.length).fill(255))),
    'not-finite',
  ),
  ...['../../../etc/passwd', '/etc/passwd', '..\\\\secret', 'http://x/y.bin'].map((path) =>
    lm(`the path ${path}`, edited('"weights.bin"', `"${path}"`), 'missing-file'),
  ),
  lm('paths that are numbers', edited('["weights.bin"]', '[7]'), 'bad-header'),
  lm('no manifest', edited('"weightsManifest"', '"other"'), 'bad-header'),
  lm('int32', edited('"float32"}', '"int32"}'), 'unsupported'),
  lm('quantized', edited('"dtype":"float32"}', '"dtype":"float32","quantization":{}}'), 'unsupported'),
  lm('sigmoid', edited('"relu"', '"sigmoid"'), 'unsupported'),
  lm('a convolution', edited('"Dense"', '"Conv2D"'), 'unsupported'),
  lm('a layer of code', edited('"Dense"', '"Lambda"'), 'unsupported'),
  lm('a model of another kind', edited('"Sequential"', '"Graph"'), 'unsupported'),
  lm('other units', edited('"units":3', '"units":30'), 'bad-shape'),
  lm('a kernel of another name', edited('dense_1/kernel', 'dense_9/kernel'), 'bad-shape'),
  lm('a negative shape', edited('"shape":[4,3]', '"shape":[-4,3]'), 'bad-header'),
  lm('a huge shape', edited('"shape":[4,3]', '"shape":[4e9,4e9]'), 'bad-header', 'network-too-large'),
  lm(
    'a deep topology',
    edited('"modelTopology":', `"modelTopology":${'['.repeat(4_000)}${']'.repeat(4_000)},"other":`),
    'bad-header',
  ),
  lm(
    'a model.json of 20 KB',
    model((object, weights) => both({ ...object, x: 'x'.repeat(20_000) }, weights)),
    'network-too-large',
  ),
];

const sealed = encodeCheckpoint({
  policy,
  origin: {
    environment: 'CartPole-v1',
    recipe: 'r',
    recipeHash: '',
    settings: null,
    seed: 0,
    step: 0,
    episode: 0,
    kind: 'last',
    mean: null,
    simVersion: 1,
  },
});
const header = JSON.parse(
  Buffer.from(sealed.subarray(8, 8 + new DataView(sealed.buffer).getUint32(4, true))).toString(),
) as Json;
const data = sealed.subarray(8 + new DataView(sealed.buffer).getUint32(4, true), sealed.length - 32);
const cp = (what: string, bytes: Uint8Array, ...codes: readonly string[]): HostileCase =>
  file(`checkpoint: ${what}`, 'a.cpa', bytes, ...codes);
const reseal = (change: Json, parameters: Uint8Array = data): Uint8Array =>
  sealContainer('CPA1', { ...header, ...change }, parameters);
const stream = randomStream(7, 'flips');
const flipped = (): HostileCase => {
  const bit = 32 + nextBelow(stream, 8 * sealed.length - 32);
  const bytes = sealed.slice();
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return cp(`bit ${bit} flipped`, bytes, 'damaged', 'truncated');
};
const shaped = (hidden: unknown, inputs: unknown = 4, outputs: unknown = 2) => ({ shape: { inputs, hidden, outputs } });

export const CHECKPOINTS: readonly HostileCase[] = [
  ...cuts(sealed.length).map((at) => cp(`cut after ${at} bytes`, sealed.slice(0, at), 'truncated', 'damaged')),
  ...Array.from({ length: 24 }, flipped),
  cp('version 9', Buffer.concat([text('CPA9'), sealed.subarray(4)]), 'unknown-version'),
  cp(
    'a header of 4 GB',
    Buffer.concat([text('CPA1'), new Uint8Array([255, 255, 255, 255]), sealed.subarray(8)]),
    'damaged',
  ),
  ...[[], [2, 2, 2, 2], [-3], [3.5], [1e9], ['3'], 'x', null, [4]].map((hidden) =>
    cp(`hidden layers ${JSON.stringify(hidden)}`, reseal(shaped(hidden)), 'bad-header'),
  ),
  cp('inputs of 1e15', reseal(shaped([3], 1e15)), 'bad-header'),
  cp('no origin', reseal({ origin: null }), 'bad-header'),
  cp('a scale of text', reseal({ observationScale: ['1', 1, 1, 1] }), 'bad-header'),
  cp('a scale of three', reseal({ observationScale: [1, 1, 1] }), 'bad-header'),
  cp('weights that are NaN', reseal({}, new Uint8Array(data.length).fill(255)), 'not-finite'),
  cp(
    'a world of ice',
    reseal({ origin: { ...(header['origin'] as Json), environment: 'FrozenLake-v1' } }),
    'other-world',
  ),
  cp('a body too long', reseal({}, Buffer.concat([data, new Uint8Array(4)])), 'bad-header'),
];

/** Odd, but policies: to be taken. */
export const HARMLESS: readonly { readonly what: string; readonly files: readonly NamedFile[] }[] = [
  { what: 'a path as a name', files: [{ name: '../../etc/passwd', bytes: network([4, 3, 2], undefined, 0.25) }] },
  { what: 'denormals', files: [{ name: 'a.safetensors', bytes: network([4, 3, 2], undefined, 1e-42) }] },
  { what: 'the largest float32', files: [{ name: 'a.safetensors', bytes: network([4, 3, 2], undefined, 3.4e38) }] },
  {
    what: 'zeros',
    files: [
      {
        name: '__proto__',
        bytes: agentFile({ ...policy, parameters: new Float32Array(policy.parameters.length) }).file,
      },
    ],
  },
];

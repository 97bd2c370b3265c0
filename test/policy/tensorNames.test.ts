import { describe, expect, it } from 'vitest';
import { decodeSafetensors } from '../../shared/policy/safetensors.ts';

type Entry = readonly [name: string, shape: readonly number[], dtype?: string];

/** A file with these tensors one after the other, all values 0.5 or `value`. Written here by hand: the reader is on trial. */
function file(entries: readonly Entry[], metadata?: Record<string, unknown>, value = 0.5): Uint8Array {
  let at = 0;
  const header: Record<string, unknown> = metadata ? { __metadata__: metadata } : {};
  const parts = entries.map(([name, shape, dtype = 'F32']) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const values = dtype === 'F64' ? new Float64Array(count).fill(value) : new Float32Array(count).fill(value);
    header[name] = { dtype, shape, data_offsets: [at, at + values.byteLength] };
    at += values.byteLength;
    return Buffer.from(values.buffer);
  });
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}

/** PyTorch layers of these sizes, by name. */
function linear(...layers: readonly (readonly [name: string, inputs: number, outputs: number])[]): Entry[] {
  return layers.flatMap(([name, inputs, outputs]): Entry[] => [
    [`${name}.weight`, [outputs, inputs]],
    [`${name}.bias`, [outputs]],
  ]);
}

describe('layouts', () => {
  it.each<[string, Entry[]]>([
    ['nn.Sequential', linear(['0', 4, 8], ['2', 8, 6], ['4', 6, 2])],
    ['named layers, sorted by name', linear(['fc1', 4, 8], ['fc2', 8, 6], ['out', 6, 2])],
    ['named layers in the order of the network', linear(['input', 4, 8], ['hidden', 8, 6], ['action', 6, 2])],
    ['numbers beyond 9, sorted as text', linear(['net.0', 4, 8], ['net.10', 6, 2], ['net.5', 8, 6])],
    ['CleanRL', linear(['network.0', 4, 8], ['network.2', 8, 6], ['network.4', 6, 2])],
    ['ours', linear(['layers.0', 4, 8], ['layers.1', 8, 6], ['layers.2', 6, 2])],
    [
      'Stable-Baselines3 with its target network',
      linear(
        ['q_net.q_net.0', 4, 8],
        ['q_net.q_net.2', 8, 6],
        ['q_net.q_net.4', 6, 2],
        ['q_net_target.q_net.0', 4, 8],
        ['q_net_target.q_net.2', 8, 6],
        ['q_net_target.q_net.4', 6, 2],
      ),
    ],
    [
      'Keras',
      [
        ['sequential/dense/kernel:0', [4, 8]],
        ['sequential/dense/bias:0', [8]],
        ['sequential/dense_1/kernel:0', [8, 6]],
        ['sequential/dense_1/bias:0', [6]],
        ['sequential/dense_2/kernel:0', [6, 2]],
        ['sequential/dense_2/bias:0', [2]],
      ],
    ],
  ])('[FILE6] %s is read', (_, entries) => {
    const shape = { inputs: 4, hidden: [8, 6], outputs: 2 };
    expect(decodeSafetensors(file(entries))).toMatchObject({ ok: true, value: { shape, observationScale: null } });
  });
  it('[FILE6] numbers say the order of layers of one size, though they are sorted as text', () => {
    const entries = linear(['net.0', 4, 3], ['net.10', 3, 3], ['net.5', 3, 3], ['net.15', 3, 2]);
    const bytes = file(entries);
    new DataView(bytes.buffer, bytes.byteOffset).setFloat32(bytes.length - 4 * (3 + 9 + 3 + 6 + 2) + 12, 9, true); // in net.5
    const read = decodeSafetensors(bytes);
    expect(read.ok && [...read.value.parameters].indexOf(9)).toBe(15); // the second layer's first weight
  });
  it('[FILE6] a layer without a bias has zeros, and float64 is rounded', () => {
    const read = decodeSafetensors(
      file(
        [
          ['a.weight', [3, 4], 'F64'],
          ['b.weight', [2, 3], 'F64'],
        ],
        undefined,
        0.1,
      ),
    );
    const half = (count: number): number[] => Array.from({ length: count }, () => Math.fround(0.1));
    expect(read.ok && [...read.value.parameters]).toEqual([...half(12), 0, 0, 0, ...half(6), 0, 0]);
  });
  it('[FILE6] an observation scale comes along', () => {
    const scale = { observationScale: '[0.5, 1, 2, 0.1]' };
    const read = decodeSafetensors(file(linear(['0', 4, 8], ['2', 8, 2]), scale));
    expect(read).toMatchObject({ ok: true, value: { observationScale: [0.5, 1, 2, 0.1] } });
  });
});

describe('refusals', () => {
  const two = linear(['0', 4, 8], ['2', 8, 2]);
  it.each<[string, Uint8Array, string, string]>([
    [
      'a dueling head',
      file(linear(['0', 4, 8], ['advantage', 8, 2], ['value', 8, 1])),
      'bad-shape',
      '"advantage" gives 2',
    ],
    ['two orders', file(linear(['a', 4, 5], ['z', 5, 5], ['b', 5, 5], ['zz', 5, 2])), 'ambiguous', 'number them'],
    ['a convolution', file([['conv.weight', [8, 1, 3, 3]], ...two]), 'unsupported', '4 dimensions'],
    ['batch normalisation', file([...two, ['bn.running_mean', [8]]]), 'unsupported', '"bn.running_mean"'],
    ['one layer', file(linear(['0', 4, 2])), 'bad-shape', '1 dense layers'],
    [
      'five layers',
      file(linear(['0', 4, 3], ['1', 3, 3], ['2', 3, 3], ['3', 3, 3], ['4', 3, 2])),
      'bad-shape',
      '4 hidden',
    ],
    [
      'a bias of another size',
      file([
        ['0.weight', [8, 4]],
        ['0.bias', [7]],
      ]),
      'bad-shape',
      'the layer has 8 outputs',
    ],
    ['a bias alone', file([...two, ['x.bias', [2]]]), 'bad-shape', '"x"'],
    ['half floats', file([['0.weight', [8, 4], 'F16']]), 'unsupported', '"F16"; F32 and F64'],
    ['another activation', file(two, { activation: 'tanh' }), 'unsupported', '"tanh"'],
    ['a scale of another size', file(two, { observationScale: '[1, 2]' }), 'bad-header', 'not 4 finite numbers'],
    ['a scale of text', file(two, { observationScale: '1}, {' }), 'bad-header', 'not 4 finite numbers'],
    ['too many parameters', file(linear(['0', 4, 600], ['2', 600, 600], ['4', 600, 2])), 'too-large', '360000 weights'],
    [
      'too many in all',
      file(linear(['0', 4, 360], ['1', 360, 360], ['2', 360, 360], ['3', 360, 2])),
      'bad-shape',
      '262144 are',
    ],
    [
      '17 tensors',
      file(Array.from({ length: 17 }, (_, i): Entry => [`${i}.weight`, [1, 1]])),
      'too-large',
      '17 tensors',
    ],
    [
      'a number beyond float32',
      file(
        [
          ['0.weight', [8, 4], 'F64'],
          ['2.weight', [2, 8], 'F64'],
        ],
        undefined,
        1e300,
      ),
      'not-finite',
      'finite',
    ],
    ['not a number', file(two, undefined, Number.NaN), 'not-finite', 'finite'],
    ['bytes after the end', Buffer.concat([file(two), Buffer.of(0)]), 'bad-header', '1 bytes follow'],
    ['a long name', file([['x'.repeat(9000), [1]]]), 'unsupported', 'xxx..."'],
    ['a huge header', Buffer.concat([Buffer.of(0, 0, 1, 0, 0, 0, 0, 0), Buffer.from('{')]), 'too-large', '65536 bytes'],
  ])('[FILE6] %s: in words, with a code', (_, bytes, code, words) => {
    const read = decodeSafetensors(bytes);
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? '' : read.message).toContain(words);
  });
});

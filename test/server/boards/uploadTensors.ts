/** Safetensors that are wrong in one thing each. */

import { randomPolicy, SMALL, safetensors } from '../../policy/policies.ts';
import { file, type HostileCase } from './uploadCases.ts';

const policy = randomPolicy(SMALL, null);
type Json = Record<string, unknown>;

/** Safetensors of any header and data. */
function tensors(header: unknown, data: Uint8Array = new Uint8Array(0), claimed?: number): Uint8Array {
  const head = typeof header === 'string' ? header : JSON.stringify(header);
  const bytes = new Uint8Array(8 + head.length + data.length);
  const length = claimed ?? head.length;
  new DataView(bytes.buffer).setUint32(0, length % 2 ** 32, true);
  new DataView(bytes.buffer).setUint32(4, Math.floor(length / 2 ** 32), true);
  bytes.set(Buffer.from(head, 'latin1'), 8);
  bytes.set(data, 8 + head.length);
  return bytes;
}

/** Layers of these sizes, in order, all 0.5. */
export function network(
  sizes: readonly number[],
  change: (header: Json) => Json = (header) => header,
  value = 0.5,
): Uint8Array {
  const header: Json = {};
  let at = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [inputs, outputs] = [sizes[l]!, sizes[l + 1]!];
    header[`${l}.weight`] = { dtype: 'F32', shape: [outputs, inputs], data_offsets: [at, at + 4 * inputs * outputs] };
    at += 4 * inputs * outputs;
    header[`${l}.bias`] = { dtype: 'F32', shape: [outputs], data_offsets: [at, at + 4 * outputs] };
    at += 4 * outputs;
  }
  const data = new Float32Array(at / 4).fill(value);
  return tensors(change(header), new Uint8Array(data.buffer));
}
const st = (what: string, bytes: Uint8Array, ...codes: readonly string[]): HostileCase =>
  file(`safetensors: ${what}`, 'a.safetensors', bytes, ...codes);
const first =
  (change: Json) =>
  (header: Json): Json => ({ ...header, '0.weight': { ...(header['0.weight'] as Json), ...change } });
const good = safetensors(policy)[0]!.bytes;
export const cuts = (length: number): readonly number[] => [
  9,
  12,
  40,
  100,
  Math.floor(length / 2),
  length - 33,
  length - 4,
  length - 1,
];

export const SAFETENSORS: readonly HostileCase[] = [
  ...cuts(good.length).map((at) =>
    st(`cut after ${at} bytes`, good.slice(0, at), 'truncated', 'bad-header', 'not-a-policy'),
  ),
  ...[16_385, 2 ** 31, 2 ** 32 - 1].map((claimed) =>
    st(
      `a header of ${claimed} bytes`,
      tensors('{}', undefined, claimed),
      'too-large',
      'network-too-large',
      'not-a-policy',
      'truncated',
    ),
  ),
  st('a header that is no JSON', tensors('{"a":'), 'bad-header'),
  st('a deep header', tensors(`{"a":${'['.repeat(8_000)}${']'.repeat(8_000)}}`), 'bad-header'),
  st('metadata that is text', tensors({ __metadata__: 'x' }), 'bad-header'),
  st('no tensors', tensors({}), 'bad-shape'),
  ...['F16', 'BF16', 'I64', 'U8', 'BOOL', 'C64', 'toString'].map((dtype) =>
    st(`of ${dtype}`, network([4, 3, 2], first({ dtype })), 'unsupported'),
  ),
  ...[[-3, 4], [3.5, 4], [1e9, 1e9], ['3', 4], null, [3, 4, 1, 1, 1, 1, 1, 1, 1], [4, 4]].map((shape) =>
    st(`the shape ${JSON.stringify(shape)}`, network([4, 3, 2], first({ shape })), 'bad-header', 'bad-shape'),
  ),
  st('three dimensions', network([4, 3, 2], first({ shape: [3, 2, 2] })), 'unsupported'),
  ...[[48, 0], [0, 1e12], [4, 52], [-48, 0], [0], [0, 48, 96], ['0', '48'], [0, 2 ** 53]].map((offsets) =>
    st(
      `the offsets ${JSON.stringify(offsets)}`,
      network([4, 3, 2], first({ data_offsets: offsets })),
      'bad-header',
      'truncated',
    ),
  ),
  st('bytes after the last tensor', Buffer.concat([network([4, 3, 2]), new Uint8Array(9)]), 'bad-header'),
  st(
    'a duplicate tensor',
    tensors(
      '{"0.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"0.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}',
      new Uint8Array(8),
    ),
    'bad-header',
  ),
  st(
    'two weights of one layer',
    network([4, 3, 2], (header) => ({ ...header, '0.kernel': header['0.weight'] })),
    'bad-header',
    'bad-shape',
  ),
  st(
    'a bias alone',
    network([4, 3, 2], ({ '0.weight': _, ...header }) => header),
    'bad-header',
    'bad-shape',
  ),
  ...['__proto__', 'constructor', 'toString', '0.weights', 'conv.filter'].map((name) =>
    st(
      `a tensor named ${name}`,
      network([4, 3, 2], (header) => JSON.parse(JSON.stringify(header).replace('"0.weight"', JSON.stringify(name)))),
      'unsupported',
      'bad-shape',
      'bad-header',
    ),
  ),
  st('17 tensors', network([4, 2, 2, 2, 2, 2, 2, 2, 2, 2]), 'too-large', 'network-too-large'),
  st('four hidden layers', network([4, 2, 2, 2, 2, 2]), 'bad-shape'),
  st('no hidden layer', network([4, 2]), 'bad-shape'),
  st('5,000 units', network([4, 5_000, 2]), 'bad-shape', 'network-too-large'),
  st('300,000 parameters', network([4, 540, 540, 2]), 'bad-shape', 'network-too-large'),
  st('5 inputs', network([5, 3, 2]), 'other-world'),
  st('3 outputs', network([4, 3, 3]), 'other-world'),
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) =>
    st(`all ${value}`, network([4, 3, 2], undefined, value), 'not-finite'),
  ),
  st(
    'tanh',
    network([4, 3, 2], (header) => ({ ...header, __metadata__: { activation: 'tanh' } })),
    'unsupported',
  ),
  ...['[1]', '[1,2,3,"4"]', 'null,1', '[1,1,1,1e999]', '{}', '"__proto__"'].map((scale) =>
    st(
      `the scale ${scale}`,
      network([4, 3, 2], (header) => ({ ...header, __metadata__: { observationScale: scale } })),
      'bad-header',
    ),
  ),
];

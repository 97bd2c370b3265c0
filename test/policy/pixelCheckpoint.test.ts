import { expect, it } from 'vitest';
import { type NetworkShape, parameterCount } from '../../shared/kernel/engine.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../shared/policy/checkpoint.ts';

const SHAPE = {
  inputs: 2 * 12 * 16,
  image: {
    height: 12,
    width: 16,
    frames: 2,
    difference: 4,
    convolutions: [
      { filters: 3, size: 4, stride: 2 },
      { filters: 2, size: 2, stride: 1 },
    ],
  },
  hidden: [5],
  outputs: 2,
} satisfies NetworkShape;

function bytesOf(shape: NetworkShape): Uint8Array {
  const parameters = Float32Array.from({ length: parameterCount(shape) }, (_, i) => i / 7 - 3);
  const origin = { environment: 'CartPole-v1', recipe: 'house-pixels', recipeHash: 'abc', settings: null, seed: 1 };
  const moment = { step: 2, episode: 3, kind: 'last', mean: 500, simVersion: 1 } as const;
  return encodeCheckpoint({ policy: { shape, parameters, observationScale: null }, origin: { ...origin, ...moment } });
}

it('[FILE1] a convolutional network reads back as it was written', () => {
  const decoded = decodeCheckpoint(bytesOf(SHAPE));
  expect(decoded.ok && decoded.value.policy.shape).toEqual(SHAPE);
  expect(encodeCheckpoint(decoded.ok ? decoded.value : (null as never))).toEqual(bytesOf(SHAPE));
});

const { image } = SHAPE;
const wrong: readonly [string, NetworkShape][] = [
  ['inputs that are not its frames', { ...SHAPE, inputs: 2 * 12 * 16 - 1 }],
  ['an image beyond 128 pixels', { ...SHAPE, inputs: 2 * 12 * 129, image: { ...image, width: 129 } }],
  ['too many frames', { ...SHAPE, inputs: 9 * 12 * 16, image: { ...image, frames: 9 } }],
  ['a difference that is no number', { ...SHAPE, image: { ...image, difference: 'x' as unknown as number } }],
  ['no convolution', { ...SHAPE, image: { ...image, convolutions: [] } }],
  [
    'a filter larger than what it sees',
    { ...SHAPE, image: { ...image, convolutions: [{ filters: 1, size: 13, stride: 1 }] } },
  ],
  [
    'a stride that is no whole number',
    { ...SHAPE, image: { ...image, convolutions: [{ filters: 1, size: 2, stride: 0.5 }] } },
  ],
  [
    'more than 262,144 parameters',
    { ...SHAPE, image: { ...image, convolutions: [{ filters: 256, size: 2, stride: 1 }] }, hidden: [64] },
  ],
];
it.each(wrong)('[FILE2] refuses %s', (_, shape) => {
  expect(decodeCheckpoint(bytesOf(shape))).toMatchObject({ ok: false, code: 'bad-header' });
});

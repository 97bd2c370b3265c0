import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint, weightsSha256 } from '../../shared/policy/checkpoint.ts';

const SHAPE = { inputs: 4, hidden: [5, 3], outputs: 2 };

function checkpoint(values: readonly number[] = []): Checkpoint {
  const parameters = Float32Array.from({ length: parameterCount(SHAPE) }, (_, i) => values[i] ?? i / 7 - 3);
  return {
    policy: { shape: SHAPE, parameters, observationScale: [0.5, 1, 2, 1 / 3] },
    origin: {
      environment: 'CartPole-v1',
      recipe: 'house',
      recipeHash: 'abc',
      settings: { note: 'naïve "quotes" 한국어' },
      seed: 2 ** 53 - 1,
      step: 1_234,
      episode: 56,
      kind: 'moment',
      mean: 187.25,
      simVersion: 1,
    },
  };
}

it('[FILE1] reads back what was written, bit for bit', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 }), (values) => {
      const original = checkpoint(values);
      expect(decodeCheckpoint(encodeCheckpoint(original))).toEqual({ ok: true, value: original });
    }),
    { seed: 1 },
  );
});

it('[FILE1] the same checkpoint gives the same bytes', () => {
  expect(encodeCheckpoint(checkpoint())).toEqual(encodeCheckpoint(checkpoint()));
});

it('[FILE2] every truncation is refused with a code', () => {
  const bytes = encodeCheckpoint(checkpoint());
  for (let length = 0; length < bytes.length; length++) {
    const decoded = decodeCheckpoint(bytes.slice(0, length));
    expect(decoded.ok, `${length} bytes`).toBe(false);
  }
});

it('[FILE2] every flipped bit is refused with a code', () => {
  const bytes = encodeCheckpoint(checkpoint());
  for (let bit = 0; bit < bytes.length * 8; bit += 3) {
    const damaged = bytes.slice();
    damaged[bit >> 3]! ^= 1 << (bit & 7);
    expect(decodeCheckpoint(damaged).ok, `bit ${bit}`).toBe(false);
  }
});

it('[FILE2] never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
      expect(decodeCheckpoint(tail).ok).toBe(false);
      expect(decodeCheckpoint(Uint8Array.of(0x43, 0x50, 0x41, 0x31, ...tail)).ok).toBe(false);
    }),
    { seed: 2 },
  );
});

it('[FILE2] weights that are not finite are refused, though the file is whole', () => {
  const decoded = decodeCheckpoint(encodeCheckpoint(checkpoint([Number.NaN])));
  expect(decoded).toMatchObject({ ok: false, code: 'not-finite' });
});

it('a hash names weights: the known value of two floats', () => {
  // sha256 of 00 00 80 3f 00 00 00 c0, the little-endian float32 of 1 and -2, by Python's hashlib
  expect(weightsSha256(Float32Array.of(1, -2))).toBe(
    'ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b',
  );
  expect(weightsSha256(Float32Array.of(1, -2))).not.toBe(weightsSha256(Float32Array.of(1, 2)));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { decodeRunFile, encodeRunFile, type RunFile } from '../../shared/learner/runFile.ts';
import { sealContainer } from '../../shared/policy/container.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import { FIXED } from '../support/states.ts';

const FILE: RunFile = {
  recipe: HOUSE,
  seed: 7,
  engine: 'kernel',
  environment: 'CartPole-v1',
  told: { curve: [[50, 9.5]], best: null },
  snapshot: {
    'run.counts': Float64Array.of(1, Number.NaN, -0, 5e-324),
    'run.flags': Uint8Array.of(1, 2, 3),
    'run.weights': Float32Array.of(0.1, Number.POSITIVE_INFINITY, -0),
    'run.none': new Float64Array(),
    'run.streams': Uint32Array.of(0xffff_ffff, 0),
  },
};
const BYTES = encodeRunFile(FILE);
const refusal = (bytes: Uint8Array): string => {
  const result = decodeRunFile(bytes);
  if (result.ok) throw new Error('it was taken');
  expect(result.message).toMatch(/^[^\n]+$/);
  return result.message;
};

describe('a run file', () => {
  it('[RESUME1] read back is what was written, bit for bit', () => {
    for (const recipe of [HOUSE, Q_TABLE] as readonly AnyRecipe[]) {
      const bytes = encodeRunFile({ ...FILE, recipe });
      expect(decodeRunFile(bytes)).toEqual({ ok: true, value: { ...FILE, recipe } });
      const shifted = new Uint8Array(bytes.length + 3).subarray(3); // read from a place that is not aligned
      shifted.set(bytes);
      expect(decodeRunFile(shifted)).toEqual({ ok: true, value: { ...FILE, recipe } });
    }
  });

  it('[RESUME2] cut anywhere is refused in one line', () => {
    for (let length = 0; length < BYTES.length; length++) refusal(BYTES.subarray(0, length));
    expect(refusal(new Uint8Array())).toBe('it is no saved run: it does not begin with CPR1');
    expect(refusal(BYTES.subarray(0, 20))).toBe('it ends after 20 bytes');
    expect(refusal(BYTES.subarray(0, 100))).toBe('it ends after 100 bytes, within its header');
    expect(refusal(BYTES.subarray(0, -1))).toBe('its SHA-256 does not match: it was cut or changed');
  });

  it('[RESUME2] with any one bit flipped, anywhere, or with bytes after its end, is refused in one line', () => {
    for (let at = 0; at < BYTES.length; at++) {
      const damaged = BYTES.slice();
      damaged[at]! ^= 1 << (at % 8);
      refusal(damaged);
    }
    refusal(Uint8Array.of(...BYTES, 0));
  });

  it('[RESUME2] of another version, of a file or of the simulation, says which', () => {
    const later = BYTES.slice();
    later[3] = '2'.charCodeAt(0);
    expect(refusal(later)).toBe('it is of version 2; this program reads version 1');
    expect(refusal(resealed({ simVersion: SIM_VERSION + 1 }))).toBe(
      `it was made by version ${SIM_VERSION + 1} of the simulation; this is version ${SIM_VERSION}`,
    );
  });

  it('[RESUME2] whose recipe was changed is refused, even if its seal was made anew', () => {
    const recipe = { ...HOUSE, gamma: 0.5 };
    expect(refusal(resealed({ recipe }))).toBe('its recipe is not the one that its hash names');
    expect(decodeRunFile(resealed({ recipe, recipeHash: recipeHash(recipe) })).ok).toBe(true);
  });

  it('[RESUME2] with a sound seal around anything at all is a run or a refusal, and nothing is thrown', () => {
    const kind = fc.oneof(fc.constantFrom('Float32Array', 'Uint8Array', '__proto__', 'constructor'), fc.anything());
    const length = fc.oneof(fc.nat(60), fc.double(), fc.anything());
    const section = fc.oneof(fc.anything(), fc.record({ name: fc.oneof(fc.string(), fc.anything()), kind, length }));
    const header = fc.record(
      {
        recipe: fc.oneof(fc.constant(HOUSE), fc.anything()),
        seed: fc.oneof(fc.constant(1), fc.anything()),
        engine: fc.oneof(fc.constant('kernel'), fc.anything()),
        sections: fc.oneof(fc.array(section), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(header, (changes) => {
        let sealed: Uint8Array;
        try {
          sealed = resealed(changes);
        } catch {
          return; // no JSON: bigints
        }
        const result = decodeRunFile(sealed);
        expect(result.ok || /^[^\n]+$/.test(result.message)).toBe(true);
      }),
      { ...FIXED, numRuns: 500 },
    );
    expect(refusal(resealed({ sections: [null] }))).toBe('its sections do not add up to its length');
    expect(refusal(resealed({ sections: [{ name: 'x', kind: '__proto__', length: 1 }] }))).toBe(
      'its sections do not add up to its length',
    );
  });
});

/** The file with a header of other facts and a seal that fits them. */
function resealed(changes: Readonly<Record<string, unknown>>): Uint8Array {
  const headerBytes = new DataView(BYTES.buffer).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(BYTES.subarray(8, 8 + headerBytes))) as object;
  return sealContainer('CPR1', { ...header, ...changes }, BYTES.slice(8 + headerBytes, -32));
}

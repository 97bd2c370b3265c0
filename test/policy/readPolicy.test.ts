import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { companionsOf, type NamedFile, type ReadPolicy, readPolicy } from '../../shared/policy/readPolicy.ts';
import { goldenBytes, json, layersModel, randomPolicy, SMALL, safetensors, text } from './policies.ts';

const policy = randomPolicy(SMALL);
const checkpoint: NamedFile = {
  name: 'policy.cpa',
  bytes: encodeCheckpoint({
    policy,
    origin: {
      environment: 'CartPole-v1',
      recipe: 'house',
      recipeHash: '',
      settings: null,
      seed: 1,
      step: 2,
      episode: 3,
      kind: 'last',
      mean: null,
      simVersion: 1,
    },
  }),
};

/** A refusal with a code and words, or a policy that can act. */
function expectSound(read: ReadPolicy): void {
  if (read.ok) {
    expect(read.policy.parameters.every(Number.isFinite)).toBe(true);
    expect((read.policy.observationScale ?? [1, 1, 1, 1]).every(Number.isFinite)).toBe(true);
  } else {
    expect(read.code).toMatch(/^[a-z-]+$/);
    expect(read.message.length).toBeGreaterThan(10);
  }
}

describe('files of any format', () => {
  it('[FILE6] are recognised by their bytes, whatever their names', () => {
    const renamed = (files: readonly NamedFile[]): NamedFile[] => files.map(({ bytes }) => ({ name: 'upload', bytes }));
    expect(readPolicy([checkpoint])).toMatchObject({ ok: true, format: 'checkpoint', origin: { recipe: 'house' } });
    expect(readPolicy(renamed([checkpoint]))).toMatchObject({ format: 'checkpoint' });
    expect(readPolicy(renamed(safetensors(policy)))).toMatchObject({ ok: true, format: 'safetensors' });
    expect(readPolicy(renamed(json(policy)))).toMatchObject({ ok: true, format: 'json' });
  });
  it('[FILE6] a model.json names the files that belong to it', () => {
    const [weights, model] = layersModel(policy) as [NamedFile, NamedFile];
    expect(companionsOf(model.bytes)).toEqual(['weights.bin']);
    expect(companionsOf(weights.bytes)).toEqual([]);
    expect(companionsOf(checkpoint.bytes)).toEqual([]);
    expect(readPolicy([model])).toMatchObject({ ok: false, code: 'missing-file' });
    expect(readPolicy([weights])).toMatchObject({ ok: false, code: 'not-a-policy' });
  });
  it.each<[string, Uint8Array, string, string]>([
    ['a PyTorch file', text('PK\x03\x04\x14\0\0\0\0\0'), 'needs-export', 'docs/export.md'],
    ['a run on its way', text('CPR1'), 'not-a-policy', 'to be resumed'],
    ['a table', text('CPT1'), 'not-a-policy', 'a table of Q values'],
    ['a pickle', Uint8Array.of(0x80, 2, 0x7d, 0x71), 'needs-export', 'pickle'],
    ['a Keras HDF5 file', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10), 'needs-export', 'HDF5'],
    ['nothing', new Uint8Array(0), 'not-a-policy', 'no checkpoint'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'not-a-policy', 'no checkpoint'],
    ['other JSON', text('{"name": "cartpole-arena"}'), 'not-a-policy', 'no checkpoint'],
    ['half JSON', text('{"format": "cartpole-policy", "lay'), 'bad-header', 'begins like JSON'],
    [
      'hostile JSON',
      text('{"modelTopology": {"class_name": {"toString": 1}, "config": []}, "weightsManifest": []}'),
      'unsupported',
      'an object',
    ],
    ['deep JSON', text(`{"format":${'['.repeat(100_000)}`), 'bad-header', 'begins like JSON'],
    ['a later version', text('{"format": "cartpole-policy", "version": 2}'), 'unsupported', 'version "2"'],
  ])('[FILE6] %s is refused in words', (_, bytes, code, words) => {
    const read = readPolicy([{ name: 'upload', bytes }]);
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? '' : read.message).toContain(words);
  });
  it('[FILE6] no file, or two that do not belong together, are refused', () => {
    expect(readPolicy([])).toMatchObject({ ok: false, code: 'missing-file' });
    expect(readPolicy([checkpoint, checkpoint])).toMatchObject({ ok: false, code: 'not-a-policy' });
  });
});

describe.each<[string, readonly NamedFile[]]>([
  ['safetensors', safetensors(policy)],
  ['JSON', json(policy)],
  ['a LayersModel', layersModel(policy)],
  ['a checkpoint', [checkpoint]],
  ['what keras.py wrote', [{ name: 'keras.safetensors', bytes: goldenBytes('keras.safetensors') }]],
])('%s, damaged', (_, files) => {
  it('[FILE6] cut anywhere, is refused', () => {
    for (const file of files) {
      const whole = file.bytes.at(-1) === 0x0a ? file.bytes.length - 1 : file.bytes.length; // JSON ends with a line's end
      for (let length = 0; length < whole; length++) {
        const read = readPolicy(files.map((f) => (f === file ? { ...f, bytes: f.bytes.slice(0, length) } : f)));
        expectSound(read);
        expect(read.ok, `${file.name} of ${length} bytes`).toBe(false);
      }
    }
  });
  it('[FILE6] with any byte changed, is refused or is a policy of finite numbers', () => {
    for (const file of files) {
      for (let at = 0; at < file.bytes.length; at += at < 1_500 ? 1 : 61) {
        for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
          const bytes = file.bytes.slice();
          bytes[at]! ^= flip;
          expectSound(readPolicy(files.map((f) => (f === file ? { ...f, bytes } : f))));
        }
      }
    }
  });
});

it('[FILE6] never throws, whatever the bytes', () => {
  const starts = [
    '',
    '{',
    'CPA1',
    '{"modelTopology":',
    '{"format":"cartpole-policy","version":1,"activation":"relu","layers":',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, tail) => {
      expectSound(readPolicy([{ name: 'x', bytes: Uint8Array.of(...text(start), ...tail) }]));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

it('[FILE6] never throws, whatever well-formed JSON says', () => {
  const layer = fc.record({
    class_name: fc.constantFrom('Dense', 'InputLayer'),
    config: fc.jsonValue(),
    inbound_nodes: fc.jsonValue(),
  });
  const document = fc.oneof(
    fc.record({
      format: fc.constant('cartpole-policy'),
      version: fc.constant(1),
      activation: fc.constant('relu'),
      layers: fc.jsonValue(),
    }),
    fc.record({
      modelTopology: fc.record({
        class_name: fc.constantFrom('Sequential', 'Functional'),
        config: fc.record({ layers: fc.array(layer) }),
      }),
      weightsManifest: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(document, (raw) => expectSound(readPolicy([{ name: 'x', bytes: text(JSON.stringify(raw)) }]))),
    { seed: 2, numRuns: 2000 },
  );
});

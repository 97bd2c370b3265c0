import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../server/cli/support/command.ts';
import { readModel, readPolicyFile } from '../../server/cli/support/policyFiles.ts';
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import type { NamedFile } from '../../shared/policy/readPolicy.ts';
import { json, layersModel, randomPolicy, SMALL, safetensors, text } from '../policy/policies.ts';

const policy = randomPolicy(SMALL, null);
let folder = '';
const at = (name: string): string => join(folder, name);

function put(files: readonly NamedFile[]): void {
  for (const { name, bytes } of files) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), bytes);
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policies-'));
  put([...safetensors(policy), ...json(policy), ...layersModel(policy)]);
  mkdirSync(at('empty'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['policy.safetensors', 'safetensors'],
  ['policy.json', 'json'],
  ['champion', 'layers-model'],
  ['champion/model.json', 'layers-model'],
])('[FILE5] %s is read', (name, format) => {
  expect(readModel(at(name))).toMatchObject({ format, policy, origin: null });
});

it('[FILE1] a house agent is read with its origin, and named by the hash of its file', () => {
  const { format, origin } = readModel('assets/models/champion.cpa');
  expect(format).toBe('checkpoint');
  expect(origin?.recipe).toBe('house');
  const [file] = safetensors(policy);
  expect(readModel(at('policy.safetensors')).sha256).toBe(sha256Hex(file!.bytes));
});

it('[FILE6] what cannot be read is a usage error of one line that names the path', () => {
  const said = (name: string): string => {
    try {
      readPolicyFile(at(name));
    } catch (error) {
      if (error instanceof UsageError && error.problems.length === 1) return error.problems[0]!.replace(folder, '');
    }
    throw new Error('no usage error of one line');
  };
  put([
    { name: 'model.pt', bytes: text('PK\x03\x04 and more') },
    { name: 'outside.json', bytes: text('{"modelTopology": {}, "weightsManifest": [{"paths": ["../secret"]}]}') },
    { name: 'alone.json', bytes: text('{"modelTopology": {}, "weightsManifest": [{"paths": ["gone.bin"]}]}') },
  ]);
  expect(said('nowhere')).toBe('cannot read /nowhere: no such file or folder');
  expect(said('empty')).toBe('cannot read /empty/model.json: no such file or folder');
  expect(said('alone.json')).toBe('cannot read /gone.bin: no such file or folder');
  expect(said('outside.json')).toBe('/outside.json names a file of weights outside of its folder: "../secret"');
  expect(said('model.pt')).toMatch(/^\/model\.pt is not a usable policy \(needs-export\): it is a zip/);
});

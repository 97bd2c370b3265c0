import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { list, type Parser } from '../../shared/protocol/fields.ts';
import {
  parseCheckpoints,
  parseEventPage,
  parseRunEvent,
  parseRunList,
  parseRunRefusal,
  parseRunSummary,
  parseRunWeights,
  parseShowcase,
} from '../../shared/protocol/parseRun.ts';
import { parseRunDetail, parseRunJoined } from '../../shared/protocol/parseRunDetail.ts';
import type { CheckpointInfo, RunDetail, RunSteps, RunSummary } from '../../shared/protocol/runEvents.ts';
import { packSteps, unpackCurve, unpackNews, unpackPoint, unpackSteps } from '../../shared/protocol/runPack.ts';

const summary: RunSummary = {
  id: '0a1b2c3d4e5f',
  recipe: 'house',
  recipeHash: 'ab12',
  seed: 7,
  environment: 'CartPole-v1',
  pixels: false,
  pace: 'watch',
  stepMs: 40,
  origin: 'showcase',
  by: null,
  status: 'running',
  place: null,
  problem: null,
  createdAt: 1_700_000_000_000,
  endedAt: null,
  steps: 900,
  episodes: 30,
  updates: 800,
  newest: 33,
  mean100: 30.1,
  evaluation: 99,
  solvedAt: null,
  weightsSha256: null,
};
const detail: RunDetail = { ...summary, settings: HOUSE };
const checkpoint: CheckpointInfo = {
  id: '0a1b2c3d4e5f.250',
  run: '0a1b2c3d4e5f',
  step: 250,
  episode: 11,
  mean: 9.4,
  bytes: 20_000,
  sha256: 'ff00',
};

/** Every parser, with something that it takes. */
const SOUND: readonly (readonly [string, Parser<unknown>, unknown])[] = [
  ['summary', parseRunSummary, summary],
  ['list', parseRunList, [summary]],
  ['detail', parseRunDetail, detail],
  ['detail of a table', parseRunDetail, { ...detail, settings: Q_TABLE }],
  [
    'event',
    parseRunEvent,
    { number: 1, kind: 'evaluation', step: 250, episode: 3, episodes: 100, mean: 9.5, moment: null },
  ],
  ['end', parseRunEvent, { number: 2, kind: 'ended', step: 250, weightsSha256: null }],
  ['page', parseEventPage, { newest: 2, events: [{ number: 1, kind: 'solved', step: 250 }] }],
  ['checkpoints', parseCheckpoints, [checkpoint]],
  ['showcase', parseShowcase, { run: 'abc' }],
];

describe('parsing', () => {
  it.each(SOUND)('[NET1] takes a %s as it was sent', (_name, parse, value) => {
    expect(parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });
  it.each(SOUND)('[NET1] refuses a %s that lacks a field', (_name, parse, value) => {
    const one = (Array.isArray(value) ? value[0] : value) as Record<string, unknown>;
    for (const key of Object.keys(one)) {
      const { [key]: _, ...rest } = one;
      expect(parse(Array.isArray(value) ? [rest] : rest), key).toBeNull();
    }
  });
  it('[NET1] takes a refusal by its lines, or by its detail where it has none', () => {
    const { code, detail, problems } = {
      code: 'bad-recipe',
      detail: 'gamma is wrong',
      problems: ['gamma: 2', 'seed: x'],
    };
    expect(parseRunRefusal({ code, detail, problems })).toEqual({ code, problems });
    expect(parseRunRefusal({ code, detail, problems: [] })).toEqual({ code, problems: [detail] });
    for (const raw of [
      { code, detail },
      { code, problems },
      { detail, problems },
      { code, detail, problems: [1] },
    ])
      expect(parseRunRefusal(raw)).toBeNull();
  });
  it('[NET1] never throws, whatever arrives', () => {
    const parsers = [
      ...SOUND.map(([, parse]) => parse),
      unpackNews,
      unpackSteps,
      unpackPoint,
      unpackCurve,
      parseRunJoined,
      parseRunRefusal,
    ];
    const texts = fc.stringMatching(/^[0-9A-Za-z_-]{0,60}$/);
    const anything = fc.oneof(fc.anything(), texts, fc.array(fc.oneof(fc.double(), fc.constant(null))));
    fc.assert(fc.property(anything, (raw) => void parsers.map((parse) => parse(raw))));
    fc.assert(fc.property(anything, (raw) => void parseRunWeights({ run: 'r', step: 1, parameters: raw })));
  });
  it('[NET1] refuses steps that were cut off or say an action that there is not', () => {
    const packed = packSteps({ run: 'r', episode: 2, seed: 5, from: 3, actions: [1], explored: [false], q: [1, 2] });
    for (let length = 0; length < packed.length; length++) expect(unpackSteps(packed.slice(0, length))).toBeNull();
    const at = packed.length - 5;
    expect(unpackSteps(`${packed.slice(0, at)}4${packed.slice(at + 1)}`)).toBeNull();
    expect(list([packed], 1, unpackSteps)).toHaveLength(1);
  });
  it('[NET1] reads weights from any view of their bytes', () => {
    const parameters = Float32Array.from([1, -2.5, 3e-9]);
    const bytes = new Uint8Array(parameters.buffer);
    const shifted = new Uint8Array(13);
    shifted.set(bytes, 1);
    for (const raw of [parameters.buffer, bytes, parameters, shifted.subarray(1), Buffer.from(bytes)])
      expect(parseRunWeights({ run: 'r', step: 7, parameters: raw })).toEqual({ run: 'r', step: 7, parameters });
    expect(parseRunWeights({ run: 'r', step: 7, parameters: shifted })).toBeNull();
  });
  it('[NET1] joins a run with its running episode', () => {
    const taken: RunSteps = { run: 'r', episode: 2, seed: 5, from: 0, actions: [1], explored: [false], q: [1, 2] };
    expect(parseRunJoined({ run: detail, current: packSteps(taken) })).toEqual({ run: detail, current: taken });
    expect(parseRunJoined({ run: detail, current: null })).toEqual({ run: detail, current: null });
    expect(parseRunJoined({ run: detail, current: 'x' })).toBeNull();
    expect(parseRunJoined({ run: { ...detail, settings: { ...HOUSE, gamma: 'much' } }, current: null })).toBeNull();
  });
});

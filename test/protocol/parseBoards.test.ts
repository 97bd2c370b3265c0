import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parser } from '../../shared/protocol/fields.ts';
import {
  parseBoardPage,
  parseBoardRow,
  parseBoardSummaries,
  parseCrossPlay,
  parseMe,
  parseProblem,
  parseSubmission,
  parseSubmissions,
} from '../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import {
  anyCrossPlay,
  anyDetail,
  anyMe,
  anyPage,
  anyProblem,
  anyRow,
  anySubmission,
  anySummaries,
} from './boardValues.ts';

const PARSERS: readonly (readonly [string, Parser<unknown>, fc.Arbitrary<unknown>])[] = [
  ['row', parseBoardRow, anyRow],
  ['page', parseBoardPage, anyPage],
  ['row with its proof', parseRowDetail, anyDetail],
  ['list of boards', parseBoardSummaries, anySummaries],
  ['submission', parseSubmission, anySubmission],
  ['list of submissions', parseSubmissions, fc.array(anySubmission, { maxLength: 3 })],
  ['identity', parseMe, anyMe],
  ['problem', parseProblem, anyProblem],
  ['table of cross-play', parseCrossPlay, anyCrossPlay],
];
const RUNS = { numRuns: 100, seed: 6 };
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Every path to a value within, itself left out. */
function paths(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...paths(inner).map((path) => [key, ...path])]);
}

/** A copy with the value there replaced; undefined takes it away. */
function changed(value: unknown, path: readonly string[], to: unknown): unknown {
  const copy = asSent(value);
  const inner = (at: unknown, key: string): unknown => (at as Record<string, unknown>)[key];
  const parent = path.slice(0, -1).reduce(inner, copy) as Record<string, unknown>;
  const last = path.at(-1)!;
  if (to === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (to === undefined) delete parent[last];
  else Object.defineProperty(parent, last, { value: to, enumerable: true });
  return copy;
}

describe('parsing what boards send', () => {
  it.each(PARSERS)('[API3] takes any %s as it was sent', (_name, parse, values) => {
    fc.assert(
      fc.property(values, (value) => void expect(parse(asSent(value))).toEqual(value)),
      RUNS,
    );
  });
  it.each(PARSERS)('[API3] takes no field of the %s that it does not know', (_name, parse, values) => {
    const more = (value: object): object =>
      Array.isArray(value) ? value.map((one) => more(one as object)) : { ...value, owner: 'a session' };
    fc.assert(
      fc.property(values, (value) => void expect(parse(asSent(more(value as object)))).toEqual(value)),
      RUNS,
    );
  });
  it.each(PARSERS)(
    '[API3] refuses or rebuilds the %s, and never throws, whatever is changed in it',
    (_name, parse, values) => {
      const junk = fc.oneof(fc.anything(), fc.constantFrom(undefined, null, -0, 1e999, '', [], {}, 'x'.repeat(20_000)));
      fc.assert(
        fc.property(values, fc.nat(), junk, (value, at, to) => {
          const all = paths(value);
          if (all.length === 0) return;
          const parsed = parse(changed(value, all[at % all.length]!, to));
          if (parsed !== null) expect(parse(asSent(parsed))).toEqual(asSent(parsed));
        }),
        RUNS,
      );
    },
  );
  it.each(PARSERS)('[API3] never throws at anything that is no %s', (_name, parse) => {
    fc.assert(fc.property(fc.anything(), (raw) => void parse(raw)));
  });
  it('[API3] a field that is missing is refused', () => {
    for (const [name, parse, values] of PARSERS) {
      if (name.startsWith('list')) continue;
      const [value] = fc.sample(values, { numRuns: 1, seed: 6 });
      for (const key of Object.keys(value as object))
        expect(parse(changed(value, [key], undefined)), `${name}: ${key}`).toBeNull();
    }
  });
  it('[API3] figures and proof are those of the board', () => {
    fc.assert(
      fc.property(anyDetail, anyDetail, (one, other) => {
        if (one.row.board === other.row.board) return;
        expect(parseBoardRow({ ...one.row, figures: other.row.figures })).toBeNull();
        expect(parseRowDetail({ row: one.row, proof: other.proof })).toBeNull();
      }),
      RUNS,
    );
  });
  it('[API3] a table of cross-play is square', () => {
    const agents = ['a', 'b'].map((id) => ({ id, name: id, rating: 1_500 }));
    const square = [
      [0, 1],
      [2, 0],
    ];
    expect(parseCrossPlay({ division: '1x', agents, wins: square, draws: square })).not.toBeNull();
    expect(parseCrossPlay({ division: '1x', agents, wins: square, draws: [[0, 1]] })).toBeNull();
    expect(parseCrossPlay({ division: '1x', agents, wins: [[0], [2, 0]], draws: square })).toBeNull();
  });
});

it('[LIFE2] a run tells at which ticks it was broken off, if it was, and nothing else there', () => {
  const runs = fc.sample(anyDetail, { numRuns: 200, seed: 6 }).filter(({ proof }) => proof.kind === 'players');
  expect(runs.length).toBeGreaterThan(10);
  for (const detail of runs) {
    const told = (interrupted: unknown) => ({ ...detail, proof: { ...detail.proof, interrupted } });
    expect(parseRowDetail(asSent(told([3, 90])))).toEqual(told([3, 90]));
    expect(parseRowDetail(asSent(told(undefined)))).toEqual(detail);
    for (const wrong of [null, 3, ['3'], [-1], [0.5]]) expect(parseRowDetail(asSent(told(wrong)))).toBeNull();
  }
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  AGENT_SETS,
  agentFigures,
  agentPlace,
  agentRowId,
  agentSets,
  firstSeedOf,
  SMALL_PROTOCOL,
} from '../../shared/boards/agentProtocol.ts';
import { drawSeeds } from '../../shared/boards/draw.ts';
import { MAX_REPORT_EPISODES, reportSeed } from '../../shared/policy/evaluate.ts';
import type { AgentFigures } from '../../shared/protocol/boards.ts';
import type { AgentSet } from '../../shared/protocol/rowProofs.ts';

const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits });

const FIGURES: fc.Arbitrary<AgentFigures> = fc
  .record({
    mean: fc.integer({ min: 9_000, max: 500_000 }),
    endurance: fc.integer({ min: 9_000, max: 50_000_000 }),
    robustness: fc.integer({ min: 9_000, max: 500_000 }),
  })
  .map(({ mean, endurance, robustness }) => ({
    kind: 'agents',
    mean: mean / 1_000,
    ci95: [mean / 1_000, mean / 1_000],
    endurance: endurance / 1_000,
    robustness: robustness / 1_000,
    parameters: 17_154,
    format: 'json',
    humanNormalised: null,
  }));
const ROW = fc.record({
  figures: FIGURES,
  at: fc.integer({ min: 0, max: 9e13 }),
  id: hex(12).map((text) => `agent-${text}`),
});

it('[AGENTBOARD1] seeds are drawn from hash, entropy, purpose and number, and from nothing else', () => {
  const [hash, entropy] = ['ab'.repeat(32), 'cd'.repeat(32)];
  expect(drawSeeds(hash, entropy, 'agent:rank', 3)).toEqual([1983801412, 3681383096, 1713991168]);
  fc.assert(
    fc.property(hex(64), hex(64), fc.integer({ min: 1, max: 20 }), (h, e, count) => {
      const seeds = drawSeeds(h, e, 'x', count);
      expect(seeds).toEqual(drawSeeds(h, e, 'x', 20).slice(0, count));
      expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
      expect(drawSeeds(h, e, 'y', count)).not.toEqual(seeds);
    }),
  );
});

it('[DQN5] seeds of the board lie above those of every report, and are whole numbers to the last', () => {
  fc.assert(
    fc.property(hex(64), hex(64), (h, e) => {
      for (const { name, episodes } of AGENT_SETS) {
        const first = firstSeedOf(h, e, name);
        expect(first).toBeGreaterThan(reportSeed(2 ** 32 - 1) + MAX_REPORT_EPISODES);
        expect(Number.isSafeInteger(first + episodes)).toBe(true);
      }
    }),
  );
});

it('[AGENTBOARD2] the protocol is ten sets: rank, endurance, four winds, two gravities, two lengths', () => {
  expect(AGENT_SETS.map(({ name, episodes, limit }) => `${name} ${episodes} ${limit}`)).toEqual([
    'rank 1000 500',
    'endurance 50 50000',
    ...['wind-0', 'wind-1', 'wind-2', 'wind-3', 'gravity-0.8', 'gravity-1.2', 'length-0.5', 'length-2'].map(
      (name) => `${name} 100 500`,
    ),
  ]);
  expect(agentSets(SMALL_PROTOCOL)!.map(({ name }) => name)).toEqual(AGENT_SETS.map(({ name }) => name));
  expect(agentSets(2)).toBeNull();
  expect(AGENT_SETS.map(({ params }) => params.gravity)).toContain(9.8 * 1.2);
});

it('[AGENTBOARD3] places sort as mean, endurance, robustness, time and id do, and never tie', () => {
  const order = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at < 0 ? 0 : Math.sign(a[at]! - b[at]!);
  };
  const near = fc.tuple(ROW, ROW, fc.integer({ min: 0, max: 4 })).map(([a, b, same]) => {
    const figures = { ...b.figures };
    if (same > 0) Object.assign(figures, { mean: a.figures.mean });
    if (same > 1) Object.assign(figures, { endurance: a.figures.endurance });
    if (same > 2) Object.assign(figures, { robustness: a.figures.robustness });
    return [a, { figures, at: same > 3 ? a.at : b.at, id: b.id }] as const;
  });
  const keys = ({ figures, at, id }: typeof ROW extends fc.Arbitrary<infer R> ? R : never) => [
    -Math.round(figures.mean * 1_000),
    -Math.round(figures.endurance * 1_000),
    -Math.round(figures.robustness * 1_000),
    at,
    Number.parseInt(id.slice(6), 16),
  ];
  fc.assert(
    fc.property(near, ([a, b]) => {
      const [one, other] = [agentPlace(a.figures, a.at, a.id), agentPlace(b.figures, b.at, b.id)];
      expect(one).toMatch(/^\d{53}$/);
      expect(other).toHaveLength(one.length);
      expect(one < other ? -1 : one > other ? 1 : 0).toBe(order(keys(a), keys(b)));
    }),
  );
});

it('[AGENTBOARD3] a row is named by its hash, and its robustness is the mean over all disturbed episodes', () => {
  expect(agentRowId('0123456789abcdef'.repeat(4))).toBe('agent-0123456789ab');
  const set = (name: string, episodes: number, mean: number): AgentSet => ({
    ...{ name, episodes, limit: 500, firstSeed: 0, mean, min: 0, max: 500, ci95: [mean, mean], returnsSha256: '' },
  });
  const sets = [set('rank', 10, 490), set('endurance', 5, 900), set('wind-1', 30, 100), set('length-2', 10, 300)];
  expect(agentFigures(sets, { parameters: 1, format: 'json' })).toMatchObject({
    mean: 490,
    endurance: 900,
    robustness: 150,
  });
  expect(() => agentFigures(sets.slice(1), { parameters: 1, format: 'json' })).toThrow(RangeError);
});

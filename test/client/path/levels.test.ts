import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelAfter, levelsOf, nextLevel } from '../../../client/model/path/levels.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';

function agent(i: number, more: Partial<AgentInfo> = {}): AgentInfo {
  return { id: `a${i}`, recipe: 'r', recipeHash: 'h', seed: 1, step: i, episode: i, mean: i, sha256: 's', ...more };
}

const COUNT = 7;
const agents = Array.from({ length: COUNT }, (_, i) => agent(i));
const wins = fc.uniqueArray(fc.integer({ min: 0, max: COUNT - 1 }));
const wonBy = (ids: readonly number[]) => Object.fromEntries(ids.map((i) => [`a${i}`, '0.5x'] as const));

it('[PATH1] whoever has won stands after the strongest one beaten, with all before it passed', () => {
  fc.assert(
    fc.property(wins, (ids) => {
      const levels = levelsOf(agents, wonBy(ids));
      const strongest = Math.max(-1, ...ids);
      expect(levels.map(({ number, state }) => [number, state])).toEqual(
        agents.map((_, i) => [i + 1, i <= strongest ? 'passed' : i === strongest + 1 ? 'next' : 'ahead']),
      );
      expect(nextLevel(levels)!.number).toBe(Math.min(strongest + 2, COUNT));
    }),
  );
});

it('[PATH1] a win never leads back, and beating who is next leads one further', () => {
  fc.assert(
    fc.property(wins, fc.integer({ min: 0, max: COUNT - 1 }), (ids, more) => {
      const before = nextLevel(levelsOf(agents, wonBy(ids)))!;
      const after = nextLevel(levelsOf(agents, wonBy([...ids, more])))!;
      expect(after.number).toBeGreaterThanOrEqual(before.number);
      const beaten = agents.indexOf(before.agent);
      const further = nextLevel(levelsOf(agents, wonBy([...ids, beaten])))!;
      expect(further.number).toBe(Math.min(before.number + 1, COUNT));
    }),
  );
});

it('[PATH1] agents of the board and wins over agents that are gone are not on it', () => {
  const levels = levelsOf([agent(0), agent(1, { name: 'somebody’s' }), agent(2)], { gone: '1x' });
  expect(levels.map((level) => level.agent.id)).toEqual(['a0', 'a2']);
  expect(nextLevel(levels)!.agent.id).toBe('a0');
  expect(levelAfter(levels, 'a0')!.agent.id).toBe('a2');
  expect([levelAfter(levels, 'a2'), levelAfter(levels, 'a1'), nextLevel([])]).toEqual([null, null, null]);
});

/** The cross-play table of a speed class: who of its best agents won how often against whom. */
import type { CrossPlay, Division } from '../../shared/protocol/boards.ts';
import type { RatingStore } from './stores.ts';

export const MOST_AGENTS = 24; // rows of the table

export interface CrossPlayNeeds {
  readonly store: Pick<RatingStore, 'find' | 'crossPlay'>;
  readonly boards: {
    find(
      board: 'ratings',
      division: Division,
      id: string,
    ): Promise<{ readonly name: string; readonly hidden: boolean } | null>;
  };
}

export async function readCrossPlay({ store, boards }: CrossPlayNeeds, division: Division): Promise<CrossPlay> {
  const pairs = await store.crossPlay(division);
  const ids = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const rated: { readonly id: string; readonly rating: number }[] = [];
  for (const id of ids) {
    const rating = await store.find(division, id);
    if (rating) rated.push({ id, rating: rating.rating });
  }
  rated.sort((a, b) => b.rating - a.rating || (a.id < b.id ? -1 : 1));
  const agents: CrossPlay['agents'][number][] = [];
  for (const { id, rating } of rated) {
    if (agents.length === MOST_AGENTS) break;
    const row = await boards.find('ratings', division, id);
    if (row && !row.hidden) agents.push({ id, name: row.name, rating });
  }
  const at = new Map(agents.map(({ id }, i) => [id, i]));
  const table = (): number[][] => agents.map(() => agents.map(() => 0));
  const [wins, draws] = [table(), table()];
  for (const pair of pairs) {
    const [i, j] = [at.get(pair.first), at.get(pair.second)];
    if (i === undefined || j === undefined) continue;
    wins[i]![j]! += pair.wins;
    wins[j]![i]! += pair.losses;
    draws[i]![j]! += pair.draws;
    draws[j]![i]! += pair.draws;
  }
  return { division, agents, wins, draws };
}

/** Asked as often as one likes, read at most so often. */
export function createCrossPlay(
  needs: CrossPlayNeeds,
  now: () => number,
  holdsMs: number,
): (division: Division) => Promise<CrossPlay> {
  const known = new Map<Division, { readonly table: Promise<CrossPlay>; readonly atMs: number }>();
  return (division) => {
    const held = known.get(division);
    if (held && now() - held.atMs < holdsMs) return held.table;
    const table = readCrossPlay(needs, division);
    known.set(division, { table, atMs: now() });
    table.catch(() => known.delete(division));
    return table;
  };
}

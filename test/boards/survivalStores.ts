/** The stores that the Players board needs, in memory. */
import type { RankedRow, StoredRow } from '../../server/boards/stores.ts';
import type { SurvivalNeeds } from '../../server/boards/survival.ts';
import type { StoredSurvival } from '../../server/boards/survivalStore.ts';

export function survivalStores(): Pick<SurvivalNeeds, 'store' | 'boards'> & {
  readonly runs: Map<string, StoredSurvival>;
  readonly rows: StoredRow[];
} {
  const runs = new Map<string, StoredSurvival>();
  const rows: StoredRow[] = [];
  const of = (division: string): StoredRow[] =>
    rows.filter((row) => row.division === division).sort((a, b) => (a.place < b.place ? -1 : 1));
  const ranked = (division: string): RankedRow[] =>
    of(division)
      .filter(({ hidden }) => !hidden)
      .map((row, at) => ({ ...row, rank: at + 1 }));
  return {
    runs,
    rows,
    store: {
      async begin(run) {
        if (runs.has(run.run)) throw new Error(`${run.run} has begun`);
        runs.set(run.run, run);
      },
      async end(id, end, row) {
        const run = runs.get(id);
        if (run?.status !== 'begun') return false;
        runs.set(id, { ...run, ...end });
        const at = rows.findIndex((old) => old.division === row?.division && old.id === row.id);
        if (at >= 0 && row) rows.splice(at, 1);
        if (row) rows.push(row);
        return true;
      },
      async find(id) {
        return runs.get(id) ?? null;
      },
      async counts(player, speed) {
        const own = [...runs.values()].filter((run) => run.player === player && run.speed === speed);
        const count = (status: string): number => own.filter((run) => run.status === status).length;
        return { finished: count('finished'), abandoned: count('abandoned') };
      },
      async voidBegun(live) {
        const begun = [...runs.values()].filter(({ run, status }) => status === 'begun' && !live.includes(run));
        for (const run of begun) runs.set(run.run, { ...run, status: 'void' });
        return begun.length;
      },
      async bests() {
        return [];
      },
    },
    boards: {
      async find(_board, division, id) {
        const shown = ranked(division).find((row) => row.id === id);
        const hidden = of(division).find((row) => row.id === id);
        return shown ?? (hidden ? { ...hidden, rank: 0 } : null);
      },
      async page(_board, division) {
        return { total: ranked(division).length, rows: [] };
      },
    },
  };
}

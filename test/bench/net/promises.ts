/** What the netcode promises, held against what was measured. */
import type { CellSummary } from './summary.ts';

export interface Promised {
  readonly name: string;
  readonly limit: string;
  readonly measured: string;
  readonly ok: boolean;
  readonly timed: boolean; // depends on how busy this machine is: reported, never a reason to fail
}

const TICK_MS = 20;
const FRAME_MS = 1_000 / 60;

export interface Rest {
  readonly spectatorPerSecond: number; // bytes
  readonly rolledBack: number; // ticks
  readonly differences: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

export function promises(cells: readonly CellSummary[], rest: Rest): Promised[] {
  const most = (of: (cell: CellSummary) => number): number => Math.max(...cells.map(of));
  const total = (of: (cell: CellSummary) => number): number => cells.reduce((sum, cell) => sum + of(cell), 0);
  const hundred = cells.filter(
    ({ latencyMs, jitterMs, stallMs }) => latencyMs === 100 && jitterMs <= 20 && stallMs === 0,
  );
  const lateShare = Math.max(0, ...hundred.map((cell) => cell.lateShare));
  const ownLimit = TICK_MS + 2 * FRAME_MS;
  const own = most(({ own }) => own.p99);
  const down = most(({ downPerSecond }) => downPerSecond);
  const up = most(({ upPerSecond }) => upPerSecond);
  const causeless = total((cell) => cell.causeless);
  const mismatches = total((cell) => cell.mismatches);
  const line = (name: string, limit: string, measured: string, ok: boolean, timed = false): Promised => ({
    name,
    limit,
    measured,
    ok,
    timed,
  });
  const unplayed = cells.filter(({ ticks, confirmedFrames }) => ticks === 0 || confirmedFrames === 0).length;
  return [
    line('every cell was played', '0 without', String(unplayed), unplayed === 0),
    line('corrections where no input was late', '0', String(causeless), causeless === 0),
    line(
      'states that differ from the server',
      '0',
      `${mismatches} of ${total(({ confirmedFrames }) => confirmedFrames) + mismatches} frames`,
      mismatches === 0,
    ),
    line('late changes at 100 +- 20 ms', '<= 1 %', percent(lateShare), lateShare <= 0.01, true),
    line('key to own cart, p99, any cell', `<= ${ownLimit.toFixed(1)} ms`, `${own} ms`, own <= ownLimit, true),
    line('a player down, any cell', '<= 1,600 B/s', `${down} B/s`, down <= 1_600),
    line('a player up, any cell', '<= 500 B/s', `${up} B/s`, up <= 500),
    line('a spectator down', '<= 700 B/s', `${rest.spectatorPerSecond} B/s`, rest.spectatorPerSecond <= 700),
    line(
      'ticks rolled back that came out otherwise',
      '0',
      `${rest.differences} of ${rest.rolledBack}`,
      rest.differences === 0,
    ),
  ];
}

/** What the matches of one cell say together. */
import type { Cell } from './cells.ts';
import type { Measured } from './playedMatch.ts';

export interface CellSummary {
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly stallMs: number;
  readonly mishap: string;
  readonly matches: number;
  readonly ticks: number; // of all players
  readonly changes: number; // of action, sent
  readonly changesPerSecond: number;
  readonly late: number; // of these: did not act at their tick
  readonly lateByServer: number; // as the players were told: without those that came to a frozen or finished match
  readonly lateShare: number;
  readonly corrections: number; // of the own cart
  readonly causeless: number; // corrections in matches where the server did all that was meant, at its tick
  readonly mismatches: number; // of any cart's state
  readonly confirmedFrames: number;
  readonly freezes: number;
  readonly unfinished: number; // matches whose end was never told
  readonly own: Quantiles; // ms, key to the own cart
  readonly server: Quantiles; // ms, key to the server's step
  readonly view: Quantiles; // ticks that the other's cart is drawn behind the own one
  readonly bufferTicks: number; // median at the end
  readonly downPerSecond: number; // bytes of a player, on average
  readonly upPerSecond: number;
  readonly drawnLateP99: number; // ms: this process, not the way
}

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(Math.ceil(share * sorted.length), sorted.length) - 1] ?? Number.NaN;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { p50: round(at(0.5)), p99: round(at(0.99)), max: round(at(1)) };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export function summarize({ weather, mishap }: Cell, matches: readonly Measured[]): CellSummary {
  const late = sum(matches.map(({ misacted }) => misacted?.changes ?? 0));
  const changes = sum(matches.map((one) => one.changes));
  const seconds = sum(matches.map(({ playedMs }) => playedMs)) / 1_000;
  return {
    ...weather,
    mishap,
    matches: matches.length,
    ticks: sum(matches.map(({ view }) => view.serverTick)),
    changes,
    changesPerSecond: Math.round((changes / seconds) * 10) / 10,
    late,
    lateByServer: sum(matches.map(({ result }) => result?.lateInputs ?? 0)),
    lateShare: changes === 0 ? 0 : late / changes,
    corrections: sum(matches.map(({ view }) => view.corrections)),
    causeless: sum(matches.map(({ misacted, view }) => (misacted?.ticks === 0 ? view.corrections : 0))),
    mismatches: sum(matches.map(({ view }) => view.mismatches)),
    confirmedFrames: sum(matches.map(({ view }) => view.confirmedFrames)),
    freezes: sum(matches.map(({ freezes }) => freezes)),
    unfinished: matches.filter(({ result }) => result === null).length,
    own: quantiles(matches.flatMap(({ ownDelays }) => ownDelays)),
    server: quantiles(matches.flatMap(({ serverDelays }) => serverDelays)),
    view: quantiles(matches.flatMap(({ viewDelays }) => viewDelays)),
    bufferTicks: quantiles(matches.map(({ view }) => view.bufferTicks)).p50,
    downPerSecond: Math.round(sum(matches.map(({ down }) => down)) / seconds),
    upPerSecond: Math.round(sum(matches.map(({ up }) => up)) / seconds),
    drawnLateP99: quantiles(matches.flatMap(({ drawnLate }) => drawnLate)).p99,
  };
}

/** What a visitor has played last, as replay codes: what is kept, and how it is read back. */
import { MAX_LINK_LENGTH } from '../../shared/arena/replay.ts';

export interface OwnRun {
  readonly code: string; // of its replay link
  readonly seat: number;
  readonly ticks: number; // that the visitor stood
}

const MOST = 12;

/** With this one in front; one that is already there moves to the front. */
export function withRun(runs: readonly OwnRun[], run: OwnRun): readonly OwnRun[] {
  return [run, ...runs.filter(({ code }) => code !== run.code)].slice(0, MOST);
}

export function writeRuns(runs: readonly OwnRun[]): string {
  return JSON.stringify(runs);
}

/** Any text in, whatever may have been kept; the runs in it that are runs. */
export function readRuns(text: string | null): readonly OwnRun[] {
  try {
    const raw: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(raw) ? raw.flatMap((one) => parseRun(one) ?? []).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function parseRun(raw: unknown): OwnRun | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { code, seat, ticks } = raw as Record<string, unknown>;
  const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
  if (typeof code !== 'string' || !/^[\w-]+$/.test(code) || code.length > MAX_LINK_LENGTH) return null;
  return whole(seat) && seat >= 0 && whole(ticks) && ticks >= 0 ? { code, seat, ticks } : null;
}

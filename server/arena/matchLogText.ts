/**
 * The log of live matches as text: `+KEY {...}` a match begins, or goes on after a stop; `KEY FROM PUSHES... HASH` what was done from a tick on,
 * by seat, until its fall, and the hash of the state after it; `-KEY` it is over. Numbers in base 36. A line counts once it has its end.
 */
import type { Done } from './host.ts';
import type { OpenedMatch } from './room.ts';

export interface LoggedMatch extends OpenedMatch {
  readonly ticks: number;
  readonly pushes: readonly Uint8Array[]; // by seat
  readonly hash: number | null; // of the state at `ticks`; null: nothing was logged yet
}

const DIGITS = 36;
const NOTHING = '.'; // pushes of a seat that has fallen
const PUSHES = /^[01]+$/;

function textOf(pushes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < pushes.length; i++) text += pushes[i] === 1 ? '1' : '0';
  return text === '' ? NOTHING : text;
}

export function begunLine(key: number, opened: OpenedMatch): string {
  const { match, mode, company, request, setup, seats, waits, startedAt, interrupted } = opened; // a room's plan has more
  const told: OpenedMatch = { match, mode, company, request, setup, seats, waits, startedAt, interrupted };
  return `+${key.toString(DIGITS)} ${JSON.stringify(told)}\n`;
}

export function doneLine(key: number, from: number, { pushes, hash }: Done): string {
  let text = `${key.toString(DIGITS)} ${from.toString(DIGITS)}`;
  for (let seat = 0; seat < pushes.length; seat++) text += ` ${textOf(pushes[seat]!)}`;
  return `${text} ${hash.toString(DIGITS)}\n`;
}

export function overLine(key: number): string {
  return `-${key.toString(DIGITS)}\n`;
}

interface Open {
  readonly opened: OpenedMatch;
  readonly pushes: number[][];
  ticks: number;
  hash: number | null;
}

/** Our own words: what is no longer JSON is refused, what is JSON is believed. */
function openedOf(json: string): OpenedMatch | null {
  try {
    const opened = JSON.parse(json) as OpenedMatch;
    return opened.setup.seats === opened.seats.length ? opened : null;
  } catch {
    return null;
  }
}

/** @returns whether the line goes on where the match stands */
function takeDone(open: Open, [from, ...rest]: readonly string[]): boolean {
  const hash = Number.parseInt(rest.at(-1) ?? '', DIGITS);
  const seats = rest.slice(0, -1);
  const fits = seats.length === open.pushes.length && seats.every((one) => one === NOTHING || PUSHES.test(one));
  if (!fits || Number.isNaN(hash) || Number.parseInt(from ?? '', DIGITS) !== open.ticks) return false;
  let most = 0;
  seats.forEach((text, seat) => {
    if (text === NOTHING) return;
    for (const push of text) open.pushes[seat]!.push(push === '1' ? 1 : 0);
    most = Math.max(most, text.length);
  });
  open.ticks += most;
  open.hash = hash;
  return true;
}

/**
 * Matches that were not over when the writing stopped. One whose lines do not follow each other is left out: it cannot be had as it was.
 * Never throws. @param texts of the files, oldest first; the end of each may be torn
 */
export function readMatchLog(texts: readonly string[]): readonly LoggedMatch[] {
  const live = new Map<string, Open>(); // by match
  const keys = new Map<string, string>(); // of matches
  for (const line of texts.flatMap((text) => text.split('\n').slice(0, -1))) {
    const [key = '', ...rest] = line.split(' ');
    if (key.startsWith('+')) {
      const opened = openedOf(line.slice(key.length + 1));
      if (!opened) continue;
      keys.set(key.slice(1), opened.match);
      live.set(opened.match, { opened, pushes: opened.seats.map(() => []), ticks: 0, hash: null });
      continue;
    }
    const match = keys.get(key.startsWith('-') ? key.slice(1) : key);
    const open = match === undefined ? undefined : live.get(match);
    if (match === undefined || !open) continue;
    if (key.startsWith('-') || !takeDone(open, rest)) live.delete(match);
  }
  return [...live.values()].map(({ opened, pushes, ticks, hash }) => {
    return { ...opened, ticks, hash, pushes: pushes.map((seat) => Uint8Array.from(seat)) };
  });
}

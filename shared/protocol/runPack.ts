/**
 * What a run tells often, as short text and arrays of short numbers. A chart needs four digits of a number, not seventeen.
 *
 * Point: `[first, last, step, updates, mean, min, max, epsilon, tdLoss, qValues]`, of one episode `[episode, step, updates, return,
 * epsilon, tdLoss, qValues]`, either followed by the five numbers of the collapse if there are any.
 * Steps: base-64 digits: length of the run's id 1, the id, episode 5, seed 9, from 4, actions of the world 1; then each step's action and
 * whether it was explored 1; then each Q value 2.
 */
import type { Collapse } from '../learner/collapse.ts';
import { digits, digitsAt } from './digits.ts';
import { finite, list, nullable, record, slug, whole } from './fields.ts';
import { parseRunEvent } from './parseRun.ts';
import type { RunEvent, RunNews, RunPoint, RunSteps } from './runEvents.ts';

export const MAX_POINTS = 5_000; // in one message or answer
export const MAX_EVENTS = 5_000;
const MAX_STEPS = 20_000; // in one message: the longest episode
const MAX_ACTIONS = 31;
const MAX = Number.MAX_SAFE_INTEGER;
const POINT_LENGTHS = { one: 7, many: 10 };
const COLLAPSE_LENGTH = 5;

type Numbers = readonly (number | null)[];

/** As few digits as a chart can show. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
function shortOrNull(value: number | null): number | null {
  return value === null ? null : short(value);
}

export function packPoint(point: RunPoint): Numbers {
  const { first, last, step, updates, epsilon, tdLoss, qValues, collapse } = point;
  const [mean, min, max] = [point.mean, point.min, point.max].map(short);
  const head = first === last ? [first, step, updates, mean!] : [first, last, step, updates, mean!, min!, max!];
  const rest = [short(epsilon), shortOrNull(tdLoss), shortOrNull(qValues)];
  return [...head, ...rest, ...(collapse ? packCollapse(collapse) : [])];
}

function packCollapse({ terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm }: Collapse): Numbers {
  return [terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm].map(shortOrNull);
}

/** Anything in; the point, or null. Never throws (NET1). */
export function unpackPoint(raw: unknown): RunPoint | null {
  const numbers = Array.isArray(raw) && raw.length <= POINT_LENGTHS.many + COLLAPSE_LENGTH ? (raw as unknown[]) : null;
  if (!numbers) return null;
  const { one, many } = POINT_LENGTHS;
  const single = numbers.length === one || numbers.length === one + COLLAPSE_LENGTH;
  const length = single ? one : many;
  if (numbers.length !== length && numbers.length !== length + COLLAPSE_LENGTH) return null;
  const at = single ? 0 : 1; // from `step` on
  const [first, last] = [whole(numbers[0], 1, MAX), whole(numbers[at], 1, MAX)];
  const [step, updates] = [whole(numbers[at + 1], 0, MAX), whole(numbers[at + 2], 0, MAX)];
  const [mean, min, max] = (single ? [3, 3, 3] : [4, 5, 6]).map((index) => finite(numbers[index]));
  const epsilon = finite(numbers[length - 3]);
  const tdLoss = nullable(numbers[length - 2], finite);
  const qValues = nullable(numbers[length - 1], finite);
  const collapse = numbers.length === length ? null : unpackCollapse(numbers.slice(length));
  if (first === null || last === null || last < first || step === null || updates === null) return null;
  if (mean == null || min == null || max == null || epsilon === null) return null;
  if (tdLoss === undefined || qValues === undefined || collapse === undefined) return null;
  return { first, last, step, updates, mean, min, max, epsilon, tdLoss, qValues, collapse };
}

function unpackCollapse([share, gap, doomed, bound, norm]: readonly unknown[]): Collapse | undefined {
  const [terminalShare, actionGap, valueBound] = [finite(share), finite(gap), finite(bound)];
  const [doomedMaxQ, gradientNorm] = [nullable(doomed, finite), nullable(norm, finite)];
  if (terminalShare === null || actionGap === null || valueBound === null) return undefined;
  return doomedMaxQ === undefined || gradientNorm === undefined
    ? undefined
    : { terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm };
}

/**
 * An evaluation as `[number, step, episode, episodes, mean, moment]`, where 1 stands for the moment that is named after run and step;
 * anything else, being rare, as it is.
 */
function packEvent(run: string, event: RunEvent): unknown {
  if (event.kind !== 'evaluation') return event;
  const { number, step, episode, episodes, mean, moment } = event;
  return [number, step, episode, episodes, mean, moment === `${run}.${step}` ? 1 : moment];
}

const unpackEvent =
  (run: string) =>
  (raw: unknown): RunEvent | null => {
    if (!Array.isArray(raw)) return parseRunEvent(raw);
    const [number, step, episode, episodes, mean, moment] = raw as readonly unknown[];
    const named = moment === 1 ? `${run}.${String(step)}` : moment;
    return raw.length === 6
      ? parseRunEvent({ kind: 'evaluation', number, step, episode, episodes, mean, moment: named })
      : null;
  };

/** `[run, after, newest, points, events]`; the last two are left out where they and all after them are empty. */
export type PackedNews = readonly unknown[];

export function packNews({ run, after, newest, points, events }: RunNews): PackedNews {
  const packed: unknown[] = [run, after, newest];
  if (points.length > 0 || events.length > 0) packed.push(points.map(packPoint));
  if (events.length > 0) packed.push(events.map((event) => packEvent(run, event)));
  return packed;
}

/** Anything in; the news, or null. Never throws (NET1). */
export function unpackNews(raw: unknown): RunNews | null {
  if (!Array.isArray(raw) || raw.length < 3 || raw.length > 5) return null;
  const run = slug(raw[0]);
  const [after, newest] = [whole(raw[1], 0, MAX), whole(raw[2], 0, MAX)];
  const points = list(raw[3] ?? [], MAX_POINTS, unpackPoint);
  const events = run === null ? null : list(raw[4] ?? [], MAX_EVENTS, unpackEvent(run));
  if (run === null || after === null || newest === null || newest < after || !points || !events) return null;
  return { run, after, newest, points, events };
}

/** A run's whole history, as GET /api/v1/runs/:id/points gives it. */
export interface RunCurve {
  readonly newest: number; // event number
  readonly points: readonly RunPoint[];
  readonly events: readonly RunEvent[]; // all that are no episodes
}

export function packCurve({ newest, points, events }: RunCurve) {
  return { newest, points: points.map(packPoint), events };
}

/** Anything in; the history, or null. Never throws (NET1). */
export function unpackCurve(raw: unknown): RunCurve | null {
  const fields = record(raw);
  const newest = whole(fields?.['newest'], 0, MAX);
  const points = list(fields?.['points'], MAX_POINTS, unpackPoint);
  const events = list(fields?.['events'], 100_000, parseRunEvent);
  return newest === null || !points || !events ? null : { newest, points, events };
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);
const SMALLEST = (127 - 14) << 6; // float32's exponent and six bits of its fraction: from 2^-14 on
const LARGEST = SMALLEST + 2046; // almost 2^18

/** Sign and eleven bits: within 0.8 % from 6e-5 to 260,000; smaller ones are 0, larger ones the largest. */
function quantised(value: number): number {
  float[0] = Math.abs(value);
  const coarse = Math.min((bits[0]! + 0x1_0000) >>> 17, LARGEST);
  if (Number.isNaN(value) || coarse < SMALLEST) return 0;
  return (value < 0 ? 2048 : 0) + coarse - SMALLEST + 1;
}

function restored(code: number): number {
  const magnitude = code & 2047;
  if (magnitude === 0) return 0;
  bits[0] = (magnitude - 1 + SMALLEST) << 17;
  return code >= 2048 ? -float[0]! : float[0]!;
}

/** @param steps of a world with at most 31 actions */
export function packSteps({ run, episode, seed, from, actions, explored, q }: RunSteps): string {
  const low = seed % 0x4000_0000;
  let packed = digits(run.length, 1) + run + digits(episode, 5) + digits((seed - low) / 0x4000_0000, 4);
  packed += digits(low, 5) + digits(from, 4) + digits(actions.length === 0 ? 0 : q.length / actions.length, 1);
  for (let i = 0; i < actions.length; i++) packed += digits(2 * actions[i]! + (explored[i] ? 1 : 0), 1);
  for (const value of q) packed += digits(quantised(value), 2);
  return packed;
}

/** Anything in; the steps, or null. Never throws (NET1). */
export function unpackSteps(raw: unknown): RunSteps | null {
  if (typeof raw !== 'string') return null;
  const idLength = digitsAt(raw, 0, 1);
  let at = 1 + (Number.isNaN(idLength) ? 0 : idLength);
  function take(count: number): number {
    at += count;
    return digitsAt(raw as string, at - count, count);
  }
  const run = slug(raw.slice(1, at));
  const episode = take(5);
  const seed = take(4) * 0x4000_0000 + take(5);
  const from = take(4);
  const actionCount = take(1);
  const head = episode + seed + from + actionCount; // NaN if any is
  if (run === null || Number.isNaN(head) || episode < 1 || !Number.isSafeInteger(seed) || actionCount > MAX_ACTIONS)
    return null;
  const steps = (raw.length - at) / (1 + 2 * actionCount);
  if (!Number.isInteger(steps) || steps > MAX_STEPS || steps > 0 !== actionCount > 0) return null;
  const letters = Array.from({ length: steps }, () => take(1));
  const codes = Array.from({ length: steps * actionCount }, () => take(2));
  if (letters.some((letter) => !(letter >> 1 < actionCount)) || letters.some(Number.isNaN)) return null;
  if (codes.some(Number.isNaN)) return null;
  const actions = letters.map((letter) => letter >> 1);
  return {
    run,
    episode,
    seed,
    from,
    actions,
    explored: letters.map((letter) => letter % 2 === 1),
    q: codes.map(restored),
  };
}

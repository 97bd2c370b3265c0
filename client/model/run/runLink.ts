/** What the address of a run's page says after its #: which run, which moment, which view. Read like anything from outside. */
import { type Axis, CHARTS, type ChartName } from './charts.ts';

export interface RunLink {
  readonly run: string | null; // null: the showcase, and the next one after it
  readonly at: number | null; // step of a checkpoint; null: now
  readonly chart: ChartName;
  readonly axis: Axis;
  readonly log: boolean;
  readonly zoom: Zoom | null; // null: the whole run
}

/** From where to where, in units of the axis. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
}

export const SHOWCASE_LINK: RunLink = { run: null, at: null, chart: 'return', axis: 'episode', log: false, zoom: null };

/** What cannot be followed: that part is as if it were not there. */
export interface LinkProblem {
  readonly key: string;
  readonly value: string;
  readonly why: 'unknown' | 'twice' | 'name' | 'number' | 'choice' | 'order';
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/; // as runs are named
const MOST_LENGTH = 1000; // of an address
const KEYS = ['run', 'at', 'chart', 'axis', 'log', 'from', 'to'] as const;
type Key = (typeof KEYS)[number];

function wholeNumber(value: string): number | null {
  return /^\d{1,12}$/.test(value) ? Number(value) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a % that begins nothing
  }
}

/** Never throws. @param hash with or without its # */
export function readRunLink(hash: string): { readonly link: RunLink; readonly problems: readonly LinkProblem[] } {
  const problems: LinkProblem[] = [];
  const given = new Map<Key, string>();
  const text = hash.replace(/^#/, '').slice(0, MOST_LENGTH);
  for (const part of text === '' ? [] : text.split('&')) {
    const [name = '', ...rest] = part.split('=');
    const value = decoded(rest.join('='));
    const key = KEYS.find((one) => one === name);
    if (!key) problems.push({ key: decoded(name), value, why: 'unknown' });
    else if (given.has(key)) problems.push({ key, value, why: 'twice' });
    else given.set(key, value);
  }
  function read<T>(key: Key, why: LinkProblem['why'], parse: (value: string) => T | null): T | null {
    const value = given.get(key);
    if (value === undefined) return null;
    const parsed = parse(value);
    if (parsed === null) problems.push({ key, value, why });
    return parsed;
  }
  const run = read('run', 'name', (value) => (ID.test(value) ? value : null));
  const at = read('at', 'number', wholeNumber);
  const chart = read('chart', 'choice', (value) => CHARTS.find((one) => one === value) ?? null);
  const axis = read('axis', 'choice', (value) => (value === 'episode' || value === 'step' ? value : null));
  const log = read('log', 'choice', (value) => (value === '1' ? true : value === '0' ? false : null));
  const [from, to] = [read('from', 'number', wholeNumber), read('to', 'number', wholeNumber)];
  const zoom = from !== null && to !== null && from < to ? { from, to } : null;
  if ((from !== null || to !== null) && !zoom) {
    problems.push({ key: 'from', value: `${given.get('from') ?? ''}–${given.get('to') ?? ''}`, why: 'order' });
  }
  return {
    link: {
      run,
      at,
      chart: chart ?? SHOWCASE_LINK.chart,
      axis: axis ?? SHOWCASE_LINK.axis,
      log: log ?? SHOWCASE_LINK.log,
      zoom,
    },
    problems,
  };
}

/** With its #; empty for the plain page. What is as usual is left out. */
export function writeRunLink({ run, at, chart, axis, log, zoom }: RunLink): string {
  const parts: string[] = [];
  if (run !== null) parts.push(`run=${run}`);
  if (at !== null) parts.push(`at=${at}`);
  if (chart !== SHOWCASE_LINK.chart) parts.push(`chart=${chart}`);
  if (axis !== SHOWCASE_LINK.axis) parts.push(`axis=${axis}`);
  if (log) parts.push('log=1');
  if (zoom) parts.push(`from=${Math.round(zoom.from)}`, `to=${Math.round(zoom.to)}`);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

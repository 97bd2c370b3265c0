/** What a page may say: for each event a payload drawn from its type. A new event without a line here does not compile. */
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { makeClassCode } from '../../shared/class/classCode.ts';
import type { ClassSettings } from '../../shared/class/classRules.ts';
import { BOARDS } from '../../shared/protocol/boards.ts';
import type { ClientToServer } from '../../shared/protocol/events.ts';
import { packInput } from '../../shared/protocol/frame.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { MIN_ROYALE_SEATS, MODES } from '../../shared/protocol/modes.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';
import type { Draw } from './draw.ts';

export type EventName = keyof ClientToServer;

/** Names that the server has told, of which a page may speak. */
export interface Known {
  readonly classes: string[]; // codes
  readonly matches: string[];
  readonly lobbies: string[];
  readonly runs: string[];
  readonly agents: readonly string[];
}

type Reply = (reply: never) => void;
type Payload<K extends EventName> =
  Parameters<ClientToServer[K]> extends [infer First, ...unknown[]]
    ? First extends Reply
      ? undefined
      : First
    : undefined;

const some = (draw: Draw, names: readonly string[]): string =>
  names.length > 0 && draw.chance(0.9) ? draw.pick(names) : draw.word(12);

function matchRequest(draw: Draw, { agents }: Known): MatchRequest {
  const mode = draw.pick(MODES);
  return {
    mode,
    speed: draw.pick(SPEED_CLASSES),
    wind: draw.pick(WIND_LEVELS),
    company: draw.pick(['agents', 'agents', 'anyone', 'friends']),
    agent: draw.chance(0.3) ? null : some(draw, agents),
    reaction: draw.whole(0, 25),
    seats: draw.whole(mode === 'royale' ? MIN_ROYALE_SEATS : 2, 8),
  };
}

function classSettings(draw: Draw, { agents }: Known): ClassSettings {
  const [speed, wind] = [draw.pick(SPEED_CLASSES), draw.pick(WIND_LEVELS)];
  return { speed, wind, rival: draw.chance(0.5) ? null : some(draw, agents) };
}

const SAID: { readonly [K in EventName]: (draw: Draw, known: Known) => Payload<K> } = {
  'match:start': matchRequest,
  'match:enter': (draw, { lobbies }) => ({ code: some(draw, lobbies) }),
  'match:go': () => undefined,
  'match:rematch': () => undefined,
  'match:resume': () => undefined,
  'match:leave': () => undefined,
  'match:sync': () => undefined,
  'match:hidden': (draw) => ({ hidden: draw.chance(0.3) }),
  'match:watch': (draw, { matches }) => ({ match: draw.chance(0.4) ? null : some(draw, matches) }),
  'match:list': () => undefined,
  i: (draw) => packInput({ tick: draw.whole(-200, 600), action: draw.chance(0.5) ? 1 : 0 }),
  'race:start': (draw) => ({ speed: draw.pick(SPEED_CLASSES) }),
  'run:watch': (draw, { runs }) => ({ run: draw.chance(0.5) ? null : some(draw, runs), after: draw.below(5_000) }),
  'run:leave': () => undefined,
  'run:look': (draw) => ({ on: draw.chance(0.6) }),
  'board:watch': (draw) => ({ board: draw.chance(0.2) ? null : draw.pick(BOARDS) }),
  'class:open': classSettings,
  'class:enter': (draw, { classes }) => ({
    code: classes.length > 0 && draw.chance(0.9) ? draw.pick(classes) : makeClassCode(draw.below),
    name: draw.chance(0.3) ? null : draw.word(20),
  }),
  'class:leave': () => undefined,
  'class:set': classSettings,
  'class:start': () => undefined,
  'class:kick': (draw) => ({ member: draw.whole(1, 9) }),
  'class:close': () => undefined,
};

export const EVENTS = Object.keys(SAID) as EventName[];

/** Those that are answered. */
const ASKS: ReadonlySet<EventName> = new Set<EventName>([
  'match:start',
  'match:enter',
  'match:rematch',
  'match:resume',
  'match:watch',
  'match:list',
  'race:start',
  'run:watch',
  'class:open',
  'class:enter',
  'class:start',
]);

export interface Sentence {
  readonly event: EventName;
  readonly payload: unknown; // undefined: it has none
  readonly asks: boolean;
}

export function sentenceOf(event: EventName, draw: Draw, known: Known): Sentence {
  return { event, payload: SAID[event](draw, known), asks: ASKS.has(event) };
}

/** Courses that pages take; each word is an event, `i` several inputs. */
const COURSES: readonly (readonly EventName[])[] = [
  ['match:start', 'i', 'match:sync', 'i', 'match:hidden', 'i', 'match:leave'],
  ['match:start', 'match:go', 'i', 'match:resume', 'i', 'match:rematch'],
  ['match:list', 'match:watch', 'match:sync', 'match:watch', 'match:leave'],
  ['match:list', 'match:enter', 'match:go', 'i', 'match:leave'],
  ['run:watch', 'run:look', 'run:watch', 'run:look', 'run:leave'],
  ['board:watch', 'board:watch', 'race:start', 'match:start', 'i', 'i'],
  ['class:open', 'class:set', 'class:start', 'class:kick', 'class:start', 'class:close'],
  ['class:enter', 'i', 'class:enter', 'match:resume', 'i', 'class:leave'],
];

/** What one page says from its coming to its going, in an order that makes sense. */
export function course(draw: Draw, known: Known): Sentence[] {
  const said: Sentence[] = [];
  for (const event of draw.pick(COURSES)) {
    const times = event === 'i' ? draw.whole(1, 6) : 1;
    for (let i = 0; i < times; i++) said.push(sentenceOf(event, draw, known));
  }
  return said;
}

/** Any event at any time. */
export const anything = (draw: Draw, known: Known): Sentence => sentenceOf(draw.pick(EVENTS), draw, known);

/**
 * The players, spectators and idle ones of bench:load, as one process on a core of its own that never sleeps: a sleeping one has to be woken
 * by every send, which the server would pay. Says `begin` when all play and the measured time begins, and ends with one line of JSON; then it
 * keeps all connections until it is ended, so that what they cost can be looked at.
 * Arguments: ports with commas between them, duels, spectators, watched, idle, seconds. Players take turns at the ports; who watches one goes to theirs.
 */
import { createHistogram, type Histogram } from './histogram.ts';
import { createLeanGuest, type GuestTally, type LeanGuest } from './leanGuest.ts';
import { createLeanPlayer, type LeanPlayer, type Tally } from './leanPlayer.ts';

const [ports, duels, spectators, watched, idle, seconds] = process.argv
  .slice(2)
  .map((text, i) => (i === 0 ? text.split(',').map(Number) : Number(text))) as [
  ...[readonly number[], number, number],
  ...[number, number, number],
];
const portOf = (player: number): number => ports[player % ports.length]!;
const JOINED_PER_SECOND = 100;
const SETTLE_MS = 6_000; // the countdown of the last ones, and some play

export interface Gaps {
  readonly p50: number; // ms
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
}

export interface Generated extends Omit<Tally, 'gaps' | 'playing'> {
  readonly players: number;
  readonly playing: number; // on average
  readonly seconds: number;
  readonly gap: Gaps; // between two frames of a match, at a player
  readonly upPerSecond: number; // bytes of a player
  readonly downPerSecond: number;
  readonly guests: Omit<GuestTally, 'gaps'> & {
    readonly watching: number; // on average
    readonly gap: Gaps; // at a spectator
    readonly downPerSecond: number; // bytes of a spectator
  };
  readonly busy: number; // share of the turns' time in which something came
  readonly turnP99: number; // ms between two looks at the sockets
}

const tally: Tally = {
  gaps: createHistogram(),
  playing: 0,
  frames: 0,
  keyframes: 0,
  inputs: 0,
  changes: 0,
  late: 0,
  matches: 0,
  freezes: 0,
  checked: 0,
  mismatches: 0,
  lost: 0,
  refused: 0,
};
const heard: GuestTally = { gaps: createHistogram(), frames: 0, keyframes: 0, people: 0, refused: 0, lost: 0 };
const turns = createHistogram();
const players: LeanPlayer[] = [];
const guests: LeanGuest[] = []; // the spectators first
const shown: string[] = []; // by watched duel: its match
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let busyMs = 0;
let lastTurn = performance.now();
let framesBefore = 0;

/** Turns without a pause: each looks at all sockets. */
function turn(): void {
  const now = performance.now();
  turns.add(now - lastTurn);
  const frames = tally.frames + heard.frames;
  if (frames !== framesBefore) busyMs += now - lastTurn;
  framesBefore = frames;
  lastTurn = now;
  setImmediate(turn);
}

/** A watched duel has begun: whoever watches that player goes along. */
function show(duel: number, match: string): void {
  shown[duel] = match;
  for (let i = duel; i < Math.min(guests.length, spectators); i += watched) guests[i]!.watch(match);
}

turn();
for (let i = 0; i < duels; i++) {
  players.push(createLeanPlayer(portOf(i), i, tally, i < watched ? (match) => show(i, match) : undefined));
  await pause(1_000 / JOINED_PER_SECOND);
}
for (let i = 0; i < spectators + idle; i++) {
  const guest = createLeanGuest(portOf(i < spectators ? i % watched : i), heard);
  guests.push(guest);
  const match = i < spectators ? shown[i % watched] : undefined;
  if (match !== undefined) guest.watch(match);
  if (i % 4 === 3) await pause(4_000 / JOINED_PER_SECOND);
}
await pause(SETTLE_MS);

function bytes() {
  const sum = (
    all: readonly { readonly bytes: { readonly up: number; readonly down: number } }[],
    way: 'up' | 'down',
  ) => all.reduce((total, one) => total + one.bytes[way], 0);
  return { up: sum(players, 'up'), down: sum(players, 'down'), guestsDown: sum(guests.slice(0, spectators), 'down') };
}
const round = (value: number): number => Math.round(value * 1_000) / 1_000;
function gapsOf(gaps: Histogram): Gaps {
  if (gaps.count() === 0) return { p50: 0, p99: 0, max: 0, mean: 0 };
  const [p50, p99] = [gaps.quantile(0.5), gaps.quantile(0.99)];
  return { p50, p99, max: round(gaps.max()), mean: round(gaps.sum() / gaps.count()) };
}

process.stdout.write('begin\n');
tally.gaps.clear();
heard.gaps.clear();
turns.clear();
busyMs = 0;
const before = { ...tally };
const heardBefore = { ...heard };
const [bytesBefore, beginMs] = [bytes(), performance.now()];
let [playing, watching, looks] = [0, 0, 0];
while (performance.now() - beginMs < seconds * 1_000) {
  await pause(100);
  playing += tally.playing;
  watching += guests.reduce((count, guest) => count + (guest.watches() ? 1 : 0), 0);
  looks++;
}
const passed = (performance.now() - beginMs) / 1_000;
const after = bytes();
const since = (key: Exclude<keyof Tally, 'gaps'>): number => tally[key] - before[key];
const sinceHeard = (key: Exclude<keyof GuestTally, 'gaps'>): number => heard[key] - heardBefore[key];
const perSecond = (count: number, of: number): number => (of === 0 ? 0 : Math.round(count / passed / of));
const generated: Generated = {
  players: duels,
  playing: round(playing / looks),
  seconds: round(passed),
  frames: since('frames'),
  keyframes: since('keyframes'),
  inputs: since('inputs'),
  changes: since('changes'),
  late: since('late'),
  matches: since('matches'),
  freezes: since('freezes'),
  checked: since('checked'),
  mismatches: since('mismatches'),
  lost: tally.lost,
  refused: tally.refused,
  gap: gapsOf(tally.gaps),
  upPerSecond: perSecond(after.up - bytesBefore.up, playing / looks),
  downPerSecond: perSecond(after.down - bytesBefore.down, playing / looks),
  guests: {
    frames: sinceHeard('frames'),
    keyframes: sinceHeard('keyframes'),
    people: sinceHeard('people'),
    refused: heard.refused,
    lost: heard.lost,
    watching: round(watching / looks),
    gap: gapsOf(heard.gaps),
    downPerSecond: perSecond(after.guestsDown - bytesBefore.guestsDown, spectators),
  },
  busy: round(busyMs / 1_000 / passed),
  turnP99: turns.quantile(0.99),
};
process.stdout.write(`${JSON.stringify(generated)}\n`);
process.stdin.once('end', () => process.exit()).resume();

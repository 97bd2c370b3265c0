/**
 * The players of bench:load, as one process on a core of its own that never sleeps: a sleeping one has to be woken by every send, which the
 * server would pay. Says `begin` when all play and the measured time begins, and ends with one line of JSON.
 * Arguments: port, players, seconds.
 */
import { createHistogram } from './histogram.ts';
import { createLeanPlayer, type LeanPlayer, type Tally } from './leanPlayer.ts';

const [port, count, seconds] = process.argv.slice(2).map(Number) as [number, number, number];
const JOINED_PER_SECOND = 100;
const SETTLE_MS = 6_000; // the countdown of the last ones, and some play

export interface Generated extends Omit<Tally, 'gaps' | 'playing'> {
  readonly players: number;
  readonly playing: number; // on average
  readonly seconds: number;
  readonly gap: { readonly p50: number; readonly p99: number; readonly max: number }; // ms
  readonly meanGap: number;
  readonly upPerSecond: number; // bytes of a player
  readonly downPerSecond: number;
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
const turns = createHistogram();
const players: LeanPlayer[] = [];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let busyMs = 0;
let lastTurn = performance.now();
let framesBefore = 0;

/** Turns without a pause: each looks at all sockets. */
function turn(): void {
  const now = performance.now();
  turns.add(now - lastTurn);
  if (tally.frames !== framesBefore) busyMs += now - lastTurn;
  framesBefore = tally.frames;
  lastTurn = now;
  setImmediate(turn);
}
turn();

for (let i = 0; i < count; i++) {
  players.push(createLeanPlayer(port, i, tally));
  await pause(1_000 / JOINED_PER_SECOND);
}
await pause(SETTLE_MS);

function bytes() {
  return players.reduce((sum, { bytes: { up, down } }) => ({ up: sum.up + up, down: sum.down + down }), {
    up: 0,
    down: 0,
  });
}
process.stdout.write('begin\n');
tally.gaps.clear();
turns.clear();
busyMs = 0;
const before = { ...tally };
const [bytesBefore, beginMs] = [bytes(), performance.now()];
let [playing, looks] = [0, 0];
while (performance.now() - beginMs < seconds * 1_000) {
  await pause(100);
  playing += tally.playing;
  looks++;
}
const passed = (performance.now() - beginMs) / 1_000;
const after = bytes();
const since = (key: Exclude<keyof Tally, 'gaps'>): number => tally[key] - before[key];
const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const generated: Generated = {
  players: count,
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
  gap: { p50: tally.gaps.quantile(0.5), p99: tally.gaps.quantile(0.99), max: round(tally.gaps.max()) },
  meanGap: round(tally.gaps.sum() / tally.gaps.count()),
  upPerSecond: Math.round((after.up - bytesBefore.up) / passed / (playing / looks)),
  downPerSecond: Math.round((after.down - bytesBefore.down) / passed / (playing / looks)),
  busy: round(busyMs / 1_000 / passed),
  turnP99: turns.quantile(0.99),
};
process.stdout.write(`${JSON.stringify(generated)}\n`, () => process.exit());

/** The matrix: in each cell several players side by side, some against an agent, two against each other, match after match until the time is up. */
import { hash32, randomStream } from '../../../shared/sim/random.ts';
import { type Measured, type PlayedMatch, playMatch } from './playedMatch.ts';
import { createServerEye, type ServerEye } from './serverEye.ts';
import { resume, startAlone, startPair, type Visitor, visit } from './visitor.ts';
import { openWay, type Way, type Weather } from './weatherProxy.ts';

/** What happens in the middle of each match. */
export type Mishap = 'none' | 'hidden' | 'reconnect';

export interface Cell {
  readonly weather: Weather;
  readonly mishap: Mishap;
}

const LATENCIES = [0, 50, 100, 200, 300];
const JITTERS = [0, 20, 50];
const STALLS = [0, 200, 500];
const ALONE = 2; // players of a cell against an agent
const AWAY_MS = 3_000; // the tab is hidden for so long
const CUT_MS = 700; // between the break and the new connection
const MISHAP_AT = 100; // tick

export const CELLS: readonly Cell[] = STALLS.flatMap((stallMs) =>
  JITTERS.flatMap((jitterMs) =>
    LATENCIES.map((latencyMs): Cell => ({ weather: { latencyMs, jitterMs, stallMs }, mishap: 'none' })),
  ),
);

const TYPICAL: Weather = { latencyMs: 50, jitterMs: 20, stallMs: 0 };
export const MISHAPS: readonly Cell[] = [
  { weather: TYPICAL, mishap: 'hidden' },
  { weather: TYPICAL, mishap: 'reconnect' },
];

export const FEW_CELLS: readonly Cell[] = [
  [0, 0, 0],
  [100, 20, 0],
  [200, 50, 0],
  [300, 0, 0],
  [100, 20, 200],
  [50, 0, 500],
].map(([latencyMs, jitterMs, stallMs]) => ({
  weather: { latencyMs: latencyMs!, jitterMs: jitterMs!, stallMs: stallMs! },
  mishap: 'none',
}));

interface Player {
  visitor: Visitor;
  readonly way: Way;
  eye: ServerEye;
}

async function createPlayer(serverPort: number, weather: Weather, seed: number): Promise<Player> {
  let player: Player | null = null;
  const way = await openWay(serverPort, weather, randomStream(seed, 'weather'), (text) => player?.eye.see(text));
  player = { visitor: await visit(way.port), way, eye: createServerEye(0) };
  return player;
}

function untilTick(played: PlayedMatch, tick: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const { phase, tick: at } = played.view();
      if (at < tick && phase !== 'finished') return;
      clearInterval(timer);
      resolve();
    }, 20);
  });
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function meet(mishap: Mishap, player: Player, played: PlayedMatch): Promise<void> {
  if (mishap === 'none') return;
  await untilTick(played, MISHAP_AT);
  if (played.view().phase === 'finished') return;
  if (mishap === 'hidden') {
    player.visitor.line.emit('match:hidden', { hidden: true });
    played.sleep();
    await pause(AWAY_MS);
    player.visitor.line.emit('match:hidden', { hidden: false });
    played.wake();
    return;
  }
  player.way.cut();
  await pause(CUT_MS);
  player.visitor = await visit(player.way.port, player.visitor.token);
  played.continueOn(player.visitor.line, await resume(player.visitor));
}

/** @returns what was measured in each match of each player */
export async function playCell(serverPort: number, cell: Cell, seconds: number, seed: number): Promise<Measured[]> {
  const { weather, mishap } = cell;
  const measured: Measured[] = [];
  const endMs = performance.now() + seconds * 1_000;
  const enough = (): boolean => performance.now() > endMs - 4_000; // a countdown and a second of play
  const players = await Promise.all(
    Array.from({ length: ALONE + 2 }, (_, i) => createPlayer(serverPort, weather, hash32(seed, i))),
  );
  let matches = 0;
  function begin(player: Player, joined: Parameters<typeof playMatch>[1]): PlayedMatch {
    player.eye = createServerEye(joined.seat!);
    const random = randomStream(hash32(seed, matches++), 'hands');
    return playMatch(player.visitor.line, joined, player.eye, player.way.bytes, random);
  }
  async function finish(played: PlayedMatch): Promise<void> {
    const timer = setTimeout(() => played.leave(), Math.max(endMs - performance.now(), 0));
    measured.push(await played.over);
    clearTimeout(timer);
  }
  async function playAlone(player: Player): Promise<void> {
    while (!enough()) {
      const played = begin(player, await startAlone(player.visitor));
      await Promise.all([finish(played), meet(mishap, player, played)]);
    }
  }
  async function playPair(host: Player, guest: Player): Promise<void> {
    while (!enough()) {
      const [ours, theirs] = await startPair(host.visitor, guest.visitor);
      await Promise.all([finish(begin(host, ours)), finish(begin(guest, theirs))]);
    }
  }
  const [host, guest, ...alone] = players;
  const pair = mishap === 'none' ? playPair(host!, guest!) : Promise.all([host!, guest!].map(playAlone));
  await Promise.all([pair, ...alone.map(playAlone)]);
  for (const { visitor, way } of players) {
    visitor.line.close();
    way.stop();
  }
  return measured;
}

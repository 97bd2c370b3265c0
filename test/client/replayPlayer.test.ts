import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallMarks } from '../../client/model/fallMarks.ts';
import { pushRuns } from '../../client/model/pushRuns.ts';
import { createReplayPlayer, pushAt, REPLAY_RATES, type ReplayPlayer } from '../../client/model/replayPlayer.ts';
import { EXAMPLE_CODE } from '../../client/pages/replay/example.ts';
import { decodeReplay, type Replay, replayMatches } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';

interface Golden {
  readonly what: string;
  readonly link: string;
}
const golden = JSON.parse(readFileSync(new URL('../golden/replays.json', import.meta.url), 'utf8')) as Golden[];

function replayOf(code: string): Replay {
  const decoded = decodeReplay(code);
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.value;
}
const eight = replayOf(golden.find(({ what }) => what.startsWith('eight'))!.link);
const unplayed = replayOf(golden.find(({ what }) => what.includes('before its first tick'))!.link);

const FRAME_MS = 10;

/** Draws frames for so long. @returns the time of the last one */
function watch(player: ReplayPlayer, from: number, ms: number): number {
  for (let at = from; at <= from + ms; at += FRAME_MS) player.frame(at);
  return from + ms;
}

describe('the film of a replay', () => {
  it("[REPLAY9] runs at the match's own speed, and at each rate of it", () => {
    for (const rate of REPLAY_RATES) {
      const player = createReplayPlayer(eight, 'a');
      player.setRate(rate);
      player.toggle();
      watch(player, 5_000, 4_000);
      expect(player.now().tick).toBeCloseTo((4_000 * rate) / tickMs(eight.setup.speed), -0.5);
      expect(player.playing()).toBe(true);
    }
  });
  it('[REPLAY9] stops at its end, and played again begins at its start', () => {
    const player = createReplayPlayer(eight, 'a');
    player.seek(eight.ticks - 2);
    player.toggle();
    const at = watch(player, 0, 1_000);
    expect([player.now().tick, player.playing()]).toEqual([eight.ticks, false]);
    player.toggle();
    player.frame(at);
    expect([player.now().tick, player.playing()]).toEqual([0, true]);
  });
  it('[REPLAY9] does not run while its tab is hidden', () => {
    const player = createReplayPlayer(eight, 'a');
    player.toggle();
    player.frame(0);
    player.frame(60_000);
    expect(player.now().tick).toBeLessThan(10);
  });
  it('[REPLAY9] shows at any tick the carts of that tick, their falls and pushes', () => {
    const matches = replayMatches(eight);
    const player = createReplayPlayer(eight, 'a');
    fc.assert(
      fc.property(fc.integer({ min: -5, max: eight.ticks + 5 }), (to) => {
        player.seek(to);
        const tick = Math.min(Math.max(to, 0), eight.ticks);
        expect(player.now()).toEqual(matches[tick]);
        const { carts } = player.frame(0);
        carts.forEach((cart, seat) => {
          const lane = matches[tick]!.lanes[seat]!;
          expect(cart).toMatchObject({ x: lane.cart.x, theta: lane.cart.theta, fall: lane.fall });
          expect(cart.push).toBe(pushAt(eight, seat, tick));
          if (lane.fall) expect(cart.push).toBe(null);
        });
      }),
    );
  });
  it('[REPLAY9] has a beginning even of a match that was never played', () => {
    const player = createReplayPlayer(unplayed, 'a');
    player.toggle();
    expect(player.frame(0).carts.map(({ push }) => push)).toEqual([null, null, null]);
    expect([player.now().tick, player.playing()]).toEqual([0, false]);
  });
  it('[REPLAY9] of the example is one of the golden links', () => {
    expect(golden.map(({ link }) => link)).toContain(EXAMPLE_CODE);
  });
});

describe('the timeline', () => {
  it('[REPLAY10] tells every push, in runs that change sides', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 1, maxLength: 200 }), (pushes) => {
        const runs = pushRuns(pushes);
        expect(runs.flatMap(({ action, ticks }) => Array<number>(ticks).fill(action))).toEqual([...pushes]);
        runs.slice(1).forEach((run, i) => {
          expect(run.action).not.toBe(runs[i]!.action);
          expect(run.from).toBe(runs[i]!.from + runs[i]!.ticks);
        });
      }),
    );
  });
  it('[REPLAY10] marks every fall once, those close together as one', () => {
    const end = replayMatches(eight).at(-1)!;
    expect(fallMarks(end.lanes, eight.ticks)).toEqual([
      { tick: 133, seats: [0, 2] },
      { tick: 452, seats: [1] },
      { tick: 635, seats: [3] },
      { tick: 841, seats: [4] },
      { tick: 886, seats: [7, 6] },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { createDuel, type DuelEars, FREEZE_TICKS, MAX_FREEZE_MS } from '../../server/arena/duel.ts';
import type { Frame, Keyframe } from '../../shared/netcode/confirmed.ts';
import { balance } from '../netcode/simulatedNetwork.ts';

/** A duel at 1x whose clock a test turns, with everything that it told. */
function duelByHand() {
  const frames: Frame[] = [];
  const keyframes: Keyframe[] = [];
  const frozen: [boolean, number][] = [];
  const results: Parameters<DuelEars['finished']>[0][] = [];
  let now = 0;
  const duel = createDuel({
    setup: { seed: 11, wind: 0, speed: '1x', seats: 2 },
    seat: 0,
    decide: balance,
    ears: {
      frame: (frame) => void frames.push(frame),
      keyframe: (keyframe) => void keyframes.push(keyframe),
      frozen: (is, tick) => void frozen.push([is, tick]),
      finished: (result) => void results.push(result),
    },
  });
  const clock = (): number => frames.at(-1)?.tick ?? -150;
  return {
    duel,
    frames,
    keyframes,
    frozen,
    results,
    /** @param beating with a heartbeat each tick that keeps the pole up */
    ticks(count: number, beating: boolean): void {
      for (let i = 0; i < count; i++) {
        const { tick, carts } = duel.keyframe();
        if (beating) duel.input({ tick, action: balance(carts[0]!) });
        now += 20;
        duel.tick(now);
      }
    },
    clock,
    wait(ms: number): void {
      now += ms;
      duel.tick(now);
    },
  };
}

describe('a duel whose player is silent', () => {
  it('[NET7] freezes after 8 ticks, not during the countdown', () => {
    const hand = duelByHand();
    hand.ticks(150, false);
    expect(hand.frozen).toEqual([]);
    hand.ticks(1, false);
    expect(hand.frozen).toEqual([[true, 0]]);
    hand.duel.resume();
    hand.ticks(80, true);
    const silentFrom = hand.clock();
    hand.ticks(20, false);
    expect(hand.frozen.at(-1)).toEqual([true, silentFrom - 1 + FREEZE_TICKS]);
  });
  it('[NET7] stands still while it is frozen, then counts down for a second', () => {
    const hand = duelByHand();
    hand.ticks(160, true);
    hand.ticks(20, false);
    const frozenAt = hand.frozen.at(-1)![1];
    const told = hand.frames.length;
    hand.ticks(100, false);
    expect(hand.frames).toHaveLength(told);
    hand.ticks(1, true);
    expect(hand.frozen.at(-1)).toEqual([false, frozenAt]);
    expect(hand.keyframes.at(-1)).toMatchObject({ tick: frozenAt - 50, stateTick: frozenAt });
    hand.ticks(48, true);
    expect(hand.duel.keyframe()).toMatchObject({ tick: frozenAt - 1, stateTick: frozenAt });
    hand.ticks(2, true);
    expect(hand.duel.keyframe()).toMatchObject({ tick: frozenAt + 1, stateTick: frozenAt + 1 });
  });
  it('[NET7] ends by connection after 30 s', () => {
    const hand = duelByHand();
    hand.ticks(160, true);
    hand.ticks(20, false);
    hand.wait(MAX_FREEZE_MS - 1_000);
    expect(hand.results).toEqual([]);
    hand.wait(1_000);
    expect(hand.results).toMatchObject([{ end: 'connection', winner: 1 }]);
    expect(hand.duel.tick(1e9)).toBe(false);
  });
  it('[NET7] ends by connection at the fourth time', () => {
    const hand = duelByHand();
    hand.ticks(160, true);
    for (let i = 0; i < 3; i++) {
      hand.duel.freeze(0); // the connection is gone
      hand.ticks(70, true);
      expect(hand.results).toEqual([]);
    }
    hand.duel.freeze(0);
    expect(hand.results).toMatchObject([{ end: 'connection', winner: 1 }]);
  });
});

it('[ARENA6] sends a frame each tick and a keyframe each second, after the frame', () => {
  const hand = duelByHand();
  hand.ticks(400, true);
  expect(hand.frames.map((frame) => frame.tick)).toEqual(Array.from({ length: 400 }, (_, i) => i - 149));
  expect(hand.keyframes.map((keyframe) => keyframe.tick)).toEqual([-100, -50, 0, 50, 100, 150, 200, 250]);
});

it('[ARENA6] ends once, whatever happens afterwards', () => {
  const hand = duelByHand();
  hand.ticks(200, true);
  hand.duel.end('server-closing');
  hand.duel.end('left');
  hand.duel.freeze(0);
  hand.duel.resume();
  hand.duel.input({ tick: 60, action: 1 });
  hand.ticks(5, false);
  expect(hand.results).toMatchObject([{ end: 'server-closing', winner: 'draw' }]);
  expect(hand.keyframes.at(-1)).toMatchObject({ stateTick: hand.results[0]!.tick });
});

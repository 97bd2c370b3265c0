import { describe, expect, it } from 'vitest';
import { decodeReplay, encodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import type { Frame } from '../../shared/netcode/confirmed.ts';
import { createMatchHost, type HostPlan } from '../../shared/netcode/matchHost.ts';
import { FREEZE_TICKS, type HostResult, MAX_FREEZE_MS } from '../../shared/netcode/referee.ts';
import { balance } from './simulatedNetwork.ts';

const DUEL = { seed: 11, wind: 0, speed: '1x', seats: 2 } as const;
const left = (): 0 => 0;

/** A match at 1x whose clock a test turns, with everything that it told. */
function matchByHand(plan: Partial<Omit<HostPlan, 'ears'>> = {}) {
  const frames: Frame[] = [];
  const frozen: [boolean, number][] = [];
  const results: HostResult[] = [];
  let now = 0;
  const host = createMatchHost({
    setup: DUEL,
    seats: [null, balance],
    patient: true,
    ...plan,
    ears: {
      frozen: (is, tick) => void frozen.push([is, tick]),
      finished: (result) => void results.push(result),
    },
  });
  return {
    host,
    frames,
    frozen,
    results,
    /** @param beating seats that send a heartbeat each tick that keeps their pole up */
    ticks(count: number, beating: readonly number[] = []): void {
      for (let i = 0; i < count; i++) {
        for (const seat of beating) {
          const { tick, carts } = host.keyframe(seat);
          host.input(seat, { tick, action: balance(carts[seat]!) });
        }
        now += 20;
        const before = host.clock();
        host.tick(now);
        if (host.clock() !== before) frames.push(host.frame(0));
      }
    },
    wait(ms: number): void {
      now += ms;
      host.tick(now);
    },
  };
}

describe('a match whose only player is silent', () => {
  it('[NET7] freezes after 8 ticks, not during the countdown', () => {
    const hand = matchByHand();
    hand.ticks(150);
    expect(hand.frozen).toEqual([]);
    hand.ticks(1);
    expect(hand.frozen).toEqual([[true, 0]]);
    hand.host.resume();
    hand.ticks(80, [0]);
    const silentFrom = hand.host.clock();
    hand.ticks(20);
    expect(hand.frozen.at(-1)).toEqual([true, silentFrom - 1 + FREEZE_TICKS]);
  });
  it('[NET7] freezes at once when its page is hidden, once the match has begun', () => {
    const hand = matchByHand();
    hand.host.hide(0, true, 0);
    expect(hand.frozen).toEqual([]);
    hand.ticks(180, [0]);
    hand.host.hide(0, true, 0);
    expect(hand.frozen).toEqual([[true, 30]]);
  });
  it('[NET7] stands still while it is frozen, then counts down for a second', () => {
    const hand = matchByHand();
    hand.ticks(160, [0]);
    hand.ticks(20);
    const frozenAt = hand.frozen.at(-1)![1];
    const told = hand.frames.length;
    hand.ticks(100);
    expect(hand.frames).toHaveLength(told);
    hand.ticks(1, [0]);
    expect(hand.frozen.at(-1)).toEqual([false, frozenAt]);
    expect(hand.host.keyframe(0)).toMatchObject({ tick: frozenAt - 49, stateTick: frozenAt });
    hand.ticks(48, [0]);
    expect(hand.host.keyframe(0)).toMatchObject({ tick: frozenAt - 1, stateTick: frozenAt });
    hand.ticks(2, [0]);
    expect(hand.host.keyframe(0)).toMatchObject({ tick: frozenAt + 1, stateTick: frozenAt + 1 });
  });
  it('[NET7] ends by connection after 30 s', () => {
    const hand = matchByHand();
    hand.ticks(160, [0]);
    hand.ticks(20);
    hand.wait(MAX_FREEZE_MS - 1_000);
    expect(hand.results).toEqual([]);
    hand.wait(1_000);
    expect(hand.results).toMatchObject([{ end: 'connection', winner: 1 }]);
    expect(hand.host.tick(1e9)).toBe(false);
  });
  it('[NET7] ends by connection at the fourth time', () => {
    const hand = matchByHand();
    hand.ticks(160, [0]);
    for (let i = 0; i < 3; i++) {
      hand.host.freeze(0); // the connection is gone
      hand.ticks(70, [0]);
      expect(hand.results).toEqual([]);
    }
    hand.host.freeze(0);
    expect(hand.results).toMatchObject([{ end: 'connection', winner: 1 }]);
  });
  it('[NET7] does not wait for who has fallen and watches the rest', () => {
    const hand = matchByHand({ setup: { ...DUEL, seats: 3 }, seats: [null, balance, balance] });
    hand.host.input(0, { tick: 0, action: 0 });
    for (let i = 0; i < 170; i++) {
      hand.host.input(0, { tick: hand.host.clock(), action: 0 });
      hand.ticks(1);
    }
    expect(hand.host.match().lanes[0]!.fall).not.toBeNull();
    hand.ticks(100);
    expect([hand.frozen, hand.results]).toEqual([[], []]);
  });
});

describe('[NET12] a match between people, or for the board', () => {
  it('waits for nobody: the held action goes on, and the result says why', () => {
    const hand = matchByHand({ seats: [null, null], patient: false });
    hand.ticks(200, [0, 1]);
    hand.ticks(400, [0]);
    expect(hand.frozen).toEqual([]);
    expect(hand.results).toMatchObject([{ winner: 0, end: 'fall', absent: [null, 'connection'] }]);
    expect(hand.results[0]!.falls[1]!.tick).toBeGreaterThanOrEqual(50 + FREEZE_TICKS);
  });
  it('says so when the page was hidden', () => {
    const hand = matchByHand({ setup: { ...DUEL, seats: 1 }, seats: [null], patient: false });
    hand.ticks(200, [0]);
    hand.host.hide(0, true, 0);
    hand.ticks(400);
    expect(hand.results).toMatchObject([{ winner: 0, end: 'fall', absent: ['hidden'] }]);
  });
  it('goes to the other when one of two leaves, and on when one of three does', () => {
    const two = matchByHand({ seats: [null, null], patient: false });
    two.ticks(200, [0, 1]);
    two.host.leave(1);
    expect(two.results).toMatchObject([{ winner: 0, end: 'left' }]);
    const three = matchByHand({ setup: { ...DUEL, seats: 3 }, seats: [null, null, balance], patient: false });
    three.ticks(200, [0, 1]);
    three.host.leave(1);
    expect(three.results).toEqual([]);
    three.ticks(300, [0, 1]); // what still comes from the seat is not heard
    expect(three.host.match().lanes.map(({ fall }) => fall === null)).toEqual([true, false, true]);
    three.host.leave(0);
    expect(three.results).toMatchObject([{ end: 'left', winner: 2, absent: [null, 'connection', null] }]);
  });
});

it('[ARENA6] counts up to its start, then each tick is one step', () => {
  const hand = matchByHand();
  hand.ticks(400, [0]);
  expect(hand.frames.map((frame) => frame.tick)).toEqual(Array.from({ length: 400 }, (_, i) => i - 149));
  expect(hand.host.match().tick).toBe(250);
});

it('[ARENA6] ends once, whatever happens afterwards', () => {
  const hand = matchByHand();
  hand.ticks(200, [0]);
  hand.host.end('server-closing');
  hand.host.end('left');
  hand.host.leave(0);
  hand.host.freeze(0);
  hand.host.resume();
  hand.host.input(0, { tick: 60, action: 1 });
  hand.ticks(5);
  expect(hand.results).toMatchObject([{ end: 'server-closing', winner: 'draw' }]);
});

it('[ARENA3] what it recorded is a replay that ends in the same bits', () => {
  const hand = matchByHand({ setup: { ...DUEL, seats: 3, wind: 2 }, seats: [null, balance, left] });
  hand.ticks(1_900, [0]);
  const { tick, lanes } = hand.host.match();
  expect(hand.results).toMatchObject([{ tick, end: 'fall' }]);
  const hash = hand.host.frame(null).hash;
  const replay = { setup: hand.host.setup, ticks: tick, actions: hand.host.actions(), hash };
  const read = decodeReplay(encodeReplay(replay));
  expect(read).toMatchObject({ ok: true, value: { hash, ticks: tick } });
  const again = simulateReplay(replay);
  expect(again.hash).toBe(hash);
  expect(again.match.lanes).toEqual(lanes);
});

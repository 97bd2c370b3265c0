import { describe, expect, it } from 'vitest';
import { createBumperHost } from '../../server/arena/bumperHost.ts';
import { COUNTDOWN_MS, type HostResult } from '../../shared/netcode/referee.ts';
import { unpackRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import { BUMPER_TICKS } from '../../shared/rigid/bumperMatch.ts';
import type { RigidView } from '../../shared/rigid/rigidView.ts';
import { type Driver, IDLE, RANDOM, STYLES, styled } from '../../shared/rigid/rivals.ts';

const COUNTDOWN = COUNTDOWN_MS / 20; // ticks at 1x

function open(drivers: readonly (Driver | null)[], patient = false, seed = 5) {
  const results: HostResult[] = [];
  const frozen: boolean[] = [];
  const host = createBumperHost({
    setup: { seed, wind: 0, speed: '1x', seats: drivers.length },
    seats: drivers.map((driver, seat) => driver && ((view: RigidView) => driver(view, seat))),
    patient,
    ears: { frozen: (is) => void frozen.push(is), finished: (result) => void results.push(result) },
  });
  return { host, results, frozen };
}

describe('[BUMPER11] the host of Bumper', () => {
  it('counts down, plays to the end, tells it once, and its frames show what happens', () => {
    const { host, results } = open([styled(STYLES.homebody)(5), RANDOM(5)]);
    let [ticks, last] = [0, -COUNTDOWN];
    while (host.tick(ticks * 20)) {
      ticks++;
      const frame = unpackRigidFrame(host.frame(null))!;
      expect(frame.tick).toBe(last + 1);
      last = frame.tick;
      if (frame.tick <= 0) expect(host.tickNow()).toBe(0);
      expect(ticks).toBeLessThan(COUNTDOWN + BUMPER_TICKS);
    }
    expect(results).toHaveLength(1);
    const [{ winner, falls, tick, end }] = results as [HostResult];
    expect({ winner, end, standing: host.standing(), over: host.over() }).toEqual({
      winner: 0,
      end: 'fall',
      standing: 1,
      over: true,
    });
    expect(falls[1]).toMatchObject({ tick });
    const frame = unpackRigidFrame(host.frame(null))!;
    expect(frame.carts.map(({ fallen }) => fallen)).toEqual(falls);
    expect(host.packedKeyframe(null)).toBe(host.frame(null)); // a frame is the whole state
    expect(host.keyframe(null).falls).toEqual(falls);
    expect(host.tick(0)).toBe(false);
    expect(results).toHaveLength(1);
    expect(host.replay()).toBeNull();
  });

  it("a human's inputs act at their ticks, are acknowledged, and are seen in the frames", () => {
    const { host } = open([null, styled(STYLES.homebody)(5)]);
    for (let tick = 0; tick < COUNTDOWN; tick++) host.tick(0);
    host.input(0, { tick: 0, action: 1 });
    host.input(0, { tick: 4, action: 0 });
    const pushes = Array.from({ length: 8 }, () => {
      host.tick(0);
      return unpackRigidFrame(host.frame(0))!.carts[0]!.push;
    });
    expect(pushes).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    const [own, spectator] = [unpackRigidFrame(host.frame(0))!, unpackRigidFrame(host.frame(null))!];
    expect(own.ackTick).toBe(4);
    expect(own.carts).toEqual(spectator.carts);
    expect(own.carts[0]!.x).toBeGreaterThan(-1.92);
  });

  it('waits for a silent player, and ends for the other one when a human leaves', () => {
    const waiting = open([null, IDLE(1)], true);
    for (let tick = 0; tick < COUNTDOWN + 20; tick++) waiting.host.tick(tick * 20);
    expect(waiting.frozen).toEqual([true]);
    expect(waiting.host.frozen()).toBe(true);
    const left = open([null, null]);
    for (let tick = 0; tick < COUNTDOWN + 3; tick++) left.host.tick(0);
    left.host.leave(1);
    expect(left.results).toMatchObject([{ winner: 0, end: 'left' }]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packHead } from '../../shared/protocol/frame.ts';
import { packRigidFrame, unpackRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import type { RigidView } from '../../shared/rigid/rigidView.ts';
import { createRigidWorld } from '../../shared/rigid/rigidWorld.ts';
import type { Action } from '../../shared/sim/cartpole.ts';

const DIGIT = '[0-9A-Za-z_-]';

/** Ticks of real matches, falls and balls among them. */
function* matches(): Generator<{ readonly view: RigidView; readonly pushes: readonly Action[] }> {
  for (let seed = 0; seed < 4; seed++) {
    const world = createRigidWorld({ seed, seats: 1 + seed, balls: true });
    for (let tick = 0; tick < 700; tick++) {
      const { carts } = world.view();
      const pushes = carts.map((cart, seat): Action => {
        const careless = (tick + 3 * seat) % 200 > 180;
        return careless || cart.theta + 0.35 * cart.thetaDot + 0.06 * cart.x + 0.12 * cart.xDot > 0 ? 1 : 0;
      });
      world.step(pushes);
      yield { view: world.view(), pushes };
    }
  }
}

it('[RIGIDFRAME1] what is drawn comes back: carts to half a millimetre, leans to 1e-4 rad, balls to 2 mm, falls whole', () => {
  let [falls, balls] = [0, 0];
  for (const { view, pushes } of matches()) {
    const frame = unpackRigidFrame(packRigidFrame(packHead(view.tick, view.tick - 3, 2), view, pushes))!;
    expect(frame).toMatchObject({ tick: view.tick, ackTick: view.tick - 3, lead: 2 });
    expect(frame.carts).toHaveLength(view.carts.length);
    for (const [seat, cart] of frame.carts.entries()) {
      const { x, theta, fallen } = view.carts[seat]!;
      expect(Math.abs(cart.x - x)).toBeLessThan(0.000501);
      expect(Math.abs(cart.theta - theta)).toBeLessThan(0.0000501);
      expect(cart.push).toBe(pushes[seat]);
      expect(cart.fallen).toEqual(fallen);
      if (fallen) falls++;
    }
    expect(frame.balls).toHaveLength(view.balls.length);
    for (const [i, ball] of frame.balls.entries()) {
      const { id, x, y, radius } = view.balls[i]!;
      expect(ball.number).toBe(id % 64);
      expect(Math.hypot(ball.x - x, ball.y - y)).toBeLessThan(0.003);
      expect(Math.abs(ball.radius - radius)).toBeLessThan(0.0026);
      balls++;
    }
  }
  expect(falls).toBeGreaterThan(10);
  expect(balls).toBeGreaterThan(100);
});

it('[RIGIDFRAME1] balls in the air at one time have different numbers', () => {
  for (const { view } of matches()) expect(new Set(view.balls.map(({ id }) => id % 64)).size).toBe(view.balls.length);
});

it('[RIGIDFRAME2] two carts and two balls take 33 characters', () => {
  const cart = { x: -1.5, xDot: 0, theta: 0.2, thetaDot: 0, fallen: null };
  const ball = { id: 7, x: 3, y: 2, xDot: 1, yDot: 1, radius: 0.1 };
  const packed = packRigidFrame(packHead(900, 898, 2), { tick: 900, carts: [cart, cart], balls: [ball, ball] }, [0, 1]);
  expect(packed).toHaveLength(33);
  expect(packed).toMatch(new RegExp(`^${DIGIT}+$`));
  expect(`42["f","${packed}"]`.length).toBe(43); // as a Socket.IO packet
});

it('[RIGIDFRAME2] numbers beyond what can be told are told as far as they go', () => {
  const cart = { x: 1e9, xDot: 0, theta: Number.NEGATIVE_INFINITY, thetaDot: 0, fallen: null };
  const ball = { id: 64, x: -99, y: -99, xDot: 0, yDot: 0, radius: 9 };
  const frame = unpackRigidFrame(packRigidFrame(packHead(1, 1, 0), { tick: 1, carts: [cart], balls: [ball] }, []))!;
  expect(frame.carts[0]!.x).toBeCloseTo(131.07, 2);
  expect(frame.carts[0]!.theta).toBeCloseTo(-13.1072, 4);
  expect(frame.balls[0]).toMatchObject({ number: 0, x: -8.192, y: -1 });
});

it('[NET1] never throws, whatever arrives, and refuses what is cut short or has one letter too many', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[0-9A-Za-z_-]{0,70}$/)), (raw) => {
      unpackRigidFrame(raw);
    }),
    { seed: 1, numRuns: 2_000 },
  );
  let last = '';
  for (const { view, pushes } of matches())
    if (view.balls.length > 0) last = packRigidFrame(packHead(5, 5, 0), view, pushes);
  const whole = unpackRigidFrame(last)!;
  for (let cut = 0; cut < last.length; cut++) {
    const part = unpackRigidFrame(last.slice(0, cut));
    if (part) expect(part.balls.length).toBeLessThan(whole.balls.length); // a ball less is a frame too
  }
  expect(unpackRigidFrame(`${last}0`)).toBeNull();
  expect(unpackRigidFrame(`!${last.slice(1)}`)).toBeNull();
});

it('[NET1] there is one way to write a frame: what is understood packs to the same text', () => {
  const text = fc.stringMatching(
    /^[0-9A-Za-z_-]{6}2([S-Z][0-9A-Za-z_-]{2}[S-Z][0-9A-Za-z_-]{2}[01]){2}([0-9A-Za-z_-]{6}){0,3}$/,
  );
  let understood = 0;
  fc.assert(
    fc.property(text, (raw) => {
      const frame = unpackRigidFrame(raw);
      if (!frame) return;
      understood++;
      const carts = frame.carts.map((cart) => ({ ...cart, xDot: 0, thetaDot: 0 }));
      const balls = frame.balls.map((ball) => ({ ...ball, id: ball.number, xDot: 0, yDot: 0 }));
      const head = packHead(frame.tick, frame.ackTick, frame.lead);
      const pushes = carts.map(({ push }) => push);
      expect(packRigidFrame(head, { tick: frame.tick, carts, balls }, pushes)).toBe(raw);
    }),
    { seed: 2, numRuns: 500 },
  );
  expect(understood).toBeGreaterThan(10);
});

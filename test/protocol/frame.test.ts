import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keyframe } from '../../shared/netcode/confirmed.ts';
import { NO_INPUT } from '../../shared/netcode/inputQueue.ts';
import { packFrame, packInput, unpackFrame, unpackInput } from '../../shared/protocol/frame.ts';
import { packKeyframe, unpackKeyframe } from '../../shared/protocol/keyframe.ts';

const frame = fc.record({
  tick: fc.integer({ min: -512, max: 2_800 }),
  ackTick: fc.integer({ min: -1_000, max: -1_000 }),
  lead: fc.integer({ min: -500, max: 500 }),
  actions: fc.array(fc.integer({ min: 0, max: 4095 }), { minLength: 1, maxLength: 8 }),
  hash: fc.integer({ min: 0, max: 0xffff_ffff }),
});
const input = fc.record({
  tick: fc.integer({ min: -1_000, max: 1_000_000 }),
  action: fc.constantFrom(0 as const, 1 as const),
});

it('[NET1] a frame comes back as it was packed', () => {
  const acked = fc.tuple(frame, fc.integer({ min: -3_000, max: 200 }));
  fc.assert(fc.property(frame, (one) => void expect(unpackFrame(packFrame(one))).toEqual(one)));
  fc.assert(
    fc.property(acked, ([one, ahead]) => {
      const later = { ...one, ackTick: one.tick + ahead };
      expect(unpackFrame(packFrame(later))).toEqual(later);
    }),
  );
});
it('[NET1] an input comes back as it was packed', () => {
  fc.assert(fc.property(input, (one) => void expect(unpackInput(packInput(one))).toEqual(one)));
});
it('[NET1] never throws, whatever arrives', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[0-9a-z.-]{0,70}$/)), (raw) => {
      unpackFrame(raw);
      unpackInput(raw);
    }),
  );
});
it('[NET1] there is one way to write a message: what is understood packs to the same text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z_-]{6}[0-3][0-9A-Za-z_-]{7}([0-9A-Za-z_-]{2}){0,3}$/), (raw) => {
      const known = unpackFrame(raw);
      if (known) expect(packFrame(known)).toBe(raw);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^-?[0-9a-z]{1,4}\.[012]$/), (raw) => {
      const known = unpackInput(raw);
      if (known) expect(packInput(known)).toBe(raw);
    }),
  );
});
it.each(['NaN.1', '1E9.1', 'zzzzzzzz.1', '1.2', '1.1.1', '-0.1', ' 1.1', '1.5.0', '.1', ''])(
  '[NET1] refuses the input %j',
  (raw) => expect(unpackInput(raw)).toBeNull(),
);
it('a frame of a duel takes 26 bytes as a packet, a keyframe 113', () => {
  const told = { tick: 1_400, ackTick: 1_404, lead: 3, actions: [2_730, 1_365], hash: 0xdead_beef };
  expect(`42["f","${packFrame(told)}"]`).toHaveLength(26);
  const { carts, falls } = { carts: [CART, CART], falls: [null, null] };
  const keyframe = { tick: 1_400, stateTick: 1_400, ackTick: 1_404, late: 3, carts, falls, held: [0, 1] as const };
  expect(`42["k","${packKeyframe(keyframe)}"]`).toHaveLength(113);
});

const CART = { x: -1.25, xDot: 1e-17, theta: 0.1, thetaDot: -3 };
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const cart = fc.record({ x: double, xDot: double, theta: double, thetaDot: double });
const fall = fc.record({
  tick: fc.integer({ min: 0, max: 3_583 }),
  cause: fc.constantFrom('angle' as const, 'edge' as const),
  side: fc.constantFrom('left' as const, 'right' as const),
});
const keyframe: fc.Arbitrary<Keyframe> = fc
  .record({
    tick: fc.integer({ min: -512, max: 3_583 }),
    stateTick: fc.integer({ min: 0, max: 3_583 }),
    ackTick: fc.oneof(fc.constant(NO_INPUT), fc.integer({ min: -512, max: 3_500 })),
    late: fc.integer({ min: 0, max: 5_000 }),
    seats: fc.array(fc.tuple(cart, fc.option(fall), fc.constantFrom(0 as const, 1 as const)), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ seats, ...head }) => ({
    ...head,
    carts: seats.map(([one]) => one),
    falls: seats.map(([, one]) => one),
    held: seats.map(([, , one]) => one),
  }));

describe('a packed keyframe', () => {
  it('[NET1] comes back with every bit of every number', () => {
    fc.assert(fc.property(keyframe, (one) => void expect(unpackKeyframe(packKeyframe(one))).toEqual(one)));
  });
  it('[NET1] never throws, whatever arrives, and cut short is refused', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string()), (raw) => void unpackKeyframe(raw)));
    const packed = packKeyframe({
      ...{ tick: 0, stateTick: 0, ackTick: 0, late: 0 },
      ...{ carts: [CART], falls: [null], held: [1] },
    });
    for (let length = 0; length < packed.length; length++) expect(unpackKeyframe(packed.slice(0, length))).toBeNull();
    for (let at = 0; at < packed.length; at++)
      expect(unpackKeyframe(`${packed.slice(0, at)}.${packed.slice(at + 1)}`)).toBeNull();
  });
});

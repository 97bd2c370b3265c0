import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packFrame, packInput, unpackFrame, unpackInput } from '../../shared/protocol/frame.ts';

const frame = fc.record({
  tick: fc.integer({ min: -1_000, max: 1_000_000 }),
  ackTick: fc.integer({ min: -1_000, max: 1_000_000 }),
  lead: fc.integer({ min: -500, max: 500 }),
  actions: fc.array(fc.integer({ min: 0, max: 4095 }), { minLength: 1, maxLength: 8 }),
  hash: fc.integer({ min: 0, max: 0xffff_ffff }),
});
const input = fc.record({
  tick: fc.integer({ min: -1_000, max: 1_000_000 }),
  action: fc.constantFrom(0 as const, 1 as const),
});

it('[NET1] a frame comes back as it was packed', () => {
  fc.assert(fc.property(frame, (one) => void expect(unpackFrame(packFrame(one))).toEqual(one)));
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
    fc.property(fc.stringMatching(/^-?[0-9a-z]{1,3}\.-?[0-9a-z]{1,2}\.-?[0-9a-z]\.[0-9A-Za-z_-]{8,14}$/), (raw) => {
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
it('a frame of a duel takes 27 bytes as a packet, 28 in a long overtime', () => {
  const frame = { ackTick: 1_204, lead: 3, actions: [2_730, 1_365], hash: 0xdead_beef };
  expect(`42["f","${packFrame({ ...frame, tick: 1_200 })}"]`).toHaveLength(27);
  expect(`42["f","${packFrame({ ...frame, tick: 1_400, ackTick: 1_404 })}"]`).toHaveLength(28);
});

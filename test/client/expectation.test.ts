import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExpectations, type ExpectedStep } from '../../client/model/expectation.ts';

const FRAME_MS = 16;
const value = fc.integer({ min: -5000, max: 120_000 }).map((thousandths) => thousandths / 1000);
const step: fc.Arbitrary<ExpectedStep> = fc.record({
  q: fc.tuple(value, value),
  action: fc.constantFrom(0, 1),
  explored: fc.boolean(),
});

it('what is shown together is of one step: bars, numbers and which push was taken', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const expectation = createExpectations();
      steps.forEach((now, frame) => {
        const { shares, ...shown } = expectation(now, frame * FRAME_MS);
        expect(steps.slice(0, frame + 1)).toContainEqual(shown);
        const [left, right] = shown.q!;
        expect(Math.sign(shares![0] - shares![1])).toBe(Math.sign(left - right));
        for (const share of shares!) expect(share).toSatisfy((s: number) => s > 0 && s <= 1);
      });
    }),
  );
});

it('is kept long enough to be read, and then goes on', () => {
  const expectation = createExpectations();
  const at = (ms: number) => expectation({ q: [ms, 0], action: 0, explored: false }, ms);
  const first = at(0);
  for (let ms = FRAME_MS; ms < 150; ms += FRAME_MS) expect(at(ms)).toBe(first);
  expect(at(150).q).toEqual([150, 0]);
});

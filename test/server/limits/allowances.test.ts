import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressLimits, PER_PERSON } from '../../../server/net/addressLimits.ts';
import { createAllowance } from '../../../server/net/allowance.ts';
import { createPurses } from '../../../server/net/purses.ts';
import { createRefusals } from '../../../server/net/refusals.ts';
import { createSlots } from '../../../server/net/slots.ts';

const SCHOOL = { key: '203.0.113.9', own: false };
const HOME = { key: '198.51.100.7', own: false };

describe('[LIMIT2] an allowance', () => {
  it('says to the millisecond when there is enough again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 10 }))),
        (spendings) => {
          let now = 0;
          const allowance = createAllowance(10, 10_000, () => now);
          for (const [after, cost] of spendings) {
            now += after;
            const wait = allowance.waitMs('a', cost);
            if (wait === 0) expect(allowance.spend('a', cost)).toBe(true);
            else {
              expect(allowance.spend('a', cost)).toBe(false);
              now += Math.ceil(wait) + 1;
              expect(allowance.spend('a', cost)).toBe(true);
            }
          }
        },
      ),
    );
  });
  it('remembers so many and no more, whoever comes', () => {
    const allowance = createAllowance(1, 60_000, () => 0, 100);
    for (let i = 0; i < 5_000; i++) allowance.spend(`address ${i}`);
    expect(allowance.size()).toBe(100);
    expect(allowance.spend('address 4999')).toBe(false);
  });
  it('forgets who has all of it again, and nobody who has not', () => {
    let now = 0;
    const allowance = createAllowance(2, 60_000, () => now);
    for (now = 0; now < 90_000; now += 1_000) allowance.spend(`address ${now}`, 2);
    allowance.spend('one more');
    expect(allowance.size()).toBe(60);
    expect(allowance.spend('address 31000', 2)).toBe(false);
    expect(allowance.spend('address 30000', 2)).toBe(true);
  });
});

describe('[LIMIT2] an address', () => {
  it('has the share of all who may be behind it, each time period anew; others have their own', () => {
    let now = 0;
    const limits = createAddressLimits(40, () => now);
    const { most, everyMs } = PER_PERSON.sessions;
    const spent = (address: typeof SCHOOL, times: number) =>
      Array.from({ length: times }, () => limits.spend('sessions', address)).filter(Boolean).length;
    expect(spent(SCHOOL, most * 40 + 7)).toBe(most * 40);
    expect(spent(HOME, 5)).toBe(5);
    expect(limits.waitMs('sessions', SCHOOL)).toBeGreaterThan(0);
    now += everyMs;
    expect(spent(SCHOOL, most * 40 + 7)).toBe(most * 40);
  });
  it('of this machine is not counted, nor any where PEOPLE_PER_ADDRESS is 0', () => {
    for (const [people, address] of [
      [1, { key: '127.0.0.1', own: true }],
      [0, HOME],
    ] as const) {
      const limits = createAddressLimits(people, () => 0);
      for (let i = 0; i < 10_000; i++) expect(limits.spend('requests', address)).toBe(true);
      expect(limits.opened(address)).toBe(0);
      limits.closed(address);
    }
  });
  it('has as many connections as are open, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (opens) => {
        const limits = createAddressLimits(1, () => 0);
        let open = 0;
        for (const opening of opens) {
          if (opening) expect(limits.opened(SCHOOL)).toBe(++open);
          else if (open > 0) {
            limits.closed(SCHOOL);
            open--;
          }
        }
      }),
    );
  });
});

it('[LIMIT9] a session that comes back finds its purse as it left it, for a minute; what is remembered is bounded', () => {
  let now = 0;
  const purses = createPurses(() => now);
  const spend = () => {
    const { credits } = purses.open('a', 'Ann');
    const served = Array.from({ length: 20 }, () => credits.spend('match:start', now)).filter((s) => s === 'served');
    purses.close('a');
    return served.length;
  };
  expect([spend(), spend(), spend()]).toEqual([12, 0, 0]);
  now += 61_000;
  purses.close(`${purses.open('b', 'Ben').name}`);
  purses.close('b');
  expect(spend()).toBe(12);
  for (let i = 0; i < 30_000; i++) {
    purses.open(`session ${i}`, '');
    purses.close(`session ${i}`);
  }
  expect(purses.size()).toBeLessThanOrEqual(10_001);
});

it('[LIMIT3] slots: nobody holds more than their share, all together no more than there are, and all come back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('ann', 'ben', 'cid'), fc.boolean())), (steps) => {
      const slots = createSlots(3);
      const held: { who: string; release: () => void }[] = [];
      for (const [who, takes] of steps) {
        const own = held.filter((one) => one.who === who).length;
        if (takes) {
          const release = slots.take({ [who]: 2 });
          expect(release !== null).toBe(own < 2 && held.length < 3);
          if (release) held.push({ who, release });
        } else {
          const one = held.pop();
          one?.release();
          one?.release(); // twice gives it back once
        }
        expect(slots.taken()).toBe(held.length);
      }
    }),
  );
});

it('[LIMIT10] refusals are counted by door and reason', () => {
  const refusals = createRefusals([]);
  refusals.count('rest', 'too-large');
  refusals.count('wire', 'flood');
  refusals.count('rest', 'too-large');
  expect(refusals.figures()).toEqual([
    { door: 'rest', reason: 'too-large', count: 2 },
    { door: 'wire', reason: 'flood', count: 1 },
  ]);
});

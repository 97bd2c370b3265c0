import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkFaults, type FaultClock, type FaultSettings, NO_FAULTS } from '../../client/net/linkFaults.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

interface Hands extends FaultClock {
  /** Turns them, and rings whatever was set on the way. */
  to(ms: number): void;
}

/** @param early ms by which a timer may ring too soon, as browsers' do */
function createHands(seed = 1, early = 0): Hands {
  const stream = randomStream(seed, 'faults');
  let now = 0;
  let timers: { readonly at: number; readonly call: () => void }[] = [];
  return {
    nowMs: () => now,
    after(delayMs, call) {
      timers.push({ at: now + Math.max(delayMs - (delayMs > early ? early : 0), 0), call });
    },
    chance: () => nextUniform(stream),
    to(ms) {
      for (;;) {
        const next = timers.filter(({ at }) => at <= ms).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = Math.max(now, ms);
    },
  };
}

const settings: fc.Arbitrary<FaultSettings> = fc.record({
  latencyMs: fc.integer({ min: 0, max: 300 }),
  jitterMs: fc.integer({ min: 0, max: 50 }),
  stallMs: fc.integer({ min: 0, max: 500 }),
  stallEveryMs: fc.integer({ min: 600, max: 4000 }),
});
/** What happens after a while: a message, or a move of the sliders. */
const happening = fc.record({ waitMs: fc.integer({ min: 0, max: 120 }), change: fc.option(settings, { nil: null }) });
const seed = fc.nat();

interface Passage {
  readonly sentAt: number;
  readonly number: number;
  cameAt: number | null;
}

describe('[FAULTS1] nothing is lost and nothing overtakes', () => {
  it.each(['up', 'down'] as const)('%s, whatever the sliders do meanwhile, and however early timers ring', (way) => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), seed, fc.constantFrom(0, 0.9), (happenings, from, early) => {
        const hands = createHands(from, early);
        const faults = createLinkFaults(hands);
        const came: number[] = [];
        let time = 0;
        let sent = 0;
        for (const { waitMs, change } of happenings) {
          time += waitMs;
          hands.to(time);
          if (change) faults.set(change);
          const number = sent++;
          faults[way](() => came.push(number));
        }
        hands.to(time + 60_000);
        expect(came).toEqual(Array.from({ length: sent }, (_, i) => i));
      }),
    );
  });

  it('a message that is sent while another is handed on comes after those that wait', () => {
    const hands = createHands();
    const faults = createLinkFaults(hands);
    faults.set({ ...NO_FAULTS, latencyMs: 100 });
    const came: string[] = [];
    faults.up(() => {
      came.push('first');
      faults.set(NO_FAULTS);
      faults.up(() => came.push('third'));
    });
    faults.up(() => came.push('second'));
    hands.to(1000);
    expect(came).toEqual(['first', 'second', 'third']);
  });

  it('one that throws keeps no other back', () => {
    const hands = createHands();
    const faults = createLinkFaults(hands);
    faults.set({ ...NO_FAULTS, latencyMs: 100 });
    let came = false;
    faults.down(() => {
      throw new Error('as a handler may');
    });
    faults.down(() => {
      came = true;
    });
    expect(() => hands.to(1000)).toThrow('as a handler may');
    hands.to(2000);
    expect(came).toBe(true);
  });
});

describe('[FAULTS2] faults are what the sliders say', () => {
  it('without any, a message is handed on before the call returns', () => {
    const faults = createLinkFaults(createHands());
    for (const way of ['up', 'down'] as const) {
      let came = false;
      faults[way](() => {
        came = true;
      });
      expect(came).toBe(true);
    }
  });

  it('each way takes half of the latency, and at most the jitter more, to the millisecond', () => {
    fc.assert(
      fc.property(settings, seed, fc.constantFrom('up', 'down'), ({ latencyMs, jitterMs }, from, way) => {
        const hands = createHands(from);
        const faults = createLinkFaults(hands);
        faults.set({ ...NO_FAULTS, latencyMs, jitterMs });
        for (let i = 0; i < 40; i++) {
          const sentAt = i * 400; // nothing waits for the one before
          hands.to(sentAt);
          let tookMs = Number.NaN;
          faults[way](() => {
            tookMs = hands.nowMs() - sentAt;
          });
          hands.to(sentAt + 399);
          expect(tookMs).toBeGreaterThanOrEqual(latencyMs / 2 - 1e-6);
          expect(tookMs).toBeLessThan(latencyMs / 2 + jitterMs + 1);
        }
      }),
    );
  });

  it('jitter spreads over its whole width', () => {
    const hands = createHands(5);
    const faults = createLinkFaults(hands);
    faults.set({ ...NO_FAULTS, jitterMs: 50 });
    const took: number[] = [];
    for (let sentAt = 0; sentAt < 20_000; sentAt += 100) {
      hands.to(sentAt);
      faults.up(() => took.push(hands.nowMs() - sentAt));
    }
    hands.to(30_000);
    expect(Math.min(...took)).toBeLessThan(3);
    expect(Math.max(...took)).toBeGreaterThan(47);
  });

  it('in a stall nothing comes through, at its end everything that was held', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 500 }), fc.integer({ min: 600, max: 3000 }), (stallMs, stallEveryMs) => {
        const hands = createHands();
        const faults = createLinkFaults(hands);
        faults.set({ ...NO_FAULTS, stallMs, stallEveryMs });
        const passages: Passage[] = [];
        for (let time = 0; time < 4 * stallEveryMs; time += 10) {
          hands.to(time);
          const passage: Passage = { sentAt: time, number: passages.length, cameAt: null };
          passages.push(passage);
          faults.down(() => {
            passage.cameAt = hands.nowMs();
          });
        }
        hands.to(10 * stallEveryMs);
        const stalled = (ms: number): boolean => ms >= stallEveryMs && ms % stallEveryMs < stallMs;
        for (const { sentAt, cameAt } of passages) {
          const begin = sentAt - (sentAt % stallEveryMs);
          expect(cameAt).toBe(stalled(sentAt) ? begin + stallMs : sentAt);
        }
        const bursts = new Set(passages.filter(({ sentAt }) => stalled(sentAt)).map(({ cameAt }) => cameAt));
        expect(bursts.size).toBe(3);
      }),
    );
  });

  it('both ways keep their own order', () => {
    const hands = createHands();
    const faults = createLinkFaults(hands);
    faults.set({ ...NO_FAULTS, latencyMs: 200 });
    const came: string[] = [];
    faults.up(() => came.push('up'));
    hands.to(50);
    faults.set(NO_FAULTS);
    faults.down(() => came.push('down'));
    expect(came).toEqual(['down']);
    hands.to(100);
    expect(came).toEqual(['down', 'up']);
  });
});

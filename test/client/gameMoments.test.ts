import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMoments, type Moment, ownLane } from '../../client/game/moments.ts';
import { courseOf, courseSounds, type GameCourse, outcomeFor } from '../../client/model/gameMoments.ts';
import type { CartView, StageView } from '../../client/model/stageView.ts';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';

const STANDING: CartView = { who: 'human', life: '1', x: 0, theta: 0, push: 0, explored: false, fall: null, wind: 0 };
const leaning = (share: number, more: Partial<CartView> = {}): CartView => ({
  ...STANDING,
  theta: share * ANGLE_LIMIT,
  ...more,
});
const fallen = leaning(1.02, { fall: { cause: 'angle', side: 'right' } });

/** What is told of one cart's frames. */
function told(...carts: readonly CartView[]): readonly Moment['kind'][] {
  const moments = createMoments();
  return carts.flatMap((cart) => moments({ carts: [cart], own: 0 }).map(({ kind }) => kind));
}

describe('[FX1] the moments of what is drawn', () => {
  it('tell a push when it changes, with its side', () => {
    const moments = createMoments();
    moments({ carts: [STANDING] });
    expect(moments({ carts: [{ ...STANDING, push: 1 }] })).toEqual([{ kind: 'push', lane: 0, side: 1 }]);
    expect(moments({ carts: [{ ...STANDING, push: 1 }] })).toEqual([]);
  });

  it('tell a fall once, and nothing of a cart that was down when it was first seen', () => {
    expect(told(STANDING, fallen, fallen)).toEqual(['fall']);
    expect(told(fallen, fallen)).toEqual([]);
  });

  it('tell a close call when a pole that nearly fell is well again, not while it wavers', () => {
    expect(told(STANDING, leaning(0.9), leaning(0.7), leaning(0.85), leaning(0.3), leaning(0.2))).toEqual([
      'closeCall',
    ]);
    expect(told(STANDING, leaning(0.7), leaning(0.1))).toEqual([]);
    expect(told(STANDING, leaning(-0.95), fallen)).toEqual(['fall']);
  });

  it('tell nothing of the change from one life to the next', () => {
    expect(told(leaning(0.9, { push: 0 }), leaning(0, { life: '2', push: 1 }))).toEqual([]);
    expect(told(fallen, { ...STANDING, life: '2' }, leaning(0.1, { life: '2' }))).toEqual([]);
  });

  it('come out the same of the same frames', () => {
    const cart = fc.record({
      share: fc.double({ min: -1, max: 1, noNaN: true }),
      push: fc.constantFrom(0 as const, 1 as const, null),
    });
    fc.assert(
      fc.property(fc.array(cart, { maxLength: 30 }), (frames) => {
        const play = (): readonly Moment[] => {
          const moments = createMoments();
          return frames.flatMap(({ share, push }) => moments({ carts: [leaning(share, { push })] }));
        };
        expect(play()).toEqual(play());
        expect(play().filter(({ kind }) => kind === 'fall')).toEqual([]);
      }),
    );
  });

  it('are felt by whose cart it is, and by nobody who only watches', () => {
    const view: StageView = { carts: [STANDING, STANDING] };
    expect(ownLane(view)).toBeNull();
    expect(ownLane({ ...view, own: 1 })).toBe(1);
  });
});

describe('[SOUND2] the course of a game', () => {
  const START: GameCourse = { countdown: 2, running: false, overtime: false, outcome: null };
  const RUNS: GameCourse = { ...START, countdown: 0, running: true };

  it('is heard at each second of the countdown, at the start, in overtime and at the end', () => {
    expect(courseSounds(null, START)).toEqual(['countdown']);
    expect(courseSounds(START, START)).toEqual([]);
    expect(courseSounds(START, { ...START, countdown: 1 })).toEqual(['countdown']);
    expect(courseSounds({ ...START, countdown: 1 }, RUNS)).toEqual(['go']);
    expect(courseSounds(RUNS, { ...RUNS, overtime: true })).toEqual(['overtime']);
    for (const outcome of ['win', 'loss', 'draw'] as const)
      expect(courseSounds(RUNS, { ...RUNS, running: false, outcome })).toEqual([outcome]);
  });

  it('is not heard of what was so when one came', () => {
    expect(courseSounds(null, { ...RUNS, overtime: true })).toEqual([]);
    expect(courseSounds(null, { ...RUNS, running: false, outcome: 'win' })).toEqual([]);
  });

  it('has an outcome only for who plays against somebody', () => {
    expect(outcomeFor(1, 2, 1)).toBe('win');
    expect(outcomeFor(1, 2, 0)).toBe('loss');
    expect(outcomeFor(0, 8, 'draw')).toBe('draw');
    expect(outcomeFor(null, 2, 0)).toBeNull();
    expect(outcomeFor(0, 1, 0)).toBeNull();
  });

  it('is read from a head-up display', () => {
    expect(courseOf(null, 'playing')).toBeNull();
    expect(courseOf({ phase: 'playing', countdown: 0 }, 'playing')).toEqual(RUNS);
    expect(courseOf({ phase: 'frozen', countdown: 0, overtime: true }, 'playing')).toEqual({
      ...RUNS,
      running: false,
      overtime: true,
    });
  });
});

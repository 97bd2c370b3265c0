import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFrom } from '../../client/model/pageAgent.ts';
import { createWatchStick, strongestHeir } from '../../client/model/watchStick.ts';
import { type Action, step } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { FIXED } from '../support/states.ts';

const champion = decideFrom(readFileSync('assets/models/champion.cpa'))!;
const STEP_MS = 20;
const YOUR_MS = 40;

/** A cart as the live run shows it: some ticks into an episode of the champion's. */
function shownAt(tick: number) {
  let cart = resetState(9);
  let push: Action = 0;
  for (let i = 0; i < tick; i++) {
    push = champion(cart);
    cart = step(cart, push);
  }
  return { cart, tick, push };
}

describe('[ALONE9] the stick in Watch', () => {
  it('is taken at the very state and tick shown', () => {
    for (const tick of [1, 60, 200]) {
      const shown = shownAt(tick);
      const stick = createWatchStick(shown, champion, STEP_MS);
      stick.setPush(1);
      const { stage, hud } = stick.frame(0);
      expect(hud).toMatchObject({ phase: 'running', holder: 'you', tick: tick + 1, heldTicks: 1, push: 1 });
      const { x, theta } = step(shown.cart, 1);
      expect(stage.carts[0]!.x).toBeCloseTo(shown.cart.x, 12);
      const next = stick.frame(YOUR_MS - 1e-6).stage.carts[0]!;
      expect(next.x).toBeCloseTo(x, 6);
      expect(next.theta).toBeCloseTo(theta, 6);
    }
  });

  it('let go of, is the policy’s from where you left it, to the end; then the live run comes back', () => {
    const stick = createWatchStick(shownAt(100), champion, STEP_MS);
    let now = 0;
    for (; now < 4 * YOUR_MS; now += YOUR_MS) stick.frame(now);
    const left = stick.frame(now).hud;
    expect(left).toMatchObject({ holder: 'you', tick: 105, heldTicks: 5 });
    stick.giveBack();
    const phases = new Set<string>();
    for (let i = 0; i < 600; i++, now += STEP_MS) phases.add(stick.frame(now).hud.phase);
    expect([...phases]).toEqual(['running', 'over', 'gone']);
    expect(stick.frame(now).hud).toMatchObject({ holder: 'agent', tick: 500, heldTicks: 5, fall: null });
  });

  it('that falls in your hands ends it too', () => {
    const stick = createWatchStick(shownAt(30), champion, STEP_MS);
    stick.setPush(0);
    let now = 0;
    while (stick.frame(now).hud.phase === 'running') now += YOUR_MS;
    expect(stick.frame(now).hud).toMatchObject({
      phase: 'over',
      holder: 'you',
      fall: { cause: 'angle', side: 'right' },
    });
    stick.giveBack();
    expect(stick.frame(now + 5000).hud).toMatchObject({ phase: 'gone', holder: 'you' });
  });

  it('goes to the strongest that can be had, of equals to the newest of the live run', () => {
    const heirs = fc.array(fc.record({ id: fc.string(), mean: fc.integer({ min: 8, max: 20 }) }), { maxLength: 8 });
    fc.assert(
      fc.property(heirs, heirs, (own, others) => {
        const heir = strongestHeir(own, others);
        const best = Math.max(...[...own, ...others].map(({ mean }) => mean));
        expect(heir?.mean ?? Number.NEGATIVE_INFINITY).toBe(best);
        const equal = own.filter(({ mean }) => mean === best);
        if (equal.length > 0) expect(heir).toBe(equal.at(-1));
      }),
      FIXED,
    );
  });
});

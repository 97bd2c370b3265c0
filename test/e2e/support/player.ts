/** A player at the keyboard: sees the own cart as the server and the page's inputs tell it, holds left or right to keep the pole up. */
import type { Page } from 'playwright-core';
import type { DuelProbe } from '../../../client/model/probe.ts';
import { advanceLane } from '../../../shared/arena/match.ts';
import { tickMs } from '../../../shared/arena/speed.ts';
import type { Action, CartPoleState } from '../../../shared/sim/cartpole.ts';
import { type DuelOnWire, seatOn, type Wire } from './wire.ts';

const KEY_OF: Readonly<Record<Action, string>> = { 0: 'ArrowLeft', 1: 'ArrowRight' };
const REST_TICKS = 2; // between two keys
const MOST_HAND_TICKS = 6; // looked ahead

/** The page's own clock now, by the inputs that it has sent: each was dated when it left. */
function ownTick({ inputs, joined }: DuelOnWire): number {
  const perTick = tickMs(joined.setup.speed);
  const newest = inputs.slice(-8).map(({ tick, at }) => tick - at / perTick);
  return newest.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...newest) + performance.now() / perTick;
}

/** The own cart at a tick: confirmed as far as it goes, then stepped with what the page has sent. */
function ownCartAt(duel: DuelOnWire, tick: number): CartPoleState {
  const { joined, confirmed, inputs } = duel;
  const seat = seatOn(duel);
  const match = confirmed.match();
  let lane = match.lanes[seat]!;
  for (let t = match.tick; t < tick; t++) {
    const action = inputs.findLast((input) => input.tick <= t)?.action ?? joined.keyframe.held[seat] ?? 0;
    lane = advanceLane(lane, joined.setup, t, action);
  }
  return lane.cart;
}

/** A linear law. */
function balancing({ x, xDot, theta, thetaDot }: CartPoleState): Action {
  return theta + 0.25 * thetaDot + 0.03 * x + 0.08 * xDot > 0 ? 1 : 0;
}

/**
 * Holds one key or the other while the own cart stands and `goesOn` says so; looks as far ahead as its presses turn out to take.
 * @returns how many keys it pressed
 */
export async function balance(
  page: Page,
  wire: Wire,
  goesOn: (tick: number, presses: number) => boolean,
): Promise<number> {
  const duel = wire.duels.at(-1);
  if (!duel) throw new Error('no duel was joined');
  const seat = seatOn(duel);
  const { keyframe } = duel.joined;
  let presses = 0;
  let handTicks = 2; // from a look to the push
  let down: Action | null = null;
  let waiting: { readonly tick: number; readonly known: number } | null = null; // for a key to be sent
  const moves: Promise<void>[] = [];
  while (duel.result === null && !duel.confirmed.match().lanes[seat]?.fall) {
    await wire.next();
    const tick = Math.floor(ownTick(duel));
    if (tick < 0) continue;
    if (!goesOn(tick, presses)) break;
    if (waiting) {
      const dated = duel.inputs.slice(waiting.known).find((input) => input.action === down);
      if (!dated || tick < dated.tick + REST_TICKS) continue;
      handTicks = Math.min(Math.max(dated.tick - waiting.tick, 1), MOST_HAND_TICKS);
      waiting = null;
    }
    const wish = balancing(ownCartAt(duel, tick + handTicks));
    if (wish === (down ?? keyframe.held[seat])) continue;
    waiting = { tick, known: duel.inputs.length };
    moves.push(page.keyboard.down(KEY_OF[wish]));
    if (down !== null) moves.push(page.keyboard.up(KEY_OF[down]));
    down = wish;
    presses++;
  }
  await Promise.all(moves);
  if (down !== null) await page.keyboard.up(KEY_OF[down]);
  return presses;
}

export async function duelProbe(page: Page): Promise<DuelProbe> {
  const duel = await page.evaluate(() => window.__arena.duel);
  if (!duel) throw new Error('the page is in no duel');
  return duel;
}

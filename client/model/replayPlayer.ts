/** A replay as a film: every tick is there, so it runs at any rate and goes to any place. Time comes in with each frame. */
import { forceAt, type Match } from '../../shared/arena/match.ts';
import { type Replay, replayMatches } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import type { CartView, StageView } from './stageView.ts';

/** Of the match's own speed. */
export const REPLAY_RATES = [0.25, 0.5, 1, 2] as const;
export type ReplayRate = (typeof REPLAY_RATES)[number];

const LONGEST_FRAME_MS = 100; // a hidden tab stops the film

export interface ReplayPlayer {
  readonly replay: Replay;
  readonly end: Match;
  /** The match at the tick shown. */
  now(): Match;
  playing(): boolean;
  rate(): ReplayRate;
  setRate(rate: ReplayRate): void;
  /** Goes on, from the start where the end was reached, or stops. */
  toggle(): void;
  /** Stops at a tick; one beyond the ends is the nearest end. */
  seek(tick: number): void;
  /** The carts of this frame, between two ticks. */
  frame(nowMs: number): StageView;
}

/** What a seat does during a tick; null once it is down, or after the end. */
export function pushAt(replay: Replay, seat: number, tick: number): Action | null {
  const push = replay.actions[seat]?.[tick];
  return push === 0 || push === 1 ? push : null;
}

/** @param life tells its carts from those of another replay on the same stage */
export function createReplayPlayer(replay: Replay, life: string): ReplayPlayer {
  const matches = replayMatches(replay);
  const end = matches.at(-1)!;
  const perTick = tickMs(replay.setup.speed);
  let position = 0; // ticks, with the part of the next one that is over
  let playing = false;
  let rate: ReplayRate = 1;
  let last: number | null = null; // ms

  const now = (): Match => matches[Math.floor(position)]!;

  function cartAt(seat: number): CartView {
    const tick = Math.floor(position);
    const { cart, fall } = matches[tick]!.lanes[seat]!;
    const to = matches[Math.min(tick + 1, end.tick)]!.lanes[seat]!.cart;
    const share = position - tick;
    return {
      who: 'human', // a link does not tell who played
      life,
      x: cart.x + (to.x - cart.x) * share,
      theta: cart.theta + (to.theta - cart.theta) * share,
      xDot: cart.xDot,
      thetaDot: cart.thetaDot,
      push: pushAt(replay, seat, tick),
      explored: false,
      fall,
      wind: forceAt(replay.setup, tick),
    };
  }

  return {
    replay,
    end,
    now,
    playing: () => playing,
    rate: () => rate,
    setRate(next) {
      rate = next;
    },
    toggle() {
      if (!playing && position >= end.tick) position = 0;
      playing = !playing;
    },
    seek(tick) {
      playing = false;
      position = Math.min(Math.max(Math.round(tick), 0), end.tick);
    },
    frame(nowMs) {
      const elapsed = Math.min(nowMs - (last ?? nowMs), LONGEST_FRAME_MS);
      last = nowMs;
      if (playing) position = Math.min(position + (elapsed * rate) / perTick, end.tick);
      if (position >= end.tick) playing = false;
      return { carts: replay.actions.map((_, seat) => cartAt(seat)) };
    },
  };
}

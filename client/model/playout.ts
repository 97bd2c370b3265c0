/** Plays the steps of a live run smoothly: they arrive in bursts, are kept for a moment, and are stepped by the shared simulation. */
import { advanceLane, type Lane, type MatchSetup } from '../../shared/arena/match.ts';
import { blend, type Pose } from '../../shared/netcode/pose.ts';
import type { RunSteps } from '../../shared/protocol/events.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';

/** One step as the server told it. */
export interface PlayedStep {
  readonly episode: number;
  readonly seed: number;
  readonly index: number; // step of the episode, from 0
  readonly action: Action;
  readonly explored: boolean;
  readonly q: readonly [number, number]; // of the observation before the action: left, right
}

export interface Played {
  readonly lane: Lane;
  readonly pose: Pose; // between two steps
  readonly step: PlayedStep;
}

export interface Playout {
  /** @returns whether they go on where the newest known step was; if not, nothing is taken */
  take(msg: RunSteps): boolean;
  /** What to draw; null before the first step. */
  play(nowMs: number): Played | null;
  clear(): void;
}

const KEPT_MS = 300; // the buffer aimed at: three bursts
const FALLEN_MS = 650; // a fallen cart is shown so long, unless steps pile up behind it
const LEAST_FALLEN_MS = 90;
const MOST_BEHIND_MS = 3000; // beyond it the playout leaps
const CLASSIC: MatchSetup = { seed: 0, wind: 0, speed: '1x', seats: 1 };

function unpack(msg: RunSteps): PlayedStep[] {
  return Array.from(msg.actions, (letter, i) => ({
    episode: msg.episode,
    seed: msg.seed,
    index: msg.from + i,
    action: letter === '1' ? 1 : 0,
    explored: msg.explored[i] === '1',
    q: [msg.q[2 * i] ?? 0, msg.q[2 * i + 1] ?? 0] as const,
  }));
}

/** @param stepMs real milliseconds per step of the run */
export function createPlayout(stepMs: number): Playout {
  const perStep = Math.max(stepMs, 1);
  const wanted = Math.max(KEPT_MS / perStep, 2); // steps
  let queue: PlayedStep[] = [];
  let newest: PlayedStep | null = null; // taken
  let shown: PlayedStep | null = null;
  let before: CartPoleState = resetState(0);
  let lane: Lane = { cart: before, fall: null };
  let share = 0; // of the way from `before` to the lane
  let last: number | null = null; // ms
  let fellAt: number | null = null; // ms
  let filling = true;
  let joining = true; // the first message brings the running episode so far: only its end is shown

  function stepTo(next: PlayedStep): void {
    if (next.index === 0) lane = { cart: resetState(next.seed), fall: null };
    before = lane.cart;
    lane = advanceLane(lane, CLASSIC, 0, next.action);
    shown = next;
  }
  /** Steps without showing, so that no more than `left` steps wait. */
  function leap(left: number): void {
    while (queue.length > left) stepTo(queue.shift()!);
    fellAt = null;
    share = 0;
  }
  function follow(msg: RunSteps): boolean {
    if (newest === null) return msg.from === 0;
    const sameEpisode = msg.episode === newest.episode;
    return sameEpisode ? msg.from === newest.index + 1 : msg.episode > newest.episode && msg.from === 0;
  }

  return {
    take(msg) {
      if (msg.actions.length === 0) return true;
      if (!follow(msg)) return false;
      const steps = unpack(msg);
      queue.push(...steps);
      newest = steps.at(-1)!;
      if (joining || queue.length * perStep > MOST_BEHIND_MS) leap(Math.ceil(wanted));
      joining = false;
      return true;
    },
    play(nowMs) {
      const elapsed = Math.min(nowMs - (last ?? nowMs), 250);
      last = nowMs;
      if (filling && queue.length >= wanted) filling = false;
      const behindMs = Math.max(queue.length - wanted, 0) * perStep;
      if (fellAt !== null && nowMs - fellAt >= Math.max(FALLEN_MS - behindMs, LEAST_FALLEN_MS) && queue.length > 0) {
        fellAt = null;
        share = 1; // the next episode begins at once
      }
      if (fellAt === null && !filling) {
        const rate = 1 + Math.min(Math.max((queue.length - wanted) / wanted / 4, -0.1), 0.6);
        share += (elapsed / perStep) * rate;
      }
      while (share >= 1 && fellAt === null) {
        const next = queue.shift();
        if (!next) {
          share = 1;
          filling = true;
          break;
        }
        stepTo(next);
        share -= 1;
        if (lane.fall) {
          fellAt = nowMs;
          share = 1;
        }
      }
      return shown && { lane, pose: blend(before, lane.cart, Math.min(share, 1)), step: shown };
    },
    clear() {
      queue = [];
      newest = null;
      joining = true;
      filling = true;
      share = 1;
      fellAt = null;
    },
  };
}

/**
 * Plays the steps of a run in any world. They arrive in bursts and are kept: it follows them live and smoothly, slower or
 * faster, or plays kept episodes again; the shared simulation steps, so what is shown are the run's own states (WORLD1).
 */
import type { RunSteps } from '../../../shared/protocol/runEvents.ts';
import { createStepLog, type KeptEpisode, type ToldStep } from './stepLog.ts';
import { createWalk, type Walked } from './walk.ts';
import type { World } from './world.ts';

export interface Played {
  readonly walked: Walked;
  readonly step: ToldStep; // that led there
  readonly share: number; // 0..1 of the way from the state before
}

export interface Playout {
  /** @returns whether they go on where the newest known step was; if not, nothing is taken */
  take(msg: RunSteps): boolean;
  /** What to draw; null before the first step. */
  play(nowMs: number): Played | null;
  /** Slower than 1 falls behind; faster catches up, then follows. */
  setSpeed(speed: number): void;
  setPaused(paused: boolean): void;
  /** To the newest step, and on with the run. */
  toLive(): void;
  /** From the first step of a kept episode on. @returns whether it is kept */
  again(episode: number): boolean;
  following(): boolean;
  /** Steps of the run between what is shown and the newest. */
  behind(): number;
  episodes(): readonly KeptEpisode[]; // that can be played again, oldest first
}

export const KEPT_STEPS = 20_000;
const BUFFER_MS = 300; // aimed at while following: three bursts
const END_MS = 650; // an episode's end is shown so long, unless steps pile up behind it
const LEAST_END_MS = 90;
const MOST_BEHIND_MS = 3000; // who follows leaps beyond it
const LONGEST_FRAME_MS = 250;

/** @param stepMs real ms per step of the run, 1 at least */
export function createPlayout(world: World, stepMs: number, keptSteps = KEPT_STEPS): Playout {
  const perStep = Math.max(stepMs, 1);
  const wanted = Math.max(BUFFER_MS / perStep, 2); // steps
  const log = createStepLog(keptSteps);
  const walk = createWalk(world, world.trained);
  let next = 0; // place in the log of the step that is played next
  let shown: ToldStep | null = null;
  let share = 0; // of the way to `shown`
  let last: number | null = null; // ms
  let endedAt: number | null = null; // ms
  let filling = true; // waits for the buffer
  let following = true;
  let speed = 1;
  let paused = false;

  const waiting = (): number => log.end() - next;

  function stepOn(): void {
    const step = log.at(next++);
    if (step.index === 0) walk.reset(step.seed);
    walk.step(step.action);
    shown = step;
  }
  /** So that the step before `place` is shown. */
  function goTo(place: number): void {
    const target = Math.min(Math.max(place, log.start() + 1), log.end());
    if (log.end() === log.start()) return;
    next = log.episodeAt(target - 1).first;
    while (next < target) stepOn();
    share = 1;
    endedAt = null;
  }
  function catchUp(): void {
    if (following && waiting() * perStep > MOST_BEHIND_MS) goTo(log.end() - Math.ceil(wanted));
    else if (next < log.start()) goTo(log.start() + 1); // what it was at is kept no more
  }
  function endShownMs(): number {
    const behindMs = Math.max(waiting() - wanted, 0) * perStep;
    return Math.max(following ? END_MS - behindMs : END_MS / Math.max(speed, 1), LEAST_END_MS);
  }
  function rate(): number {
    if (!following) return speed;
    return 1 + Math.min(Math.max((waiting() - wanted) / wanted / 4, -0.1), 0.6);
  }

  function advance(nowMs: number, elapsedMs: number): void {
    if (!following && speed >= 1 && waiting() <= wanted) following = true;
    if (filling && (waiting() >= wanted || !following)) filling = false;
    if (endedAt !== null && nowMs - endedAt >= endShownMs() && waiting() > 0) {
      endedAt = null;
      share = 1; // the next episode begins at once
    }
    if (endedAt === null && !filling) share += (elapsedMs / perStep) * rate();
    while (share >= 1 && endedAt === null) {
      if (waiting() <= 0) {
        share = 1;
        filling = true;
        return;
      }
      stepOn();
      share -= 1;
      if (walk.walked().ended) {
        endedAt = nowMs;
        share = 1;
      }
    }
  }

  return {
    take(msg) {
      const first = log.end() === log.start();
      if (!log.take(msg)) return false;
      if (first)
        goTo(log.end() - Math.ceil(wanted)); // it brings the running episode so far: only its end is shown
      else catchUp();
      return true;
    },
    play(nowMs) {
      const elapsed = Math.min(Math.max(nowMs - (last ?? nowMs), 0), LONGEST_FRAME_MS);
      last = nowMs;
      if (!paused) advance(nowMs, elapsed);
      return shown && { walked: walk.walked(), step: shown, share: Math.min(share, 1) };
    },
    setSpeed(to) {
      speed = to;
      if (to < 1) following = false;
    },
    setPaused(to) {
      paused = to;
      if (to) following = false;
    },
    toLive() {
      following = true;
      paused = false;
      speed = Math.max(speed, 1);
      goTo(log.end() - Math.ceil(wanted));
    },
    again(episode) {
      const kept = log.episodes().find((one) => one.episode === episode);
      if (!kept) return false;
      following = false;
      goTo(kept.first + 1);
      share = 0;
      return true;
    },
    following: () => following,
    behind: () => Math.max(waiting(), 0),
    episodes: () => log.episodes(),
  };
}

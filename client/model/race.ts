/**
 * A race to learn: a player and a newborn learner live, fall and try again on one clock of ticks; the first to 500 in one life wins.
 * The newborn's steps come from its run, computed elsewhere; the player's lives start from the same seeds, life by life.
 */
import { advanceLane, type Fall, type Lane, type MatchSetup } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import { blend } from '../../shared/netcode/pose.ts';
import type { RaceSetup } from '../../shared/protocol/events.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { nextUint32, randomStream } from '../../shared/sim/random.ts';
import type { CartView } from './stageView.ts';

export const GOAL_TICKS = 500;
const COUNTDOWN_MS = 3000;
const LYING_MS = 800; // between a fall and the next life, the same for both
const MOST_CATCH_UP = 5; // ticks a frame: in a hidden tab the race waits
const LOOK_AHEAD_TICKS = 60; // the learner computes so far ahead, never further

/** One step of the newborn's run. */
export interface NewbornStep {
  readonly episode: number; // from 1
  readonly episodeSeed: number;
  readonly action: Action;
  readonly explored: boolean;
  readonly epsilon: number; // of the newest finished episode; 1 before
}

export interface Racer {
  readonly life: number; // from 1; 0 before the start
  readonly ticks: number; // of this life
  readonly best: number; // this life included
  readonly lives: readonly number[]; // ticks of each finished one
  readonly fall: Fall | null;
}

export interface RaceView {
  readonly phase: 'countdown' | 'racing' | 'finished';
  readonly countdown: number; // whole seconds left
  readonly tick: number; // of the race
  readonly you: Racer;
  readonly newborn: Racer;
  readonly held: Action;
  readonly epsilon: number;
  readonly waiting: boolean; // for the learner's next step
  readonly winner: 'you' | 'newborn' | 'draw' | null;
  readonly carts: readonly CartView[]; // the newborn above, the player below
}

export interface Race {
  readonly setup: RaceSetup;
  takeSteps(steps: readonly NewbornStep[]): void;
  /** Steps of the newborn's run that have been shown. */
  livedSteps(): number;
  /** The learner may compute up to this step of its run. */
  wantedStep(): number;
  setAction(action: Action): void;
  frame(nowMs: number): RaceView;
}

interface Life {
  seed: number;
  before: CartPoleState;
  lane: Lane;
  life: number;
  ticks: number;
  best: number;
  lives: readonly number[];
  lyingTicks: number; // left until the next life
}

function unborn(): Life {
  const cart = resetState(0);
  return { seed: 0, before: cart, lane: { cart, fall: null }, life: 0, ticks: 0, best: 0, lives: [], lyingTicks: 0 };
}

/** Episode seeds of a run with this seed, in order: what `createRun` draws its episodes from. */
function lifeSeeds(seed: number): () => number {
  const stream = randomStream(seed, 'environment');
  return () => nextUint32(stream);
}

/** It starts counting down at its first frame. */
export function createRace(setup: RaceSetup): Race {
  const perTick = tickMs(setup.speed);
  const rules: MatchSetup = { seed: setup.seed, wind: 0, speed: setup.speed, seats: 1 };
  const lying = Math.round(LYING_MS / perTick);
  const nextSeed = lifeSeeds(setup.seed);
  const you = unborn();
  const newborn = unborn();
  let queue: NewbornStep[] = [];
  let taken = 0; // steps of the run that arrived
  let playing: NewbornStep | null = null;
  let held: Action = 0;
  let tick = 0;
  let due: number | null = null; // ms of the next tick
  let winner: RaceView['winner'] = null;
  let waiting = false;

  function bear(life: Life, seed: number): void {
    const cart = resetState(seed);
    Object.assign(life, { seed, before: cart, lane: { cart, fall: null }, life: life.life + 1, ticks: 0 });
  }
  function live(life: Life, action: Action): void {
    life.before = life.lane.cart;
    life.lane = advanceLane(life.lane, rules, life.ticks, action);
    life.ticks++;
    life.best = Math.max(life.best, life.ticks);
    if (!life.lane.fall && life.ticks < GOAL_TICKS) return;
    life.lives = [...life.lives, life.ticks];
    life.lyingTicks = lying;
  }
  /** @returns whether this tick is one of lying on the ground */
  function lies(life: Life): boolean {
    life.before = life.lane.cart;
    if (life.lyingTicks === 0) return false;
    life.lyingTicks--;
    return life.lyingTicks > 0;
  }
  function advance(): void {
    tick++;
    if (!lies(you)) {
      if (you.life === 0 || you.lane.fall) bear(you, nextSeed());
      else live(you, held);
    }
    if (!lies(newborn)) {
      const next = queue[0];
      waiting = next === undefined;
      if (next && next.episode !== newborn.life) bear(newborn, next.episodeSeed);
      else if (next) {
        playing = queue.shift()!;
        live(newborn, playing.action);
      }
    }
    const [yours, its] = [you.ticks >= GOAL_TICKS, newborn.ticks >= GOAL_TICKS];
    if (yours || its) winner = yours && its ? 'draw' : yours ? 'you' : 'newborn';
  }
  function racer({ life, ticks, best, lives, lane }: Life): Racer {
    return { life, ticks, best, lives, fall: lane.fall };
  }
  function cartOf(life: Life, who: CartView['who'], push: Action | null, explored: boolean, share: number): CartView {
    const { x, theta } = blend(life.before, life.lane.cart, share);
    const { xDot, thetaDot } = life.lane.cart;
    return { who, life: `${life.life}`, x, theta, xDot, thetaDot, push, explored, fall: life.lane.fall, wind: 0 };
  }

  return {
    setup,
    takeSteps(steps) {
      queue = queue.concat(steps);
      taken += steps.length;
    },
    livedSteps: () => taken - queue.length,
    wantedStep: () => taken - queue.length + LOOK_AHEAD_TICKS,
    setAction(action) {
      held = action;
    },
    frame(nowMs) {
      if (due === null) {
        due = nowMs + COUNTDOWN_MS;
        you.lane = { cart: resetState(lifeSeeds(setup.seed)()), fall: null }; // where both will start
        you.before = you.lane.cart;
        newborn.lane = you.lane;
        newborn.before = you.lane.cart;
      }
      if (tick > 0 && nowMs - due > MOST_CATCH_UP * perTick) due = nowMs;
      for (; due <= nowMs && winner === null; due += perTick) advance();
      const share = tick === 0 || winner !== null ? 1 : Math.min(Math.max(1 - (due - nowMs) / perTick, 0), 1);
      const racing = tick > 0;
      return {
        phase: winner !== null ? 'finished' : racing ? 'racing' : 'countdown',
        countdown: racing ? 0 : Math.ceil((due - nowMs) / 1000),
        tick,
        you: racer(you),
        newborn: racer(newborn),
        held,
        epsilon: playing?.epsilon ?? 1,
        waiting,
        winner,
        carts: [
          cartOf(
            newborn,
            'agent',
            newborn.lyingTicks > 0 ? null : (playing?.action ?? null),
            playing?.explored ?? false,
            share,
          ),
          cartOf(you, 'human', held, false, share),
        ],
      };
    },
  };
}

import { expect, it } from 'vitest';
import { createRace, GOAL_TICKS, type NewbornStep, type Race } from '../../client/model/race.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';

const SETUP = { seed: 99, recipe: 'house', speed: '0.5x' } as const;
const TICK_MS = 40;
const COUNTDOWN_MS = 3000;

/** The first steps of the newborn's run, as the worker sends them, and how long its episodes were. */
function newbornRun(episodes: number): { readonly steps: NewbornStep[]; readonly returns: number[] } {
  const run = createRun({
    recipe: HOUSE,
    seed: SETUP.seed,
    environment: cartPoleEnvironment(CARTPOLE_V1),
    engine: createJsEngine(engineOptions(HOUSE, CARTPOLE_V1)),
  });
  const steps: NewbornStep[] = [];
  const returns: number[] = [];
  for (const event of run.events()) {
    if (event.kind === 'episode') {
      returns.push(event.episodicReturn);
      if (returns.length === episodes) break;
      continue;
    }
    const { episode, episodeSeed, explored } = event;
    steps.push({ episode, episodeSeed, explored, action: event.action === 1 ? 1 : 0, epsilon: 1 });
  }
  return { steps, returns };
}

/** @returns the view after so many ticks, and the ms */
function run(race: Race, ticks: number, from = 0, each?: (tick: number) => void): number {
  if (from === 0) race.frame(0);
  let now = from === 0 ? COUNTDOWN_MS - TICK_MS : from;
  for (let tick = 0; tick < ticks; tick++) {
    each?.(tick);
    now += TICK_MS;
    race.frame(now);
  }
  return now;
}

it('[RACE1] the newborn lives its own run: the same lives, to the tick', () => {
  const { steps, returns } = newbornRun(4);
  const race = createRace(SETUP);
  race.takeSteps(steps);
  const now = run(race, 400);
  expect(race.frame(now).newborn.lives.slice(0, 4)).toEqual(returns);
});

it('[RACE1] life by life both start from the same place', () => {
  const { steps } = newbornRun(3);
  const seeds = [...new Set(steps.map(({ episodeSeed }) => episodeSeed))];
  const race = createRace(SETUP);
  race.takeSteps(steps);
  race.frame(0);
  const starts: number[] = [];
  let life = '';
  run(race, 300, 0, () => {
    const mine = race.frame(0).carts[1]!;
    if (mine.life !== life && mine.life !== '0') starts.push(mine.x);
    life = mine.life;
  });
  expect(starts.slice(0, 3)).toEqual(seeds.slice(0, 3).map((seed) => resetState(seed).x));
});

it('[RACE2] nobody moves before the countdown is over', () => {
  const race = createRace(SETUP);
  race.frame(0);
  const view = race.frame(COUNTDOWN_MS - 1);
  expect(view).toMatchObject({ phase: 'countdown', countdown: 1, tick: 0 });
});

it('[RACE2] a hidden tab stops the race for both', () => {
  const race = createRace(SETUP);
  const now = run(race, 5);
  const before = race.frame(now).tick;
  expect(race.frame(now + 60_000).tick).toBeLessThanOrEqual(before + 6);
});

it('[RACE3] the learner may compute ahead, but not far', () => {
  const race = createRace(SETUP);
  expect(race.wantedStep()).toBeLessThanOrEqual(100);
  race.takeSteps(newbornRun(2).steps);
  run(race, 20);
  expect(race.wantedStep()).toBeLessThanOrEqual(120);
  expect(race.wantedStep()).toBeGreaterThan(60);
});

it('[RACE4] the first to 500 ticks in one life wins, and the race stops', () => {
  const race = createRace(SETUP);
  let now = run(race, 3);
  let view = race.frame(now);
  for (let i = 0; i < 5000 && view.winner === null; i++) {
    const { theta, x } = view.carts[1]!;
    now += TICK_MS;
    const next = race.frame(now);
    const cart = next.carts[1]!;
    const [thetaDot, xDot] = [(cart.theta - theta) * 50, (cart.x - x) * 50];
    race.setAction(cart.theta + 0.5 * thetaDot + 0.04 * cart.x + 0.12 * xDot > 0 ? 1 : 0);
    view = next;
  }
  expect(view.winner).toBe('you');
  expect(view.you.ticks).toBe(GOAL_TICKS);
  const stopped = view.tick;
  expect(race.frame(now + 1000).tick).toBe(stopped);
});

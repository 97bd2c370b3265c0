import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { BUMPER_HOUSE } from '../../shared/learner/recipes/bumper.ts';
import { createRun, type Run } from '../../shared/learner/run.ts';
import type { Snapshot } from '../../shared/learner/snapshot.ts';
import { BUMPER, bumperEnvironment } from '../../shared/rigid/bumperEnvironment.ts';
import { BUMPER_TICKS } from '../../shared/rigid/bumperMatch.ts';
import { tally } from '../../shared/rigid/bumperPlay.ts';
import { ANYBODY, IDLE, RANDOM, STYLES, styled } from '../../shared/rigid/rivals.ts';
import type { Environment } from '../../shared/sim/environment.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';

const newObservation = () => new Float32Array(BUMPER.observationSize);

/** Presses at random until the episode ends. */
function playOut(world: Environment, seed: number) {
  const stream = randomStream(seed, 'presses');
  const observations: number[][] = [];
  for (let total = 0; ; ) {
    const observation = newObservation();
    const outcome = world.step(nextBelow(stream, 2), observation);
    observations.push(Array.from(observation));
    total += outcome.reward;
    if (outcome.terminated || outcome.truncated) return { outcome, total, observations };
  }
}

it('[BUMPER9] saved at any tick and restored, elsewhere too, an episode goes on bit for bit', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(15), fc.nat(), (seed, ticks, presses) => {
      const world = bumperEnvironment(ANYBODY);
      const observation = newObservation();
      world.reset(seed, observation);
      const stream = randomStream(seed, 'before');
      for (let i = 0; i < ticks; i++) world.step(nextBelow(stream, 2), observation);
      const saved = world.save();
      const whole = playOut(world, presses);
      const elsewhere = bumperEnvironment(ANYBODY);
      for (const again of [world, elsewhere]) {
        again.restore(saved);
        expect(again.save()).toEqual(saved);
        expect(playOut(again, presses)).toEqual(whole);
      }
    }),
    { seed: 1, numRuns: 40 },
  );
});

it('[BUMPER9] a return is how long the learner stood; outlasting the rival is worth the whole minute', () => {
  const outlasted = bumperEnvironment(IDLE);
  const toppled = bumperEnvironment(styled(STYLES.homebody));
  for (let seed = 0; seed < 10; seed++) {
    toppled.reset(seed, newObservation());
    const { outcome, total, observations } = playOut(toppled, seed);
    expect(outcome).toMatchObject({ terminated: true, truncated: false });
    expect(total).toBe(observations.length);
    outlasted.reset(seed, newObservation());
    const alternating = [0, 1];
    let sum = 0;
    for (let tick = 0; ; tick++) {
      const { reward, terminated, truncated } = outlasted.step(alternating[tick % 2]!, newObservation());
      sum += reward;
      expect(terminated).toBe(false);
      if (truncated) break;
    }
    expect(sum).toBe(BUMPER_TICKS);
  }
});

it('[BUMPER9] refuses what is no action, a step after the end, and an empty save', () => {
  const world = bumperEnvironment(RANDOM);
  world.reset(1, newObservation());
  expect(() => world.step(2, newObservation())).toThrow('action 2');
  playOut(world, 1);
  expect(() => world.step(0, newObservation())).toThrow('reset first');
  expect(() => world.restore(new Float64Array())).toThrow(RangeError);
});

it('[BUMPER9] rivals differ from match to match, and each is the same in the same match', () => {
  const lengths = () => Array.from({ length: 12 }, (_, i) => tally(ANYBODY, styled(STYLES.bully), 1, i).meanTicks);
  expect(lengths()).toEqual(lengths());
  expect(new Set(lengths()).size).toBeGreaterThan(6);
});

it('[BUMPER9] better drivers win more: who rams beats who stays at home, who balances beats who presses anything', () => {
  const home = styled(STYLES.homebody);
  expect(tally(styled(STYLES.bully), home, 20, 100).wins).toBeGreaterThanOrEqual(18);
  expect(tally(home, RANDOM, 20, 100).wins).toBe(20);
  expect(tally(RANDOM, home, 20, 100)).toMatchObject({ wins: 0, losses: 20, draws: 0, matches: 20 });
});

it('[DQN7] the recipe of Bumper has nothing wrong with it but a world that only the server can make', () => {
  expect(recipeProblems(BUMPER_HOUSE)).toEqual([expect.stringMatching(/^environment Bumper-v1 is unknown/)]);
  expect(BUMPER_HOUSE.observationScale).toHaveLength(BUMPER.observationSize);
});

it('[DQN8] a run in Bumper saved within an episode and resumed ends with the weights of a run never stopped', () => {
  const recipe: Recipe = { ...BUMPER_HOUSE, learningStarts: 100, replayCapacity: 4_000, budget: { steps: 1_200 } };
  const train = (stopAt: number, resume?: Snapshot): Run => {
    const engine = createKernelEngine(engineOptions(recipe, BUMPER));
    const environment = bumperEnvironment(IDLE); // short episodes, which are quick to play again
    const run = createRun({ recipe, seed: 7, environment, engine, ...(resume ? { resume } : {}) });
    for (const event of run.events()) if (event.kind === 'step' && run.steps >= stopAt) break;
    return run;
  };
  const whole = train(Number.POSITIVE_INFINITY);
  const resumed = train(Number.POSITIVE_INFINITY, train(601).save());
  expect(resumed.steps).toBe(1_200);
  expect(resumed.served()).toEqual(whole.served());
});

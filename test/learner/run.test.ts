import { expect, it } from 'vitest';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE, MINIMAL_RL } from '../../shared/learner/recipes/index.ts';
import { evaluateGreedy, probeSeed } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { Environment } from '../../shared/sim/environment.ts';
import { nextUint32, randomStream } from '../../shared/sim/random.ts';
import { newRun, trace } from './support.ts';

const SHORT: Recipe = { ...HOUSE, budget: { steps: 700 } };
const SHORT_MINIMAL: Recipe = { ...MINIMAL_RL, learningStarts: 200, budget: { episodes: 40 } };

it('[DQN1] the same recipe and seed give the same trace, step by step, and the same weights', () => {
  for (const recipe of [SHORT, SHORT_MINIMAL]) {
    const [one, two] = [newRun(recipe, 5), newRun(recipe, 5)];
    expect(trace(one)).toEqual(trace(two));
    expect(one.served()).toEqual(two.served());
    expect(one.updates).toBeGreaterThan(50);
  }
});

it('[DQN1] the JavaScript twin walks the same trace as the kernel', () => {
  const [kernel, js] = [newRun(SHORT, 6, 'kernel'), newRun(SHORT, 6, 'js')];
  expect(trace(kernel)).toEqual(trace(js));
  expect(kernel.served()).toEqual(js.served());
});

it('[DQN1] another seed gives another trace', () => {
  const [one, two] = [newRun(SHORT, 5), newRun(SHORT, 6)];
  trace(one);
  trace(two);
  expect(one.served()).not.toEqual(two.served());
});

it('[DQN1] an episode can be replayed from its seed and actions alone', () => {
  const events = trace(newRun(SHORT, 9));
  const environment = cartPoleEnvironment();
  const observation = new Float32Array(4);
  for (const event of events) {
    if (event.kind !== 'step') continue;
    if (event.episodeStep === 0) environment.reset(event.episodeSeed, observation);
    expect(observation).toEqual(event.observation);
    environment.step(event.action, observation);
  }
});

it('[DQN1] episodes and steps are counted without gaps, and returns are lengths', () => {
  let steps = 0;
  let episodes = 0;
  for (const event of trace(newRun(SHORT, 3))) {
    if (event.kind === 'step') {
      expect(event.step).toBe(++steps);
      expect(event.episode).toBe(episodes + 1);
    } else {
      expect(event.episode).toBe(++episodes);
      expect(event.episodicReturn).toBe(event.episodicLength);
    }
  }
  expect(steps).toBe(700);
});

it('[DQN6] reading and evaluating the served policy on the way changes nothing', () => {
  const [watched, alone] = [newRun(SHORT, 8), newRun(SHORT, 8)];
  for (const event of watched.events()) {
    if (event.step % 100 !== 0) continue;
    evaluateGreedy(
      (inputs, count, out) => watched.engine.values(watched.servedSlot, inputs, count, out),
      HOUSE.observationScale,
      {
        episodes: 5,
        firstSeed: probeSeed(),
        limit: 500,
      },
    );
  }
  trace(alone);
  expect(watched.served()).toEqual(alone.served());
});

it('[DQN1] a run can start from given weights', () => {
  const first = newRun(SHORT, 1);
  trace(first);
  const parameters = first.served();
  const second = newRun({ ...SHORT, budget: { steps: 301 } }, 2, 'kernel', cartPoleEnvironment(), {
    startFrom: parameters,
  });
  const events = second.events();
  events.next();
  expect(second.served()).toEqual(parameters);
});

/** The observation names the right action. The wrong one terminates, the right one runs into the time limit. */
function echo(): Environment {
  const stream = randomStream(78, 'echo');
  let right = 0;
  return {
    spec: { ...CARTPOLE_V1, id: 'Echo', timeLimit: 1 },
    reset(_seed, out) {
      right = nextUint32(stream) & 1;
      out.set([right, 1 - right, 0, 0]);
    },
    step: (action) => ({ reward: 1, terminated: action !== right, truncated: action === right }),
    save: () => Float64Array.of(right),
    restore: (saved) => {
      right = saved[0]!;
    },
  };
}

it('[DQN2] learns to echo its observation from what it is told at a termination', () => {
  const recipe = {
    ...HOUSE,
    observationScale: null,
    mirrored: false,
    learningStarts: 64,
    nStep: 1,
    gamma: 0,
    budget: { steps: 1_200 },
  };
  const run = newRun(recipe, 4, 'kernel', echo());
  trace(run);
  const q = new Float32Array(4);
  run.engine.values('average', Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0), 2, q);
  expect(q[1]).toBeGreaterThan(q[0]!);
  expect(q[2]).toBeGreaterThan(q[3]!);
});

it('[DQN1] a frozen run goes on playing and never learns again', () => {
  const run = newRun({ ...SHORT, freeze: { episodes: 2, atLeast: 9 } }, 5);
  let updatesAtFreeze = -1;
  for (const event of run.events()) {
    if (run.frozen && updatesAtFreeze < 0) updatesAtFreeze = run.updates;
    if (event.kind === 'episode' && run.frozen)
      expect(event.tdLoss === null || event.updates === updatesAtFreeze).toBe(true);
  }
  expect(run.frozen).toBe(true);
  expect(run.updates).toBe(updatesAtFreeze);
  expect(run.steps).toBe(700);
});

import { describe, expect, it } from 'vitest';
import { decodeAgent } from '../../server/arena/agents.ts';
import { createMoments } from '../../server/training/moments.ts';
import { momentFile } from '../../server/workers/momentFile.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { decodeCheckpoint, encodeCheckpoint, sha256Hex, weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { MOST_MOMENTS } from '../../shared/policy/keptMoments.ts';
import { greedyAction } from '../../shared/policy/policy.ts';
import { slug } from '../../shared/protocol/fields.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';

/** A small policy's file. */
function momentAt(step: number, mean: number): Uint8Array {
  return encodeCheckpoint({
    policy: { shape: { inputs: 4, hidden: [1], outputs: 2 }, observationScale: null, parameters: new Float32Array(9) },
    origin: {
      environment: 'CartPole-v1',
      recipe: 'by-hand',
      recipeHash: '0',
      settings: null,
      seed: 0,
      step,
      episode: 1,
      kind: 'moment',
      mean,
      simVersion: SIM_VERSION,
    },
  });
}

function store() {
  return createMoments((file) => {
    const agent = decodeAgent(file);
    return typeof agent === 'string' ? null : agent;
  });
}

/** A run of evaluations every 250 steps. */
function filled(runs: readonly string[], moments: number) {
  const kept = store();
  for (const run of runs) {
    kept.begin(run);
    for (let i = 1; i <= moments; i++) kept.add(`${run}.${250 * i}`, momentAt(250 * i, i));
  }
  return kept;
}
const ids = (kept: ReturnType<typeof store>): string[] => kept.list().map(({ id }) => id);

describe('the moments of live runs', () => {
  it('[MOMENT2] are those of the newest run and of the one before it', () => {
    const kept = filled(['a', 'b', 'c'], 2);
    expect(ids(kept)).toEqual(['c.250', 'c.500', 'b.250', 'b.500']);
    expect(kept.list().map(({ run }) => run)).toEqual(['c', 'c', 'b', 'b']);
    expect(kept.find('a.250')).toBeNull();
    expect(kept.model('b.500')).toEqual(momentAt(500, 2));
  });
  it('[MOMENT2] are bounded in number and size', () => {
    const kept = filled(['a', 'b', 'c'], 100);
    expect(kept.list()).toHaveLength(2 * MOST_MOMENTS);
    kept.add('c.99999', new Uint8Array(1_000_000));
    expect(kept.model('c.99999')).toBeNull();
  });
  it('[MOMENT2] a file that is no evaluated policy is not kept, and moments without a run are not either', () => {
    const kept = store();
    kept.add('a.250', momentAt(250, 1));
    kept.begin('a');
    kept.add('a.500', Uint8Array.of(1, 2, 3));
    expect(kept.list()).toEqual([]);
  });
  it('[MOMENT4] who plays against one can have a rematch when its run is long gone; no more than 16 stay so', () => {
    const kept = filled(['a'], 20);
    for (let i = 1; i <= 20; i++) expect(kept.find(`a.${250 * i}`)?.info.step).toBe(250 * i);
    expect(kept.find('a.1500')).not.toBeNull();
    for (const run of ['b', 'c', 'd']) kept.begin(run);
    expect(kept.list()).toEqual([]);
    const there = Array.from({ length: 20 }, (_, i) => 250 * (i + 1)).filter((step) => kept.find(`a.${step}`));
    expect(there).toEqual([1250, 1500, ...Array.from({ length: 14 }, (_, i) => 250 * (i + 7))].slice(0, 16));
  });
});

describe('the file of a moment', () => {
  function houseRun(steps: number) {
    const engine = createJsEngine(engineOptions(HOUSE, CARTPOLE_V1));
    const run = createRun({ recipe: HOUSE, seed: 5, environment: cartPoleEnvironment(CARTPOLE_V1), engine });
    for (const _ of run.events()) if (run.steps === steps) break;
    return run;
  }
  it('[MOMENT1] is the policy that was served at that step, to the bit, and plays as it', () => {
    const run = houseRun(500);
    const bytes = momentFile(run, CARTPOLE_V1, { step: 500, episode: run.episodes, mean: 33.5 })!;
    const decoded = decodeCheckpoint(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const { policy, origin } = decoded.value;
    expect(weightsSha256(policy.parameters)).toBe(weightsSha256(houseRun(500).served()));
    expect(origin).toMatchObject({ recipe: 'house', seed: 5, step: 500, episode: run.episodes, mean: 33.5 });
    const agent = decodeAgent({ id: 'a.500', bytes, sha256: sha256Hex(bytes) });
    if (typeof agent === 'string') throw new Error(agent);
    const evaluator = createEvaluator(createJsEngine(forwardOnly(policy.shape)), HOUSE, CARTPOLE_V1);
    expect(evaluator.probe(policy.parameters)).toEqual(evaluator.probe(run.served()));
    const cart = resetState(7);
    expect(agent.decide(cart)).toBe(
      greedyAction(policy, Float32Array.of(cart.x, cart.xDot, cart.theta, cart.thetaDot)),
    );
    expect(slug(`${'0b0e3a4c-9d7c-4d3e-8f5a-1c2d3e4f5a6b'}.100000000`)).not.toBeNull();
  });
  it('[MOMENT1] there is none of weights that are not finite', () => {
    const run = houseRun(10);
    const broken = { ...run, engine: run.engine, served: () => Float32Array.of(Number.NaN) };
    expect(momentFile(broken, CARTPOLE_V1, { step: 10, episode: 0, mean: 9 })).toBeNull();
  });
});

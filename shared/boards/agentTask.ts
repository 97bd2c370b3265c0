/**
 * A policy by the board's protocol: greedy episodes in lockstep, set after set. The same bits in the server's thread and in a page's worker,
 * on the kernel and on its twin (AGENTBOARD4).
 */
import type { Engine, EngineOptions } from '../kernel/engine.ts';
import { createJsEngine } from '../kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../kernel/wasmEngine.ts';
import { forwardOnly } from '../learner/engineOptions.ts';
import { decodeCheckpoint, sha256Hex } from '../policy/checkpoint.ts';
import { type BatchValues, playGreedy, startStates } from '../policy/evaluate.ts';
import type { AgentSet } from '../protocol/rowProofs.ts';
import { type AgentSetPlan, agentSets, firstSeedOf } from './agentProtocol.ts';
import type { Running, Task, TaskResult } from './task.ts';

type AgentTask = Extract<Task, { readonly kind: 'agent' }>;
type AgentResult = Extract<TaskResult, { readonly kind: 'agent' }>;
type CreateEngine = (options: EngineOptions) => Engine;

const usualEngine: CreateEngine = (options) =>
  kernelSupported() ? createKernelEngine(options) : createJsEngine(options);

/** @throws Error if the file is no policy of CartPole, or the protocol or a set is unknown: nothing of ours gives such a task */
export function* runAgentTask(task: AgentTask, createEngine: CreateEngine = usualEngine): Running<AgentResult> {
  const plans = agentSets(task.protocol);
  if (!plans) throw new Error(`version ${task.protocol} of the protocol is not known here`);
  const wanted = task.sets?.map((name) => planNamed(plans, name)) ?? plans;
  const decoded = decodeCheckpoint(task.file);
  if (!decoded.ok) throw new Error(`the policy cannot be read: ${decoded.message}`);
  const { shape, parameters, observationScale } = decoded.value.policy;
  if (shape.inputs !== 4 || shape.outputs !== 2 || shape.image) throw new Error('the policy is not one of CartPole-v1');
  const hash = sha256Hex(task.file);
  const engine = createEngine(forwardOnly(shape));
  try {
    engine.load('online', parameters);
    const values: BatchValues = (inputs, count, out) => engine.values('online', inputs, count, out);
    const work = wanted.map(({ episodes, limit }) => episodes * limit);
    const total = work.reduce((sum, ticks) => sum + ticks, 0);
    const sets: AgentSet[] = [];
    let before = 0;
    for (const [s, plan] of wanted.entries()) {
      const firstSeed = firstSeedOf(hash, task.entropy, plan.name);
      sets.push(yield* play(plan, firstSeed, values, observationScale, (share) => (before + share * work[s]!) / total));
      before += work[s]!;
    }
    return { kind: 'agent', sets };
  } finally {
    engine.dispose();
  }
}

function planNamed(plans: readonly AgentSetPlan[], name: string): AgentSetPlan {
  const plan = plans.find((one) => one.name === name);
  if (!plan) throw new Error(`the protocol has no set ${name}`);
  return plan;
}

/** One set. @param shared its share as the share of all */
function* play(
  { name, episodes, limit, wind, params }: AgentSetPlan,
  firstSeed: number,
  values: BatchValues,
  observationScale: readonly number[] | null,
  shared: (share: number) => number,
): Generator<number, AgentSet> {
  const plan = { episodes, firstSeed, limit, params, wind };
  const evaluating = playGreedy(values, observationScale, plan, startStates(plan));
  for (let tick = 1; ; tick++) {
    const { value, done } = evaluating.next();
    if (done) {
      const { mean, min, max, ci95, returns } = value;
      return { name, episodes, limit, firstSeed, mean, min, max, ci95, returnsSha256: returnsSha256(returns) };
    }
    yield shared(tick / limit);
  }
}

/** SHA-256, hex, of all returns as uint32, little-endian. */
export function returnsSha256(returns: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(4 * returns.length));
  returns.forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  return sha256Hex(new Uint8Array(view.buffer));
}

/** The policies of a run as its panels ask for them: the newest, the first, that of a checkpoint. Files are fetched once. */
import type { CheckpointInfo, RunWeights } from '../../../shared/protocol/runEvents.ts';
import type { RunSource } from '../run/runModel.ts';
import type { Mind } from './episodes.ts';
import { servedFromFile, servedFromWeights } from './servedPolicy.ts';
import type { World } from './world.ts';

export interface Minds {
  /** Of the newest weights that were streamed, else of the newest checkpoint; null until either is there. */
  newest(): Mind | null;
  /** Of the first checkpoint. */
  first(): Mind | null;
  /** Of this checkpoint; null until its file is there. */
  of(checkpoint: CheckpointInfo): Mind | null;
  /** Why a file could not be had or used, in words; null if all went well. */
  problem(): string | null;
}

const MOST_KEPT = 12;
const AGAIN_MS = 4000; // a file that could not be fetched is asked for again

type Kept = { readonly mind: Mind } | { readonly failedMs: number } | 'asked';

/** @param now ms, for asking again */
export function createMinds(run: RunSource, world: World, now: () => number): Minds {
  const kept = new Map<string, Kept>();
  let problem: string | null = null;
  let streamed: { readonly weights: RunWeights; readonly mind: Mind | null } | null = null;

  async function fetchOne({ id, step }: CheckpointInfo): Promise<void> {
    kept.set(id, 'asked');
    try {
      const policy = servedFromFile(world, await run.checkpoint(id));
      if (typeof policy === 'string') throw new Error(policy);
      kept.set(id, { mind: { policy, step } });
      problem = null;
    } catch (error) {
      kept.set(id, { failedMs: now() });
      problem = error instanceof Error ? error.message : String(error);
    }
    for (const old of kept.keys()) if (kept.size > MOST_KEPT && old !== id) kept.delete(old);
  }
  function of(checkpoint: CheckpointInfo): Mind | null {
    const one = kept.get(checkpoint.id);
    if (one && one !== 'asked' && 'mind' in one) return one.mind;
    if (!one || (one !== 'asked' && now() - one.failedMs > AGAIN_MS)) void fetchOne(checkpoint);
    return null;
  }
  function ofWeights(): Mind | null {
    const weights = run.model.weights();
    if (weights === null) return null;
    if (streamed?.weights !== weights) {
      const policy = servedFromWeights(world, weights.parameters);
      streamed = { weights, mind: policy && { policy, step: weights.step } };
    }
    return streamed.mind;
  }

  return {
    newest() {
      const live = ofWeights();
      const last = run.model.checkpoints().at(-1);
      if (!last || (live && live.step >= last.step)) return live;
      if (run.model.detail()?.status === 'running' && live) return live;
      return of(last) ?? live;
    },
    first() {
      const checkpoint = run.model.checkpoints()[0];
      return checkpoint ? of(checkpoint) : null;
    },
    of,
    problem: () => problem,
  };
}

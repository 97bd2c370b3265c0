/** The checkpoints of a run as places of a timeline, and what is special about each. */

import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';

export interface CheckpointMark {
  readonly checkpoint: CheckpointInfo;
  readonly first: boolean;
  readonly best: boolean; // the newest of the best
  readonly newest: boolean;
  readonly solved: boolean; // the first from the step on at which the run counts as solved
}

/** @param checkpoints by step */
export function checkpointMarks(
  checkpoints: readonly CheckpointInfo[],
  solvedAt: number | null,
): readonly CheckpointMark[] {
  const best = Math.max(...checkpoints.map(({ mean }) => mean));
  const bestIndex = checkpoints.findLastIndex(({ mean }) => mean === best);
  const solvedIndex = solvedAt === null ? -1 : checkpoints.findIndex(({ step }) => step >= solvedAt);
  return checkpoints.map((checkpoint, i) => ({
    checkpoint,
    first: i === 0,
    best: i === bestIndex,
    newest: i === checkpoints.length - 1,
    solved: i === solvedIndex,
  }));
}

/** The one of that step, else the nearest; of two as near the earlier. Null where there is none. @param checkpoints by step */
export function checkpointAt(checkpoints: readonly CheckpointInfo[], step: number): CheckpointInfo | null {
  return checkpoints.reduce<CheckpointInfo | null>(
    (near, one) => (near && Math.abs(near.step - step) <= Math.abs(one.step - step) ? near : one),
    null,
  );
}

const CLASSIC = 500; // ticks, by which levels are named

/** What a mean return would be in CartPole-v1, so that levels mean the same in every world. */
export function strength(environment: string, mean: number): number {
  const spec = environmentNamed(environment);
  if (!spec) return mean;
  return environment.startsWith('CartPole') ? (mean * CLASSIC) / spec.timeLimit : mean * CLASSIC;
}

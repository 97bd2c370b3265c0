/** Entry of the process that trains one run of a comparison: alone in it, its CPU seconds are its own. Speaks with runAll.ts. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { engineFor } from '../../../shared/training/trainee.ts';
import { train } from '../support/training.ts';
import type { TrainingResult } from '../support/trainingReport.ts';

/** What the process is sent, once. JSON-safe. */
export interface RunOrder {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
}

/** What it answers: how far it is, now and then; at last the result, or why there is none. */
export type RunAnswer =
  | { readonly kind: 'progress'; readonly share: number } // 0..1 of the budget
  | ({ readonly kind: 'ended' } & Pick<TrainingResult, 'report' | 'curve'>)
  | { readonly kind: 'broken'; readonly reason: string };

const TELL_EVERY_MS = 200;

async function follow(order: RunOrder): Promise<RunAnswer> {
  const { budget } = order.recipe;
  let toldAt = performance.now();
  const result = await train(
    { ...order, engine: engineFor(order.recipe) },
    {
      episode({ step, episode }) {
        if (performance.now() < toldAt + TELL_EVERY_MS) return;
        toldAt = performance.now();
        answer({ kind: 'progress', share: 'steps' in budget ? step / budget.steps : episode / budget.episodes });
      },
      evaluation() {},
    },
  );
  if (!result) throw new Error('stopped before its end, though nobody asked for it');
  return { kind: 'ended', report: result.report, curve: result.curve };
}

function answer(message: RunAnswer, sent: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, sent);
}

process.once('message', (order: RunOrder) => {
  follow(order)
    .catch(
      (error: unknown): RunAnswer => ({
        kind: 'broken',
        reason: error instanceof Error ? error.message : String(error),
      }),
    )
    .then((last) => answer(last, () => process.disconnect()))
    .catch(() => process.exit(1)); // whoever asked is gone
});
process.once('disconnect', () => process.exit()); // answered, or nobody waits any more

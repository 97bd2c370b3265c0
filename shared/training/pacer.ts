/** How fast a run goes on: at a pace that people follow, as fast as it goes, or not at all. */
import type { AnyRecipe, AnyRun } from '../learner/anyRecipe.ts';
import type { TrainingOrder } from './news.ts';
import type { WatchedRun } from './watchedRun.ts';

export interface Pacer {
  order(order: Extract<TrainingOrder, { readonly kind: 'pace' | 'pause' | 'step' | 'goOn' }>): void;
  /** Does what is due now, for a breath at most. @returns ms until more is; null: nothing until another order */
  work(advance: WatchedRun['advance'], run: Pick<AnyRun, 'updates'>): number | null | 'over';
  /** Whether somebody can follow the steps. */
  readonly tellsSteps: () => boolean;
}

const BREATH_MS = 25; // orders wait no longer than that and what cannot be divided: a step with its updates, a tick of an evaluation
const MAX_CATCH_UP_MS = 200; // after a stall the run goes on from now instead of racing through what it missed
const TABLE_STEPS_PER_LOOK = 32; // they cost less than looking at the clock

/** @param now steady, ms */
export function createPacer(recipe: AnyRecipe, firstStepMs: number, now: () => number): Pacer {
  const stepsPerLook = recipe.kind === 'q-table' ? TABLE_STEPS_PER_LOOK : 1;
  let stepMs = firstStepMs;
  let nextStepMs = now();
  let paused = false;
  let stepping: 'no' | 'asked' | 'till next update' = 'no';
  let updatesBefore = 0;

  const mayGo = (): boolean => !paused || stepping !== 'no';

  return {
    order(order) {
      nextStepMs = now();
      if (order.kind === 'pace') stepMs = order.stepMs;
      else if (order.kind === 'step') {
        if (paused && stepping === 'no') stepping = 'asked';
      } else {
        paused = order.kind === 'pause';
        stepping = 'no';
      }
    },
    work(advance, run) {
      const began = now();
      if (began - nextStepMs > MAX_CATCH_UP_MS) nextStepMs = began;
      for (let steps = 1; ; steps++) {
        if (!mayGo()) return null;
        if (stepping === 'asked') {
          updatesBefore = run.updates;
          stepping = 'till next update';
        }
        if (stepMs > 0 && stepping === 'no') {
          const ahead = nextStepMs - now();
          if (ahead > 0) return ahead;
        }
        const what = advance();
        if (what === 'over') return 'over';
        if (what === 'step') nextStepMs += stepMs;
        if (stepping !== 'no' && run.updates > updatesBefore) stepping = 'no';
        if (steps % stepsPerLook === 0 && now() - began >= BREATH_MS) return 0;
      }
    },
    tellsSteps: () => stepMs > 0,
  };
}

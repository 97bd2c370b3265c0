/**
 * Trains one run at a pace, hears orders, tells news in bundles and saves: what a thread of the server and a worker of a page do
 * alike. Clock and orders decide when things are told, never what (TRAIN3).
 */
import { kernelSupported } from '../kernel/wasmEngine.ts';
import { environmentNamed } from '../sim/environments.ts';
import type { TrainingNews, TrainingOrder, TrainingPlan } from './news.ts';
import { createPacer } from './pacer.ts';
import { decodeSave, encodeSave } from './savedRun.ts';
import { type CreateEngine, createTrainee, engineFor } from './trainee.ts';
import { createWatchedRun } from './watchedRun.ts';

export interface TrainerParts {
  readonly createEngine: CreateEngine;
  /** Bundles, in order. Nothing of them is kept here: buffers may be handed over. */
  readonly post: (news: readonly TrainingNews[]) => void;
  readonly now: () => number; // steady, ms
  /** After so long, and after orders that have come meanwhile were handed in; 0: after those alone. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface Trainer {
  order(order: TrainingOrder): void;
  /** When the run is over, or was stopped. Rejects if it cannot begin or breaks. */
  readonly done: Promise<'ended' | 'stopped'>;
}

const WEIGHTS_MS = 1_000; // between two tellings of the weights
const SAVING_SHARE = 30; // of the time, at most one part goes into saves

export function createTrainer(plan: TrainingPlan, parts: TrainerParts): Trainer {
  const pacer = createPacer(plan.recipe, plan.stepMs, parts.now);
  let looking = false;
  let nextWeightsMs = 0;
  let shownSteps = -1; // of the weights told last; -1: whoever looks has none
  let saveAsked = false;
  let stopped = false;
  let wake = (): void => {};

  function order(what: TrainingOrder): void {
    if (what.kind === 'look') {
      looking = what.on;
      nextWeightsMs = parts.now();
      shownSteps = -1;
    } else if (what.kind === 'save') saveAsked = true;
    else if (what.kind === 'stop') stopped = true;
    else pacer.order(what);
    wake();
  }

  /** @param ms null: until the next order */
  function rest(ms: number | null): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    return ms === null ? woken : Promise.race([parts.wait(ms), woken]);
  }

  async function train(): Promise<'ended' | 'stopped'> {
    const { recipe, seed, newsMs, saveMs } = plan;
    const spec = environmentNamed(recipe.environment);
    if (!spec) throw new Error(`there is no world ${recipe.environment}`);
    const saved = plan.resume && decodeSave(plan, plan.resume);
    const fastest = engineFor(recipe);
    const engine = fastest === 'kernel' && !kernelSupported() ? 'js' : fastest;
    const trainee = await createTrainee({ recipe, seed, spec, engine, resume: saved?.snapshot }, parts.createEngine);
    const { run } = trainee;
    const watched = createWatchedRun(trainee, plan, spec, saved?.remembered ?? null, pacer.tellsSteps);
    let nextNewsMs = parts.now();
    let nextSaveMs = saveMs === null ? Number.POSITIVE_INFINITY : nextNewsMs + saveMs;
    let savedSteps = run.steps;

    function newWeights(now: number): readonly TrainingNews[] {
      if (!looking || now < nextWeightsMs || run.steps === shownSteps) return [];
      nextWeightsMs = now + WEIGHTS_MS;
      shownSteps = run.steps;
      return [{ kind: 'weights', step: run.steps, parameters: run.served() }];
    }

    function newSave(now: number): readonly TrainingNews[] {
      const due = now >= nextSaveMs && run.steps > savedSteps;
      if (!due && !saveAsked && !stopped) return [];
      saveAsked = false;
      savedSteps = run.steps;
      const remembered = watched.remember();
      const bytes = encodeSave(plan, engine, run, remembered);
      const tookMs = parts.now() - now; // a large replay is saved less often
      if (saveMs !== null) nextSaveMs = now + Math.max(saveMs, SAVING_SHARE * tookMs);
      return [{ kind: 'save', step: run.steps, newest: remembered.newest, bytes }];
    }

    try {
      for (;;) {
        const idle = stopped ? 0 : pacer.work(watched.advance, run);
        const now = parts.now();
        const over = idle === 'over';
        const save = over ? [] : newSave(now);
        const hurry = over || idle === null || save.length > 0; // nothing more comes soon, or it must not be waited for
        if (hurry || now >= nextNewsMs) {
          const news = [...watched.take(), ...newWeights(now), ...save];
          if (news.length > 0) parts.post(news);
          nextNewsMs = now + newsMs;
        }
        if (over) return 'ended';
        if (stopped) return 'stopped';
        await rest(idle === null ? null : Math.min(idle, Math.max(0, nextNewsMs - now)));
      }
    } finally {
      trainee.dispose();
    }
  }

  return { order, done: train() };
}

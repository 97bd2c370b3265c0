/** What a run that is over comes to. */
import type { EngineName } from '../../../shared/training/trainee.ts';

/** The object that `train --json` ends with. */
export interface TrainingReport {
  readonly recipe: string;
  readonly recipeHash: string;
  readonly env: string;
  readonly seed: number;
  readonly engine: EngineName | 'table';
  readonly episodes: number;
  readonly steps: number;
  readonly updates: number;
  readonly trainSeconds: number; // CPU
  readonly evaluationSeconds: number; // CPU
  readonly wallSeconds: number;
  readonly solvedAtStep: number | null;
  readonly solvedAtSeconds: number | null; // CPU seconds of training until then
  readonly evaluations: number;
  readonly staysSolved: number | null;
  readonly best: { readonly step: number; readonly mean: number } | null;
  readonly evaluation: {
    readonly episodes: number;
    readonly mean: number;
    readonly min: number;
    readonly max: number;
    readonly ci95: readonly [number, number];
  };
  readonly weightsSha256: string;
}

export interface TrainingResult {
  readonly report: TrainingReport;
  readonly curve: readonly { readonly step: number; readonly mean: number }[]; // every evaluation
  readonly last: Uint8Array | null; // the served policy at the end of the budget, as a file; null if its weights are not finite
  readonly best: Uint8Array | null; // that of the best evaluation
  readonly returns: readonly number[]; // of the report's evaluation, by episode
  readonly untrained: number | null; // return of its first episode before training, where the post shows both
}

import { EMPTY_SCORECARD, type Scorecard } from '../../../shared/learner/scorecard.ts';

/** What a saved run has told so far, beside its snapshot. JSON. */
export interface Told {
  readonly card: Scorecard;
  readonly best: { readonly step: number; readonly episode: number; readonly mean: number } | null;
  readonly curve: readonly (readonly [step: number, mean: number])[];
  readonly solvedAtSeconds: number | null;
  readonly untrained: number | null; // see TrainingResult
  readonly sinceReport: number; // see Beginning
  readonly trainSeconds: number;
  readonly evaluationSeconds: number;
  readonly wallSeconds: number;
}

export const NOTHING_TOLD: Told = {
  card: EMPTY_SCORECARD,
  best: null,
  curve: [],
  solvedAtSeconds: null,
  untrained: null,
  sinceReport: 0,
  trainSeconds: 0,
  evaluationSeconds: 0,
  wallSeconds: 0,
};

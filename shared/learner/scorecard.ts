/** What the evaluations of one run show, kept as they come in. */
export interface Scorecard {
  readonly evaluations: number;
  readonly solvedAtStep: number | null; // the first evaluation that is solved
  readonly laterEvaluations: number; // those after it
  readonly laterSolved: number;
  readonly best: { readonly step: number; readonly mean: number } | null; // the first of the best
}

export const EMPTY_SCORECARD: Scorecard = {
  evaluations: 0,
  solvedAtStep: null,
  laterEvaluations: 0,
  laterSolved: 0,
  best: null,
};

/** @param solvedAt mean return from which the environment counts as solved */
export function addEvaluation(card: Scorecard, step: number, mean: number, solvedAt: number): Scorecard {
  const solved = mean >= solvedAt;
  const isLater = card.solvedAtStep !== null;
  return {
    evaluations: card.evaluations + 1,
    solvedAtStep: card.solvedAtStep ?? (solved ? step : null),
    laterEvaluations: card.laterEvaluations + (isLater ? 1 : 0),
    laterSolved: card.laterSolved + (isLater && solved ? 1 : 0),
    best: card.best && card.best.mean >= mean ? card.best : { step, mean },
  };
}

/** Share of the evaluations after the first solved one that are solved too; null where there are none. */
export function staysSolved(card: Scorecard): number | null {
  return card.laterEvaluations === 0 ? null : card.laterSolved / card.laterEvaluations;
}

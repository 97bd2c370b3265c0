/** What becomes of a recipe, in four steps, what is taken, and what the board proves. */
import './learner.css';
import { LEARNER_BUDGET } from '../../../shared/boards/learnerRules.ts';
import { learnerWords } from './learnerWords.ts';
import { StepsCard } from './stepsCard.tsx';
import { submitWords } from './submitWords.ts';

export const WORST_MINUTES = 15; // for all seeds: see docs/boards.md

export function LearnerSteps() {
  const w = learnerWords.value;
  const { commit, commitText, draw, drawText, train, trainText, rank, rankText } = w.steps;
  return (
    <StepsCard
      steps={[
        { title: commit, text: commitText },
        { title: draw, text: drawText },
        { title: train, text: trainText(LEARNER_BUDGET.steps) },
        { title: rank, text: rankText },
      ]}
    >
      <div class="learnerTaken">
        <h3>{submitWords.value.takenTitle}</h3>
        <p class="soft">{w.taken(LEARNER_BUDGET.parameters, WORST_MINUTES)}</p>
        <p class="soft">{w.proven}</p>
      </div>
    </StepsCard>
  );
}

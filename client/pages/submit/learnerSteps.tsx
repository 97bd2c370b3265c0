/** What becomes of a recipe, in four steps, what is taken, and what the board proves. */
import './learner.css';
import { LEARNER_BUDGET } from '../../../shared/boards/learnerRules.ts';
import { learnerWords } from './learnerWords.ts';

export const WORST_MINUTES = 15; // for all seeds: see docs/boards.md

export function LearnerSteps() {
  const w = learnerWords.value;
  return (
    <section class="card submitSteps" aria-labelledby="learner-steps">
      <h2 id="learner-steps">{w.stepsTitle}</h2>
      <ol>
        <li>
          <strong>{w.steps.commit}</strong>
          <span class="soft">{w.steps.commitText}</span>
        </li>
        <li>
          <strong>{w.steps.draw}</strong>
          <span class="soft">{w.steps.drawText}</span>
        </li>
        <li>
          <strong>{w.steps.train}</strong>
          <span class="soft">{w.steps.trainText(LEARNER_BUDGET.steps)}</span>
        </li>
        <li>
          <strong>{w.steps.rank}</strong>
          <span class="soft">{w.steps.rankText}</span>
        </li>
      </ol>
      <div class="learnerTaken">
        <h3>{w.takenTitle}</h3>
        <p class="soft">{w.taken(LEARNER_BUDGET.parameters, WORST_MINUTES)}</p>
        <p class="soft">{w.proven}</p>
      </div>
    </section>
  );
}

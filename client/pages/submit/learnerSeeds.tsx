/** The seeds of a recipe that was handed in: drawn, in training, trained. */
import './learner.css';
import { learnerSeeds } from '../../../shared/boards/learnerRules.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { learnerWords } from './learnerWords.ts';

export function LearnerSeeds({ submission }: { readonly submission: Submission }) {
  const w = learnerWords.value;
  const { hash, entropy, seeds, status } = submission;
  if (entropy === null) return null;
  return (
    <ul class="learnerSeeds" aria-label={w.seedsTitle}>
      {learnerSeeds(hash, entropy).map((seed, i) => {
        const done = seeds[i];
        const running = i === seeds.length && status === 'running';
        const state = done ? (done.solvedAtStep === null ? 'unsolved' : 'solved') : running ? 'running' : 'waiting';
        return (
          <li key={seed} data-state={state}>
            <span class="soft">{w.seed(seed)}</span>
            <strong>
              {done
                ? done.solvedAtStep === null
                  ? w.notSolved(done.steps)
                  : w.solvedAt(done.solvedAtStep)
                : running
                  ? w.training
                  : w.waiting}
            </strong>
          </li>
        );
      })}
    </ul>
  );
}

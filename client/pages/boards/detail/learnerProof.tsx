/** A recipe: every seed that the server trained, and the recipe itself for the Lab. */
import { useMemo } from 'preact/hooks';
import type { BoardRow } from '../../../../shared/protocol/boards.ts';
import type { RowProof } from '../../../../shared/protocol/rowProofs.ts';
import { Link } from '../../link.tsx';
import { RecipeLabLink } from '../../runs/labLink.tsx';
import { boardWords } from '../boardWords.ts';
import { verifyAddress } from '../places.ts';
import { Facts } from './facts.tsx';
import { SeedCheck } from './seedCheck.tsx';

interface LearnerProofProps {
  readonly row: BoardRow;
  readonly proof: Extract<RowProof, { readonly kind: 'learners' }>;
}

export function LearnerProof({ row, proof }: LearnerProofProps) {
  const w = boardWords.value;
  const c = w.seedColumns;
  const json = useMemo(() => JSON.stringify(proof.recipe, null, 2), [proof.recipe]);
  return (
    <>
      <div class="rowActs">
        <RecipeLabLink settings={proof.recipe} seed={proof.seeds[0]?.seed ?? 1} />
        <Link to={verifyAddress(row)} class="button">
          {w.verify}
        </Link>
      </div>
      <section aria-labelledby="proof">
        <h3 id="proof">{w.proofTitle}</h3>
        <Facts
          facts={[
            { name: w.recipeSha256, value: proof.recipeHash, code: true },
            { name: w.committedAt, value: w.when(proof.committedAt) },
            { name: w.drawnAt, value: w.when(proof.drawnAt) },
            { name: w.entropy, value: proof.entropy, code: true },
            { name: w.budget, value: w.steps(proof.budgetSteps) },
          ]}
        />
      </section>
      <section aria-labelledby="seeds">
        <h3 id="seeds">{w.seedTable}</h3>
        <ul class="rowSets two">
          {proof.seeds.map((told) => {
            const { seed, solvedAtStep, updates, steps, weightsSha256 } = told;
            return (
              <li key={seed}>
                <details>
                  <summary>
                    <span>{w.seedIs(seed)}</span>
                    <strong>{solvedAtStep === null ? w.never : w.number(solvedAtStep)}</strong>
                    <i
                      class={solvedAtStep === null ? 'rowBar none' : 'rowBar'}
                      style={{ '--share': `${(100 * (solvedAtStep ?? proof.budgetSteps)) / proof.budgetSteps}%` }}
                    />
                  </summary>
                  <Facts
                    facts={[
                      { name: c.updates, value: w.number(updates) },
                      { name: c.steps, value: w.steps(steps) },
                      { name: c.sha, value: weightsSha256, code: true },
                    ]}
                  />
                  <SeedCheck recipe={proof.recipe} budgetSteps={proof.budgetSteps} told={told} />
                </details>
              </li>
            );
          })}
        </ul>
      </section>
      <details class="rowRecipe">
        <summary>{w.recipeText}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
        <pre tabIndex={0}>{json}</pre>
      </details>
    </>
  );
}

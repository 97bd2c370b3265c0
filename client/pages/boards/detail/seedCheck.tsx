/** One seed of a recipe trained again in this browser, and whether it comes to the row's hash. */
import '../../submit/learner.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnyRecipe } from '../../../../shared/learner/anyRecipe.ts';
import type { LearnerSeed } from '../../../../shared/protocol/rowProofs.ts';
import { runTask } from '../../../workers/boards/runTask.ts';
import { RecipeLabLink } from '../../runs/labLink.tsx';
import { learnerWords } from '../../submit/learnerWords.ts';

interface SeedCheckProps {
  readonly recipe: AnyRecipe;
  readonly budgetSteps: number;
  readonly told: LearnerSeed; // by the row
}

type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'training'; readonly share: number }
  | { readonly kind: 'trained'; readonly found: LearnerSeed }
  | { readonly kind: 'failed' };

export function SeedCheck({ recipe, budgetSteps, told }: SeedCheckProps) {
  const w = learnerWords.value;
  const [check, setCheck] = useState<Check>({ kind: 'none' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  async function train(): Promise<void> {
    const mine = new AbortController();
    asking.current?.abort();
    asking.current = mine;
    setCheck({ kind: 'training', share: 0 });
    const task = { kind: 'learner', recipe, seed: told.seed, budgetSteps } as const;
    const steps = told.steps / budgetSteps;
    const end = await runTask(task, (share) => setCheck({ kind: 'training', share: share / steps }), mine.signal);
    if (mine.signal.aborted) return;
    if (end.kind === 'done' && end.value.kind === 'learner') setCheck({ kind: 'trained', found: end.value.seed });
    else setCheck({ kind: 'failed' });
  }

  return (
    <div class="seedCheck">
      <div class="seedCheckActs">
        {check.kind === 'training' ? (
          <>
            <button
              type="button"
              class="button"
              onClick={() => {
                asking.current?.abort();
                setCheck({ kind: 'none' });
              }}
            >
              {w.stop}
            </button>
            <span class="soft">{w.checking(Math.min(100, 100 * check.share))}</span>
          </>
        ) : (
          <button type="button" class="button" onClick={() => void train()}>
            {w.check}
          </button>
        )}
        <RecipeLabLink settings={recipe} seed={told.seed} />
      </div>
      <div role="status">
        {check.kind === 'failed' ? <p>{w.failed}</p> : null}
        {check.kind === 'trained' ? <Verdict told={told} found={check.found} /> : null}
      </div>
    </div>
  );
}

function Verdict({ told, found }: { readonly told: LearnerSeed; readonly found: LearnerSeed }) {
  const w = learnerWords.value;
  const same = (['solvedAtStep', 'updates', 'steps', 'weightsSha256'] as const).every(
    (key) => told[key] === found[key],
  );
  return (
    <div class="seedVerdict" data-same={same}>
      <dl>
        <dt>{w.claimed}</dt>
        <dd>{told.weightsSha256}</dd>
        <dt>{w.found}</dt>
        <dd>{found.weightsSha256}</dd>
      </dl>
      <p>
        <strong>{same ? w.same(found.steps) : w.other}</strong>{' '}
        {same && found.solvedAtStep !== null ? w.solvedToo : null}
      </p>
    </div>
  );
}

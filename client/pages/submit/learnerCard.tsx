/** A recipe to hand in: what it is, what training it costs, its name on the board. */
import './learner.css';
import { useEffect, useMemo } from 'preact/hooks';
import {
  LEARNER_SEEDS,
  learnerBudgetSteps,
  learnerProblems,
  learnerSeconds,
} from '../../../shared/boards/learnerRules.ts';
import { parameterCount } from '../../../shared/kernel/engine.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { DEFAULT_SETTING, settingText } from '../../model/lab/labAddress.ts';
import { Link } from '../link.tsx';
import { type ChosenRecipe, createLearnerState, type LearnerState } from './learnerState.ts';
import { learnerWords } from './learnerWords.ts';
import { NameAndSend } from './nameAndSend.tsx';
import { problemText } from './problemText.ts';
import { submitWords } from './submitWords.ts';

const TAKEN = RECIPES.filter((recipe) => learnerProblems(recipe).length === 0);

type Submitted = (submission: Submission) => void;

export function LearnerCard({ submitted }: { readonly submitted: Submitted }) {
  const w = learnerWords.value;
  const state = useMemo(createLearnerState, []);
  useEffect(() => () => state.dispose(), [state]);
  const chosen = state.chosen.value;
  if (chosen === null || chosen === 'broken')
    return (
      <section class="card submitForm">
        {chosen === 'broken' ? <p class="submitWrong">{w.broken}</p> : <p class="soft">{w.toBoardText}</p>}
        <Link to="/lab" class="button primary">
          {w.fromLab}
        </Link>
        <h2 class="learnerBegin">{w.begin}</h2>
        <ul class="learnerBases">
          {TAKEN.map(({ name, source }) => (
            <li key={name}>
              <Link to={`/lab#base=${name}`}>{name}</Link>
              <small class="soft" lang="en">
                {source}
              </small>
            </li>
          ))}
        </ul>
      </section>
    );
  return <RecipeForm chosen={chosen} state={state} submitted={submitted} />;
}

interface RecipeFormProps {
  readonly chosen: ChosenRecipe;
  readonly state: LearnerState;
  readonly submitted: Submitted;
}

function RecipeForm({ chosen, state, submitted }: RecipeFormProps) {
  const w = learnerWords.value;
  const { variant, changes, problems, ofHouse } = chosen;
  const refused = state.refused.value;
  const sent = state.sent.value;
  return (
    <form
      class="card submitForm"
      onSubmit={(event) => {
        event.preventDefault();
        void state.send().then((answer) => {
          const submission = answer?.ok ? answer.submission : answer?.there;
          if (submission) submitted(submission);
        });
      }}
    >
      <div class="learnerHead">
        <h2>{variant.recipe.name}</h2>
        <Link to={`/lab#${settingText({ ...DEFAULT_SETTING, variants: [variant] })}`} class="button small">
          {w.inLab}
        </Link>
      </div>
      <div class="learnerChanges">
        <p class="soft">{changes.length === 0 ? w.unchanged(variant.base) : w.changed(variant.base)}</p>
        {changes.length > 0 ? (
          <ul>
            {changes.map((change) => (
              <li key={change}>
                <code>{change.replace(':', ' ').replace(/(\d)(steps|episodes)$/, '$1 $2')}</code>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {problems.length === 0 && variant.recipe.kind === 'dqn' ? (
        <Facts recipe={variant.recipe} hash={chosen.hash} />
      ) : (
        <ul class="submitWrong">
          {problems.map(({ code, detail }) => (
            <li key={detail}>
              {w.problems[code]}
              {code === 'recipe-too-much' ? (
                <span class="soft" lang="en">
                  {' '}
                  {detail}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {ofHouse && problems.length === 0 ? <p class="soft">{w.known}</p> : null}
      {problems.length === 0 && !ofHouse && !sent ? <NameAndSend state={state} isPublic={w.public} /> : null}
      <div role="status">{sent ? <p>{w.sent}</p> : null}</div>
      {refused ? (
        <p class="submitWrong" role="alert">
          {w.problems[refused.code] ?? problemText(submitWords.value, refused)}
          {refused.code === 'bad-recipe' && refused.detail !== '' ? <span lang="en"> {refused.detail}</span> : null}
        </p>
      ) : null}
    </form>
  );
}

function Facts({ recipe, hash }: { readonly recipe: Recipe; readonly hash: string }) {
  const w = learnerWords.value;
  const layers = [4, ...recipe.hidden, 2];
  const parameters = parameterCount({ inputs: 4, hidden: recipe.hidden, outputs: 2 });
  return (
    <dl class="learnerFacts">
      <div>
        <dt>{w.parameters}</dt>
        <dd>{w.parametersAre(layers.join(' · '), parameters)}</dd>
      </div>
      <div>
        <dt>{w.budget}</dt>
        <dd>{w.budgetIs(learnerBudgetSteps(recipe))}</dd>
      </div>
      <div>
        <dt>{w.cost}</dt>
        <dd>{w.costIs(LEARNER_SEEDS * learnerSeconds(recipe))}</dd>
      </div>
      <div class="wide">
        <dt>{w.hash}</dt>
        <dd class="hash">{hash}</dd>
        <dd class="faint">{w.hashText}</dd>
      </div>
    </dl>
  );
}

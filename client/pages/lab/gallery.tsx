/** Where a setting begins: every named recipe with what it fixes, and the posts as written and as meant. */
import './gallery.css';
import { CARD_GROUPS, type CardGroup, pairSetting, RECIPE_PAIRS } from '../../model/lab/recipeCards.ts';
import { baseForm } from '../../model/lab/recipePaths.ts';
import { labWords } from './labWords.ts';
import type { SettingState } from './settingState.ts';

const GROUP_WORDS = { ours: 'groupOurs', posts: 'groupPosts', peers: 'groupPeers' } as const satisfies Readonly<
  Record<CardGroup, string>
>;

export function Gallery({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  return (
    <div class="gallery">
      {CARD_GROUPS.map(({ group, names }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>{w[GROUP_WORDS[group]]}</h3>
          <ul class="recipeCards">
            {names.map((name) => (
              <RecipeCard key={name} name={name} state={state} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RecipeCard({ name, state }: { readonly name: string; readonly state: SettingState }) {
  const w = labWords.value;
  const chosen = state.setting.value.variants[state.shown.value]?.base === name;
  return (
    <li>
      <button
        type="button"
        class="recipeCard"
        aria-pressed={chosen}
        data-recipe={name}
        onClick={() => state.choose(state.shown.peek(), name)}
      >
        <strong>{name}</strong>
        <span class="recipeWorld faint">{baseForm(name)!.environment}</span>
        <span class="soft">{w.about[name]}</span>
        <span class="tag" aria-hidden="true" hidden={!chosen}>
          {w.chosen}
        </span>
      </button>
    </li>
  );
}

export function Pairs({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  return (
    <section class="card labPairs" aria-labelledby="pairs">
      <h2 id="pairs">{w.groupPairs}</h2>
      <p class="soft">{w.pairsText}</p>
      <ul>
        {RECIPE_PAIRS.map((pair) => {
          const [name, text] = w.pairs[pair.id] ?? ['', ''];
          return (
            <li key={pair.id}>
              <div>
                <h3>{name}</h3>
                <p class="soft">{text}</p>
              </div>
              <button
                type="button"
                class="button"
                aria-label={`${w.openPair}: ${name}`}
                onClick={() => state.show(pairSetting(pair))}
              >
                {w.openPair}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Which of the compared recipes the form shows, and how one more comes in or goes out. */

import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { MOST_VARIANTS } from '../../model/lab/labAddress.ts';
import { labWords } from './labWords.ts';
import type { SettingState } from './settingState.ts';
import { variantName } from './variantName.ts';

export function VariantTabs({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  const { variants } = state.setting.value;
  const shown = state.shown.value;
  return (
    <div class="variantTabs">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are switches */}
      <div class="variantList" role="group" aria-label={w.variantTabs}>
        {variants.map((_, i) => {
          const name = variantName(variants, i);
          return (
            <span key={i} class={`variantTab look${i}`}>
              <button
                type="button"
                aria-pressed={shown === i}
                onClick={() => {
                  state.shown.value = i;
                }}
              >
                {name}
              </button>
              {variants.length > 1 ? (
                <button
                  type="button"
                  class="variantOut"
                  aria-label={w.removeVariant(name)}
                  onClick={() => state.remove(i)}
                >
                  <span aria-hidden="true">×</span>
                </button>
              ) : null}
            </span>
          );
        })}
      </div>
      {variants.length < MOST_VARIANTS ? (
        <div class="variantAdd">
          <button type="button" class="button small" onClick={() => state.add(null)}>
            {w.addVariant}
          </button>
          <select
            class="field"
            aria-label={w.addRecipe}
            value=""
            onChange={(event) => {
              if (event.currentTarget.value !== '') state.add(event.currentTarget.value);
              event.currentTarget.value = '';
            }}
          >
            <option value="">{w.addRecipe}</option>
            {RECIPES.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </div>
  );
}

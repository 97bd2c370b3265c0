/** What "Open in Lab" below a chapter opens: the Lab's address after the #. */
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { HOUSE, MINIMAL_RL } from '../../../shared/learner/recipes/index.ts';
import { CLEANRL } from '../../../shared/learner/recipes/peers.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import type { TabularRecipe } from '../../../shared/learner/tabularRecipe.ts';
import { FIRM_LAKE } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { DEFAULT_SETTING, settingText } from '../lab/labAddress.ts';
import type { Variant } from '../lab/variant.ts';
import { BATCH_KINDS, replayRecipe, targetRecipe } from './figureRecipes.ts';

/** A recipe of a figure as changes of a named one, whose source it then names. */
const changed = (base: Recipe, recipe: Recipe): Variant => ({
  base: base.name,
  recipe: { ...recipe, source: base.source, deviations: base.deviations },
});

function setting(variants: readonly Variant[], seeds: readonly number[]): string {
  const [first, ...others] = variants;
  return settingText({ ...DEFAULT_SETTING, variants: [first!, ...others], seeds });
}

const TABLE: TabularRecipe = { ...qTable(FIRM_LAKE.id), budget: { steps: 60_000 }, learningRateSteps: 48_000 };
const tableWith = (name: string, epsilon: number): Variant => ({
  base: TABLE.name,
  recipe: { ...TABLE, name, epsilon: { ...TABLE.epsilon, start: epsilon, end: epsilon } },
});
const houseWith = (nStep: number): Variant =>
  changed(HOUSE, nStep === HOUSE.nStep ? HOUSE : { ...HOUSE, name: `house-${nStep}-step`, nStep });

export const LAB_SETTINGS = {
  bellman: 'base=q-table&set=learningRateSteps:48000;budget:60000steps&vs=nature-frozenlake;budget:2000episodes',
  policies: setting([tableWith('explores-a-fifth', 0.2), tableWith('always-random', 1)], [1, 2, 3]),
  returns: setting([1, 3, 10].map(houseWith), [1, 2, 3]),
  exploring: setting(
    [
      changed(MINIMAL_RL, MINIMAL_RL),
      changed(MINIMAL_RL, {
        ...MINIMAL_RL,
        name: 'minimal-rl-from-one',
        epsilon: { ...MINIMAL_RL.epsilon, start: 1, slope: -1 / 400 },
      }),
    ],
    [1, 2, 3],
  ),
  replay: setting(
    BATCH_KINDS.map((kind) => changed(CLEANRL, replayRecipe(kind))),
    [1, 2, 3, 4, 5],
  ),
  target: setting(
    [1, 200, 5_000].map((period) => changed(CLEANRL, targetRecipe(period))),
    [1, 2, 3],
  ),
} as const;

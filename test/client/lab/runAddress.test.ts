import { describe, expect, it } from 'vitest';
import { readSetting } from '../../../client/model/lab/labAddress.ts';
import { runAddress } from '../../../client/model/lab/runAddress.ts';
import { editVariant, namedVariant } from '../../../client/model/lab/variant.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';

describe('[RECIPEFORM7] from a run to the Lab', () => {
  it('a named recipe, in each of its worlds, is that name with the seed', () => {
    for (const recipe of RECIPES) {
      const text = runAddress(recipe, 7)!;
      expect(text).toContain(`base=${recipe.name}`);
      const { setting, problems } = readSetting(text);
      expect(problems).toEqual([]);
      expect(setting.variants).toEqual([{ base: recipe.name, recipe }]);
      expect(setting.seeds).toEqual([7]);
    }
  });
  it('a changed recipe comes whole, whatever it is called', () => {
    const edited = editVariant(editVariant(namedVariant('keras-blog'), 'gamma', 0.9), 'hidden', [8]);
    expect(runAddress(edited.recipe, 4294967295)).toBe('base=keras-blog&set=hidden:8;gamma:0.9&seeds=4294967295');
    const renamed = { ...edited.recipe, name: 'my-own' };
    const { setting } = readSetting(runAddress(renamed, 1)!);
    expect(setting.variants[0].recipe).toEqual(renamed);
  });
  it('a recipe that the Lab cannot hold has no address', () => {
    const [first] = RECIPES;
    const impossible = { ...first!, gamma: 2 };
    expect(runAddress(impossible, 1)).toBeNull();
    expect(recipeHash(impossible)).not.toBe(recipeHash(first!));
  });
});

/** The two runs of a post that are put side by side, as recipes and as settings of the Lab. */
import { type LabSetting, settingText } from '../lab/labAddress.ts';
import { readVariant, type Variant } from '../lab/variant.ts';
import type { Post } from './posts.ts';

/** Seeds of the runs side by side. */
export const SIDE_SEEDS = [1, 2, 3, 4, 5] as const;

/** Which of the two is the recipe that the post is named for. */
export function ownSide({ id, meant }: Post): 'written' | 'meant' {
  return meant.base === id && meant.set === '' ? 'meant' : 'written';
}

/** With the budget of the comparison, where the post has one. */
export function sideVariant(post: Post, side: 'written' | 'meant'): Variant {
  const { variant } = readVariant(post[side].base, post[side].set);
  const { budget, reportEvery } = variant.recipe;
  const short = { budget: post.budget ?? budget, reportEvery: post.reportEvery ?? reportEvery };
  return { ...variant, recipe: { ...variant.recipe, ...short } };
}

/** The Lab with the post's recipe, and one seed. */
export function labOf(post: Post): string {
  return settingText(settingOf([readVariant(post.id, '').variant], [1]));
}

/** The Lab with both sides, over three seeds. */
export function labOfSides(post: Post): string {
  const sides = (['written', 'meant'] as const).map((side) => readVariant(post[side].base, post[side].set).variant);
  return settingText(settingOf([sides[0]!, sides[1]!], [1, 2, 3]));
}

function settingOf(variants: LabSetting['variants'], seeds: readonly number[]): LabSetting {
  return { variants, seeds, where: 'here', pace: 'max' };
}

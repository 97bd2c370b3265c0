/** What a compared recipe is called: by its name, and by its place where two share one. */
import type { Variant } from '../../model/lab/variant.ts';

const LETTERS = 'ABCD';

export function variantName(variants: readonly Variant[], index: number): string {
  const { name } = variants[index]!.recipe;
  const shared = variants.filter(({ recipe }) => recipe.name === name).length > 1;
  return shared ? `${name} ${LETTERS[index]}` : name;
}

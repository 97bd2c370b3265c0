/** The settings of a post's recipe that matter, by the names that the Lab has for them. */
import { fieldAt } from '../../../model/lab/recipeFields.ts';
import { hasField, valueAt } from '../../../model/lab/recipePaths.ts';
import { readVariant } from '../../../model/lab/variant.ts';
import type { Post } from '../../../model/learn/posts.ts';
import { briefText } from '../../lab/fieldForm.ts';
import { labWords } from '../../lab/labWords.ts';
import { learnWords } from '../learnWords.ts';

export function RecipeTable({ post }: { readonly post: Post }) {
  const w = learnWords.value;
  const lab = labWords.value;
  const { recipe } = readVariant(post.id, '').variant;
  return (
    <section class="postPart" aria-labelledby="post-recipe">
      <h2 id="post-recipe">{w.recipeTitle}</h2>
      <p class="soft">{w.recipeOf(post.id)}</p>
      <dl class="postRecipe">
        {post.fields.map((path) => {
          const field = fieldAt(path)!;
          return (
            <div key={path}>
              <dt>{lab.fields[path]?.[0]}</dt>
              <dd>{briefText(field, hasField(recipe, field) ? valueAt(recipe, path) : undefined, lab)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

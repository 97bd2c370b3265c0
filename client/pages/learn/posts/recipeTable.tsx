/** The settings of a post's recipe that matter, by the names that the Lab has for them. */
import type { AnyRecipe } from '../../../../shared/learner/anyRecipe.ts';
import { fieldAt } from '../../../model/lab/recipeFields.ts';
import { hasField, valueAt } from '../../../model/lab/recipePaths.ts';
import { readVariant } from '../../../model/lab/variant.ts';
import { JOINED, type Post } from '../../../model/learn/posts.ts';
import { briefText } from '../../lab/fieldForm.ts';
import { labWords } from '../../lab/labWords.ts';
import type { LearnPostsWords } from '../../words/parts/learnPosts.ko.ts';
import { learnWords } from '../learnWords.ts';

type Joined = (typeof JOINED)[number];

export function RecipeTable({ post }: { readonly post: Post }) {
  const w = learnWords.value;
  const { recipe } = readVariant(post.id, '').variant;
  return (
    <section class="postPart" aria-labelledby="post-recipe">
      <h2 id="post-recipe">{w.recipeTitle}</h2>
      <p class="soft">{w.recipeOf(post.id)}</p>
      <dl class="postRecipe">
        {post.fields.map((path) => {
          const joined = JOINED.find((part) => part === path);
          const [name, value] = joined ? [w.joined[joined], joinedText(recipe, joined, w)] : fieldTexts(recipe, path);
          return (
            <div key={path}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function fieldTexts(recipe: AnyRecipe, path: string): readonly [name: string, value: string] {
  const lab = labWords.value;
  const field = fieldAt(path)!;
  const value = hasField(recipe, field) ? valueAt(recipe, path) : undefined;
  const text = value === 'unbounded' ? learnWords.value.unbounded : briefText(field, value, lab);
  return [lab.fields[path]?.[0] ?? path, text];
}

function joinedText(recipe: AnyRecipe, part: Joined, w: LearnPostsWords): string {
  if (part === 'epsilon') {
    const { kind, start, end, slope, per } = recipe.epsilon;
    if (start === end) return w.epsilonSteady(start);
    return w.epsilonFalls(start, end, kind === 'multiply' ? slope : null, per);
  }
  if (recipe.kind !== 'dqn') return w.syncsNever;
  const { update, sync } = recipe;
  if (part === 'update') return w.updates(update.count, update.every, update.of);
  const always = sync.of === 'update' && sync.every === 1; // the network itself
  return always ? w.syncsNever : w.syncs(sync.every, sync.of);
}

/** Where a run's settings come from, in the page's language if the recipe is a named one as it is. */
import { recipeNamed } from '../../../shared/learner/recipes/index.ts';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import type { Language } from '../words/languages.ts';
import { sourcesKo } from '../words/parts/sources.ko.ts';

interface Told {
  readonly text: string;
  readonly lang: Language;
}

export function sourceText(
  { recipe, environment, settings }: Pick<RunDetail, 'recipe' | 'environment' | 'settings'>,
  language: Language,
): Told {
  const [world] = environment.split('-', 1);
  const korean = sourcesKo[`${recipe} ${world}`] ?? sourcesKo[recipe];
  const asNamed = recipeNamed(recipe, environment)?.source === settings.source;
  return language === 'ko' && asNamed && korean !== undefined
    ? { text: korean, lang: 'ko' }
    : { text: settings.source, lang: 'en' };
}

/** What this server trains for anybody: within these a run keeps a thread for minutes and some hundred megabytes at most (RUN9). */
import { plainShape } from '../../shared/kernel/dueling.ts';
import { parameterCount } from '../../shared/kernel/engine.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';

const MOST = {
  steps: 1_000_000,
  episodes: 20_000,
  episodeLimit: 20_000,
  layers: 4,
  units: 1_024,
  parameters: 600_000,
  batch: 1_024,
  replayMegabytes: 128,
  updateWork: 40_000_000, // parameters x batch x updates a step
};

/** What is too much for this server, one line a problem that begins with its field. @param recipe without problems of its own */
export function tooMuch(recipe: AnyRecipe): string[] {
  const problems: string[] = [];
  const atMost = (field: string, value: number, most: number, what = ''): void => {
    if (value > most)
      problems.push(`${field} ${shown(value)}${what} is more than the ${shown(most)} that this server trains`);
  };
  const { budget, episodeLimit } = recipe;
  if ('steps' in budget) atMost('budget: steps', budget.steps, MOST.steps);
  else atMost('budget: episodes', budget.episodes, MOST.episodes);
  atMost('episodeLimit', episodeLimit ?? 0, MOST.episodeLimit);
  if (recipe.kind === 'dqn') networkLimits(recipe, atMost);
  else {
    const cells = (recipe.edges ?? []).reduce((product, { length }) => product * (length + 1), 1);
    atMost('edges', cells, MOST.parameters, ' cells');
  }
  return problems;
}

function networkLimits(
  recipe: Recipe,
  atMost: (field: string, value: number, most: number, what?: string) => void,
): void {
  const spec = environmentNamed(recipe.environment);
  if (!spec) return;
  const { hidden, pixels, batchSize, update, oneByOne } = recipe;
  atMost('hidden', hidden.length, MOST.layers, ' layers');
  atMost('hidden', Math.max(0, ...hidden), MOST.units, ' units');
  for (const { filters, size } of pixels?.convolutions ?? [])
    atMost('pixels', filters * size * size, MOST.units, ' weights of a filter bank');
  const { shape, capacity } = engineOptions(recipe, { ...spec, timeLimit: recipe.episodeLimit ?? spec.timeLimit });
  const parameters = parameterCount(plainShape(shape));
  atMost('hidden', parameters, MOST.parameters, ' parameters');
  atMost('batchSize', batchSize, MOST.batch);
  const seen = pixels ? pixels.height * pixels.width : 8 * spec.observationSize; // bytes: a frame is stored once, a state before and after
  atMost('replayCapacity', Math.ceil((capacity * (seen + 16)) / 1e6), MOST.replayMegabytes, ' megabytes');
  const perStep = update.of === 'episode' ? update.count / 10 : update.count / update.every; // an early episode has ten steps
  atMost(
    'update',
    Math.ceil(parameters * batchSize * perStep * (oneByOne ? 4 : 1)),
    MOST.updateWork,
    ' multiplications a step',
  );
}

const shown = (value: number): string => value.toLocaleString('en');

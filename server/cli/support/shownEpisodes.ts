/** What is shown when training is over, or instead of it. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { CARTPOLE_V1 } from '../../../shared/sim/cartpoleEnvironment.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { printJson } from './command.ts';
import { readServedPolicy } from './servedPolicy.ts';
import type { TrainingReport, TrainingResult } from './trainingReport.ts';
import type { Options } from './trainOptions.ts';

const SHOWN = 5;

const testLine = (score: number, i: number): string => `[Test Episode ${i + 1}] Score: ${score.toFixed(1)}\n`;

/** Greedy episodes of a saved policy, without training. @throws UsageError if the model cannot be read or does not fit */
export async function showModel(
  path: string,
  options: Pick<Options, 'env' | 'episodes' | 'seed' | 'json'>,
): Promise<void> {
  const served = readServedPolicy(path);
  const spec = environmentNamed(options.env ?? served.environment ?? CARTPOLE_V1.id) ?? CARTPOLE_V1;
  const seed = (options.seed ?? 1) % 0x1_0000_0000;
  const { returns, ...evaluation } = await served.play(spec, seed, options.episodes ?? SHOWN);
  (options.json ? process.stderr : process.stdout).write(returns.map(testLine).join(''));
  if (options.json) printJson({ ...evaluation, modelSha256: served.sha256 });
}

/** The recipe's shown episodes: the first of those that the report's mean is of. */
export function shownLines(recipe: AnyRecipe, { returns, untrained }: TrainingResult): string {
  const shown = returns.slice(0, recipe.shownEpisodes);
  const before =
    untrained === null ? '' : `before training: ${untrained} steps   after training: ${returns[0]} steps\n`;
  return `${before}${shown.map(testLine).join('')}`;
}

export function summary(r: TrainingReport, diverged: boolean): string {
  const solved =
    r.solvedAtStep === null || r.solvedAtSeconds === null
      ? 'not solved'
      : `solved at step ${r.solvedAtStep} after ${r.solvedAtSeconds.toFixed(3)} s of training; ${((r.staysSolved ?? 0) * 100).toFixed(0)} % of later evaluations solved`;
  return [
    `${r.recipe} seed ${r.seed} on ${r.env} (${r.engine}): ${r.steps} steps, ${r.episodes} episodes, ${r.updates} updates in ${r.trainSeconds.toFixed(2)} s`,
    ...(diverged ? ['diverged: its weights are no finite numbers, and are not saved'] : []),
    r.updates === 0 ? `${solved}: not one update was due in so short a run` : solved,
    `served policy at the end: mean ${r.evaluation.mean.toFixed(2)} (${r.evaluation.min}..${r.evaluation.max}) over ${r.evaluation.episodes} episodes`,
    `weights ${r.weightsSha256}`,
    '',
  ].join('\n');
}

/** What is shown when training is over, or instead of it. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { CARTPOLE_V1 } from '../../../shared/sim/cartpoleEnvironment.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { shownLines as linesOf } from '../../../shared/training/reportLines.ts';
import { printJson } from './command.ts';
import { readServedPolicy } from './servedPolicy.ts';
import type { TrainingReport, TrainingResult } from './trainingReport.ts';
import type { Options } from './trainOptions.ts';

const SHOWN = 5;

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Greedy episodes of a saved policy, without training. @throws UsageError if the model cannot be read or does not fit */
export async function showModel(
  path: string,
  options: Pick<Options, 'env' | 'episodes' | 'seed' | 'json'>,
): Promise<void> {
  const served = readServedPolicy(path);
  const spec = environmentNamed(options.env ?? served.environment ?? CARTPOLE_V1.id) ?? CARTPOLE_V1;
  const seed = (options.seed ?? 1) % 0x1_0000_0000;
  const { returns, ...evaluation } = await served.play(spec, seed, options.episodes ?? SHOWN);
  (options.json ? process.stderr : process.stdout).write(
    text(linesOf({ shownEpisodes: returns.length }, returns, null)),
  );
  if (options.json) printJson({ ...evaluation, modelSha256: served.sha256 });
}

/** The recipe's shown episodes: the first of those that the report's mean is of. */
export function shownLines(recipe: AnyRecipe, { returns, untrained }: TrainingResult): string {
  return text(linesOf(recipe, returns, untrained));
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

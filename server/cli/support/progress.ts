import { SingleBar } from 'cli-progress';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';

/** Tells a person how a run goes, on stderr: one updating line in a terminal, plain lines in a log. */
export interface Progress {
  episode(progress: EpisodeProgress, stepsPerSecond: number): void;
  evaluation(step: number, mean: number): void;
  stop(): void;
}

const oneDecimal = (value: number): string => value.toFixed(1);

export function createProgress(recipe: Recipe, seed: number, out: NodeJS.WriteStream = process.stderr): Progress {
  const total = 'steps' in recipe.budget ? recipe.budget.steps : recipe.budget.episodes;
  const counts = 'steps' in recipe.budget ? 'steps' : 'episodes';
  let best = 0;
  if (!out.isTTY) {
    return {
      episode(p, stepsPerSecond) {
        if (p.episode % recipe.reportEvery !== 0) return;
        out.write(
          `episode ${p.episode}  step ${p.step}  return ${p.episodicReturn}  epsilon ${p.epsilon.toFixed(3)}  ${Math.round(stepsPerSecond)} steps/s  best ${oneDecimal(best)}\n`,
        );
      },
      evaluation(_step, mean) {
        best = Math.max(best, mean);
      },
      stop() {},
    };
  }
  const bar = new SingleBar({
    format: `${recipe.name} seed ${seed} {bar} {value}/{total} ${counts}  return {last}  epsilon {epsilon}  best {best}  {speed} steps/s  {eta_formatted} left`,
    stream: out,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0, { last: '-', epsilon: '-', best: '-', speed: '-' });
  return {
    episode(p, stepsPerSecond) {
      bar.update(counts === 'steps' ? p.step : p.episode, {
        last: p.episodicReturn,
        epsilon: p.epsilon.toFixed(3),
        best: oneDecimal(best),
        speed: Math.round(stepsPerSecond),
      });
    },
    evaluation(_step, mean) {
      best = Math.max(best, mean);
    },
    stop: () => bar.stop(),
  };
}

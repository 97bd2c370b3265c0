import { SingleBar } from 'cli-progress';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import { createReportLines } from './reportLines.ts';
import type { Listener } from './training.ts';

/** Tells a person how a run goes: one updating line in a terminal, plain lines in a log; a post's own lines in both. */
export interface Progress extends Listener {
  stop(): void;
}

export interface ProgressOptions {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly lines: NodeJS.WritableStream; // gets what the recipe prints
  readonly bar?: NodeJS.WriteStream; // where the updating line is drawn, if it is a terminal
}

const CLEAR_LINE = '\r\u001b[K';

export function createProgress({ recipe, seed, lines, bar: screen = process.stderr }: ProgressOptions): Progress {
  const { budget } = recipe;
  const total = 'steps' in budget ? budget.steps : budget.episodes;
  const counts = 'steps' in budget ? 'steps' : 'episodes';
  const isPlain = recipe.kind === 'q-table' || recipe.reportFormat === 'plain';
  const lineOf = createReportLines(recipe);
  let best: number | null = null;
  const evaluation = (_step: number, mean: number): void => {
    best = Math.max(best ?? mean, mean);
  };
  if (!screen.isTTY) {
    const begin = performance.now();
    return {
      episode(p, stepsPerSecond) {
        const line = lineOf(p, { stepsPerSecond, best });
        if (line === null) return;
        lines.write(isPlain ? `${line}  ${leftText(p, total, counts, begin)}\n` : `${line}\n`);
      },
      evaluation,
      stop() {},
    };
  }
  const bar = new SingleBar({
    format: `${recipe.name} seed ${seed} {bar} {value}/{total} ${counts}  episode {episode}  return {last}  epsilon {epsilon}  best {best}  {speed} steps/s  {eta_formatted} left`,
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 20,
  });
  bar.start(total, 0, { episode: 0, last: '-', epsilon: '-', best: '-', speed: '-' });
  return {
    episode(p, stepsPerSecond) {
      const line = isPlain ? null : lineOf(p, { stepsPerSecond, best });
      if (line !== null) {
        screen.write(CLEAR_LINE);
        lines.write(`${line}\n`);
      }
      bar.update(counts === 'steps' ? p.step : p.episode, {
        episode: p.episode,
        last: p.episodicReturn,
        epsilon: p.epsilon.toFixed(3),
        best: best?.toFixed(1) ?? '-',
        speed: Math.round(stepsPerSecond),
      });
    },
    evaluation,
    stop: () => bar.stop(),
  };
}

/** '12 s left', at the pace so far. */
function leftText(p: EpisodeProgress, total: number, counts: 'steps' | 'episodes', begin: number): string {
  const done = (counts === 'steps' ? p.step : p.episode) / total;
  const seconds = ((performance.now() - begin) / 1000) * (1 / done - 1);
  return `${seconds < 120 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(0)} min`} left`;
}

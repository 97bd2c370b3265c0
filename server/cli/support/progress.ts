import { SingleBar } from 'cli-progress';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import { createReportLines } from '../../../shared/training/reportLines.ts';
import type { Beginning } from './chronicle.ts';
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
  let lineOf = createReportLines(recipe);
  let best: number | null = null;
  let first = 0; // steps or episodes made before this process
  const beginAt = ({ step, episodes, best: bestSoFar, sinceReport }: Beginning): void => {
    lineOf = createReportLines(recipe, sinceReport);
    best = bestSoFar;
    first = counts === 'steps' ? step : episodes;
  };
  const evaluation = (_step: number, mean: number): void => {
    best = Math.max(best ?? mean, mean);
  };
  if (!screen.isTTY) {
    const started = performance.now();
    const left = (p: EpisodeProgress): string => {
      const now = counts === 'steps' ? p.step : p.episode;
      return leftText((performance.now() - started) / 1000, now - first, total - now);
    };
    return {
      begin: beginAt,
      episode(p, stepsPerSecond) {
        const line = lineOf(p, { stepsPerSecond, best });
        if (line === null) return;
        lines.write(isPlain ? `${line}  ${left(p)}\n` : `${line}\n`);
      },
      evaluation,
      stop() {},
    };
  }
  const bar = new SingleBar({
    // What matters comes first: a terminal of 80 columns cuts the rest off.
    format: `{percentage} %  {eta_formatted} left  episode {episode}  return {last}  best {best}  epsilon {epsilon}  {speed} steps/s  {bar}  ${recipe.name} seed ${seed}`,
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 20,
  });
  return {
    begin(at) {
      beginAt(at);
      const shown = best?.toFixed(1) ?? '-';
      bar.start(total, first, { episode: at.episodes, last: '-', epsilon: '-', best: shown, speed: '-' });
    },
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

/** '12 s left', at the pace so far. @param made steps or episodes, in `seconds` @param missing those that are left */
export function leftText(seconds: number, made: number, missing: number): string {
  const left = (seconds / made) * Math.max(0, missing);
  return `${left < 120 ? `${left.toFixed(0)} s` : `${(left / 60).toFixed(0)} min`} left`;
}

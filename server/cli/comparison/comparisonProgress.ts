/** Tells a person how a comparison goes: one updating line in a terminal, a line for each run in a log. */
import { SingleBar } from 'cli-progress';
import { type ComparedRun, hasEnded } from './comparison.ts';
import type { Onlooker } from './runAll.ts';
import { duration, meanReturn, whole } from './words.ts';

const PARTS = 1_000; // of the bar

export interface ComparisonProgress extends Onlooker {
  stop(): void;
}

/** @param total number of runs */
export function comparisonProgress(total: number, screen: NodeJS.WriteStream = process.stderr): ComparisonProgress {
  const inWords = (left: number | null): string => (left === null ? '-' : duration(left));
  if (!screen.isTTY) {
    let latest: number | null = null;
    return {
      progress(_share, left) {
        latest = left;
      },
      over(run, done) {
        screen.write(`${done}/${total}  ${runLine(run)}${done < total ? `  ${inWords(latest)} left` : ''}\n`);
      },
      stop() {},
    };
  }
  const bar = new SingleBar({
    format: '{bar} {done}/{total_runs} runs  {left} left  {last}',
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
  });
  bar.start(PARTS, 0, { done: 0, total_runs: total, left: '-', last: '' });
  return {
    progress: (share, left) => bar.update(Math.round(share * PARTS), { left: inWords(left) }),
    over: (run, done) => bar.update({ done, last: runLine(run) }),
    stop: () => bar.stop(),
  };
}

function runLine(run: ComparedRun): string {
  const who = `${run.recipe.name} seed ${run.seed}`;
  if (!hasEnded(run)) return `${who} broke off: ${run.reason}`;
  const { solvedAtStep, evaluation, trainSeconds } = run.report;
  const solved = solvedAtStep === null ? 'not solved' : `solved at ${whole(solvedAtStep)}`;
  return `${who}: ${solved}, ends at ${meanReturn(evaluation.mean)}, ${trainSeconds.toFixed(1)} CPU s`;
}

/** What a run prints as it goes, in a terminal and on a page: each post's own lines with our numbers, or our own (OUT1). */
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import type { EpisodeProgress } from '../learner/progress.ts';

/** What a line is made of: an episode's end, as the run itself or its event tells it. */
export type EpisodeEnd = Pick<EpisodeProgress, 'episode' | 'step' | 'episodicReturn' | 'epsilon'>;

/** What our own line says beside; null leaves it out, so that the line is the same wherever it is printed. */
export type LineContext = { readonly stepsPerSecond: number; readonly best: number | null } | null;

/** The line that an episode's end prints; null for most episodes. */
export type ReportLines = (progress: EpisodeEnd, context: LineContext) => string | null;

/** @param sinceReport returns of the episodes since the last line, where a run is resumed */
export function createReportLines(recipe: AnyRecipe, sinceReport = 0): ReportLines {
  const { reportEvery } = recipe;
  if (recipe.kind === 'q-table' || recipe.reportFormat === 'plain') return plainLines(reportEvery);
  if (recipe.reportFormat === 'keras-blog') {
    const { terminated, truncated } = recipe.rewards;
    // The total that the post prints holds what it tells the learner: the last reward is replaced at any end.
    const instead = terminated ?? truncated ?? 1;
    return ({ episode, episodicReturn }) =>
      `[Train Episode ${episode}] Score: ${(episodicReturn - 1 + instead).toFixed(1)}`;
  }
  const capacity = recipe.replayCapacity === 'unbounded' ? Number.POSITIVE_INFINITY : recipe.replayCapacity;
  return minimalLines(createScores(reportEvery, sinceReport), capacity);
}

function plainLines(every: number): ReportLines {
  return ({ episode, step, episodicReturn, epsilon }, context) => {
    if (episode % every !== 0) return null;
    const facts = [
      `return ${episodicReturn}`,
      `epsilon ${epsilon.toFixed(3)}`,
      ...(context ? [`${Math.round(context.stepsPerSecond)} steps/s`, `best ${context.best?.toFixed(1) ?? '-'}`] : []),
    ];
    return [`episode ${episode}`, `step ${step}`, ...facts].join('  ');
  };
}

/** minimalRL's line, which its relatives share. */
function minimalLines(scoreAt: ReturnType<typeof createScores>, capacity: number): ReportLines {
  return (progress) => {
    const score = scoreAt(progress);
    if (score === null) return null;
    const percent = (progress.epsilon * 100).toFixed(1);
    const stored = Math.min(progress.step, capacity);
    return `n_episode :${progress.episode - 1}, score : ${score.toFixed(1)}, n_buffer : ${stored}, eps : ${percent}%`;
  };
}

/** Whether minimalRL prints a line after an episode. @param episode from 1 */
export function isReportDue(episode: number, every: number): boolean {
  return episode > 1 && (episode - 1) % every === 0;
}

/**
 * minimalRL's score: the returns since the last one over `every`; null between. Episodes count from 0 and there is none at 0, so
 * the first sums one episode more than the others and still divides by `every`.
 */
export function createScores(every: number, sinceReport = 0): (progress: EpisodeEnd) => number | null {
  let sum = sinceReport;
  return ({ episode, episodicReturn }) => {
    sum += episodicReturn;
    if (!isReportDue(episode, every)) return null;
    const score = sum / every;
    sum = 0;
    return score;
  };
}

const shownLine = (score: number, i: number): string => `[Test Episode ${i + 1}] Score: ${score.toFixed(1)}`;

/**
 * The greedy episodes that a recipe shows when it is over.
 * @param returns   of those that its report is the mean of; the first are shown
 * @param untrained return of the first of them before training, where the post shows both; null elsewhere
 */
export function shownLines(
  { shownEpisodes }: Pick<AnyRecipe, 'shownEpisodes'>,
  returns: readonly number[],
  untrained: number | null,
): string[] {
  const before =
    untrained === null ? [] : [`before training: ${untrained} steps   after training: ${returns[0]} steps`];
  return [...before, ...returns.slice(0, shownEpisodes).map(shownLine)];
}

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress, leftText } from '../../server/cli/support/progress.ts';
import { recipeTable } from '../../server/cli/support/recipeTable.ts';
import { shownLines } from '../../server/cli/support/shownEpisodes.ts';
import type { TrainingResult } from '../../server/cli/support/trainingReport.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import type { EpisodeProgress } from '../../shared/learner/progress.ts';
import { FASTCAMPUS, HOUSE, KERAS_BLOG, MINIMAL_RL, RECIPES, recipeNamed } from '../../shared/learner/recipes/index.ts';
import { createReportLines } from '../../shared/training/reportLines.ts';

/** The end of an episode of `length` steps, each worth 1. */
function end(episode: number, length: number, step: number, epsilon = 0.08): EpisodeProgress {
  const facts = { updates: 0, tdLoss: null, qValues: null, collapse: null };
  return { kind: 'episode', episode, step, episodicReturn: length, episodicLength: length, epsilon, ...facts };
}

/** What episodes of 10, 11, 12, .. steps print. */
function linesOf(recipe: AnyRecipe, episodes: number, best: number | null = null): string[] {
  const lineOf = createReportLines(recipe);
  const lines: string[] = [];
  for (let [i, step] = [0, 0]; i < episodes; i++) {
    step += 10 + i;
    const line = lineOf(end(i + 1, 10 + i, step, 0.08 - i * 1e-4), { stepsPerSecond: 1234.5, best });
    if (line !== null) lines.push(line);
  }
  return lines;
}

describe("[OUT1] a run prints its post's own lines", () => {
  it.each(['minimal-rl', 'torch-blog', 'torch-blog-double', 'nature-frozenlake'])(
    '%s: every 20 episodes the mean of their returns; the first sums one more, which the post divides by 20 too',
    (name) => {
      const recipe = recipeNamed(name)!;
      expect(linesOf(recipe, 19)).toEqual([]);
      // Returns 10..30 are 21 episodes, 31..50 are 20.
      expect(linesOf(recipe, 60)).toEqual([
        'n_episode :20, score : 21.0, n_buffer : 420, eps : 7.8%',
        'n_episode :40, score : 40.5, n_buffer : 1230, eps : 7.6%',
      ]);
    },
  );
  it('minimal-rl: n_buffer is what the replay holds, at most its capacity', () => {
    expect(linesOf({ ...MINIMAL_RL, replayCapacity: 1_000 }, 41).at(-1)).toContain('n_buffer : 1000,');
  });
  it.each(['fastcampus', 'fastcampus-as-written'])('%s: the same every 100 episodes', (name) => {
    expect(linesOf(recipeNamed(name)!, 201)).toEqual([
      'n_episode :100, score : 60.6, n_buffer : 6060, eps : 7.0%',
      'n_episode :200, score : 160.5, n_buffer : 22110, eps : 6.0%',
    ]);
    expect(FASTCAMPUS.reportEvery).toBe(100);
  });
  it.each(['keras-blog', 'keras-blog-single'])(
    '%s: every episode, its last reward replaced by -10, as the post replaces it',
    (name) => {
      expect(linesOf(recipeNamed(name)!, 3)).toEqual([
        '[Train Episode 1] Score: -1.0',
        '[Train Episode 2] Score: 0.0',
        '[Train Episode 3] Score: 1.0',
      ]);
    },
  );
  it('a resumed run sums the episodes before it was stopped too', () => {
    const lineOf = createReportLines(MINIMAL_RL, 400);
    expect(lineOf(end(21, 20, 420), { stepsPerSecond: 1, best: null })).toContain('score : 21.0,');
  });
  it('and ours where there is no post', () => {
    expect(linesOf(HOUSE, 10, 37.25)).toEqual([
      'episode 10  step 145  return 19  epsilon 0.079  1235 steps/s  best 37.3',
    ]);
    expect(linesOf(HOUSE, 10)[0]).toMatch(/ {2}best -$/);
  });
});

describe("[OUT2] a run ends with its recipe's shown episodes", () => {
  const result = (untrained: number | null): TrainingResult =>
    ({ returns: [500, 487, 500, 12, 9, 8], untrained }) as Partial<TrainingResult> as TrainingResult;
  it.each([
    ['keras-blog', 5],
    ['minimal-rl', 3],
    ['fastcampus', 1],
    ['nature-frozenlake', 1],
    ['house', 1],
  ])('%s shows %d', (name, count) => {
    const lines = ['[Test Episode 1] Score: 500.0', '[Test Episode 2] Score: 487.0', '[Test Episode 3] Score: 500.0'];
    const all = [...lines, '[Test Episode 4] Score: 12.0', '[Test Episode 5] Score: 9.0'];
    expect(shownLines(recipeNamed(name)!, result(null))).toBe(`${all.slice(0, count).join('\n')}\n`);
  });
  it('torch-blog tells the same episode before and after training', () => {
    expect(shownLines(recipeNamed('torch-blog')!, result(9))).toBe(
      'before training: 9 steps   after training: 500 steps\n[Test Episode 1] Score: 500.0\n',
    );
  });
});

describe('[OUT3] a person can follow a run', () => {
  const written = (stream: PassThrough): string => String(stream.read() ?? '');
  const terminal = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY, columns: 200 });

  it('in a log by plain lines, each with the time left', () => {
    const [lines, bar] = [new PassThrough(), terminal(false)];
    const progress = createProgress({ recipe: HOUSE, seed: 1, lines, bar: bar as never });
    progress.begin?.({ step: 9_000, episodes: 50, best: 321, sinceReport: 0 });
    progress.episode(end(51, 10, 9_010), 100);
    progress.episode(end(60, 20, 9_500), 100);
    progress.evaluation(9_550, 300); // worse than the best before the run was stopped
    progress.episode(end(70, 20, 9_700), 100);
    progress.evaluation(9_750, 400);
    progress.episode(end(80, 20, 9_990), 100);
    progress.stop();
    const log = written(lines).trimEnd().split('\n');
    expect(log).toHaveLength(3);
    for (const line of log) expect(line).toMatch(/^episode \d+ {2}step \d+ {2}.* {2}\d+ s left$/);
    expect(log.map((line) => /best (\S+)/.exec(line)?.[1])).toEqual(['321.0', '321.0', '400.0']);
    expect(written(bar)).toBe('');
  });

  it("in a terminal by one line that is drawn again, and the post's own lines above it", () => {
    const [lines, bar] = [new PassThrough(), terminal(true)];
    const progress = createProgress({ recipe: KERAS_BLOG, seed: 7, lines, bar: bar as never });
    progress.begin?.({ step: 0, episodes: 0, best: null, sinceReport: 0 });
    for (let i = 1; i <= 3; i++) progress.episode(end(i, 20, 20 * i), 100);
    progress.stop();
    expect(written(lines)).toBe([1, 2, 3].map((i) => `[Train Episode ${i}] Score: 9.0\n`).join(''));
    const screen = written(bar);
    const drawn = screen.slice(screen.lastIndexOf(' % ')).split('\u001b')[0]!;
    const facts = /^ % {2}\S+ left {2}episode 3 {2}return 20 {2}best - {2}epsilon 0\.080 {2}100 steps\/s {2}/.exec(
      drawn,
    )?.[0];
    expect(facts?.length).toBeLessThan(77); // a narrow terminal shows them all
    expect(drawn).toMatch(/keras-blog seed 7$/);
    expect(screen).not.toContain('\n\n');
  });

  it('the time left is that of what is left, at the pace since this process began', () => {
    expect(leftText(10, 100, 900)).toBe('90 s left');
    expect(leftText(10, 100, 3_000)).toBe('5 min left');
    expect(leftText(10, 100, -5)).toBe('0 s left');
  });
});

it('[OUT4] --list is a table of all recipes in columns of fixed width', () => {
  const [head, ...rows] = recipeTable(RECIPES).trimEnd().split('\n');
  const titles = ['recipe', 'world', 'learner', 'loss', 'lr', 'gamma', 'batch', 'replay', 'budget', 'hash', 'source'];
  expect(head!.split(/ +/)).toEqual(titles);
  const starts = titles.map((title) => head!.indexOf(title));
  expect(rows.map((row) => row.split(' ')[0])).toEqual(RECIPES.map(({ name }) => name));
  for (const row of rows) {
    for (const start of starts) expect(row[start]).not.toBe(' ');
    for (const start of starts.slice(1)) expect(row.slice(start - 2, start)).toBe('  ');
  }
});

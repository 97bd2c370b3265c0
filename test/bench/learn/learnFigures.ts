/**
 * npm run learn:figures -- [--posts A,B] [--check]
 * Trains both sides of the posts of Learn over five seeds and writes what they came to into assets/learn; the pages draw it. A run is
 * a pure function of recipe and seed, so the files come out the same on every machine; --check says whether they would.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  blockBands,
  blockSize,
  type EpisodeAt,
  type FigureSide,
  type PostFigure,
  type Printed,
  type SideRun,
} from '../../../client/model/learn/postFigure.ts';
import { ownSide, SIDE_SEEDS, sideVariant } from '../../../client/model/learn/postSides.ts';
import { POSTS, type Post } from '../../../client/model/learn/posts.ts';
import { createEngine } from '../../../server/cli/support/engines.ts';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { createReportLines, shownLines } from '../../../shared/training/reportLines.ts';
import { createTrainee, engineFor } from '../../../shared/training/trainee.ts';

const REPORT_EPISODES = 100;
const PRINTED_SEED = 1;
const FIRST_LINES = 10;
const LAST_LINES = 6;

interface TrainedRun extends SideRun {
  readonly returns: readonly EpisodeAt[]; // of its training episodes
  readonly printed: Printed;
}

async function trained(recipe: AnyRecipe, seed: number): Promise<TrainedRun> {
  const spec = environmentNamed(recipe.environment)!;
  const trainee = await createTrainee({ recipe, seed, spec, engine: engineFor(recipe) }, createEngine);
  const { run, evaluator } = trainee;
  const lineOf = createReportLines(recipe);
  const bySteps = 'steps' in recipe.budget;
  const report = (episodes: number) => evaluator.report(run.served(), seed, episodes);
  const showsBoth = recipe.kind === 'dqn' && recipe.reportFormat === 'torch-blog';
  const untrained = showsBoth ? report(1).mean : null;
  const returns: EpisodeAt[] = [];
  const lines: string[] = [];
  for (const event of run.events()) {
    if (event.kind !== 'episode') continue;
    returns.push([bySteps ? event.step : event.episode, event.episodicReturn]);
    const line = lineOf(event, null);
    if (line !== null) lines.push(line);
  }
  const { mean, returns: greedy } = report(REPORT_EPISODES);
  const served = run.served();
  trainee.dispose();
  return {
    seed,
    episodes: run.episodes,
    steps: run.steps,
    end: mean,
    weightsSha256: weightsSha256(served),
    returns,
    printed: printedOf(lines, shownLines(recipe, greedy, untrained)),
  };
}

function printedOf(lines: readonly string[], shown: readonly string[]): Printed {
  const leftOut = Math.max(0, lines.length - FIRST_LINES - LAST_LINES);
  return { first: lines.slice(0, FIRST_LINES), leftOut, last: lines.slice(FIRST_LINES + leftOut), shown };
}

async function sideOf(recipe: AnyRecipe, blocks: number): Promise<{ side: FigureSide; first: TrainedRun }> {
  const runs: TrainedRun[] = [];
  for (const seed of SIDE_SEEDS) {
    const run = await trained(recipe, seed);
    runs.push(run);
    const { episodes, steps, end } = run;
    process.stderr.write(`${recipe.name} seed ${seed}: ${episodes} episodes, ${steps} steps, end ${end.toFixed(1)}\n`);
  }
  const side = {
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    runs: runs.map(({ returns: _, printed: __, ...run }) => run),
    bands: blockBands(
      runs.map(({ returns }) => returns),
      blockSize(recipe.budget, blocks),
    ),
  };
  return { side, first: runs.find(({ seed }) => seed === PRINTED_SEED)! };
}

async function figureOf(post: Post): Promise<PostFigure> {
  const [written, meant] = [sideVariant(post, 'written').recipe, sideVariant(post, 'meant').recipe];
  const one = await sideOf(written, post.blocks);
  const other = await sideOf(meant, post.blocks);
  const { printed } = ownSide(post) === 'meant' ? other.first : one.first;
  const command = `npm run learn:figures -- --posts ${post.id}`;
  return { post: post.id, command, budget: written.budget, written: one.side, meant: other.side, printed };
}

/** A band or a run on each line, so that a change can be read. */
function textOf(figure: PostFigure): string {
  const text = JSON.stringify(figure, null, 1);
  return `${text.replace(/\[\s+([-\d.,\s]+?)\s+\]/g, (_, row: string) => `[${row.replace(/\s+/g, ' ')}]`)}\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { posts: { type: 'string' }, check: { type: 'boolean', default: false } } });
  const names = values.posts?.split(',') ?? POSTS.map(({ id }) => id);
  for (const name of names) {
    const post = POSTS.find(({ id }) => id === name);
    if (!post) throw new Error(`there is no post ${name}: give some of ${POSTS.map(({ id }) => id).join(', ')}`);
    const path = `assets/learn/${post.id}.json`;
    const text = textOf(await figureOf(post));
    if (!values.check) writeFileSync(path, text);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      process.exitCode = 1;
      process.stderr.write(`${path} would come out otherwise\n`);
    }
  }
}

await main();

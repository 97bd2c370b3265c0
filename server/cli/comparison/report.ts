/** The comparison as one HTML file that needs nothing else: no script, no request, light and dark, for phones too. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { curveBands } from '../../../shared/learner/curveBands.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { FEWEST_SEEDS } from '../../../shared/learner/statistics.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { linearAxis, roundedLogAxis } from './axis.ts';
import { type ComparedRun, type EndedRun, hasEnded, type RecipeSummary } from './comparison.ts';
import { type Curve, curveCharts } from './curveCharts.ts';
import { type Html, html, verbatim } from './html.ts';
import { type Strip, stripChart } from './stripChart.ts';
import { STYLE } from './style.ts';
import { curveTable, runTable, summaryTable } from './tables.ts';
import { counted, duration, meanReturn, seconds, whole } from './words.ts';

export interface Comparison {
  readonly spec: EnvironmentSpec; // the world of all runs
  readonly recipes: readonly AnyRecipe[];
  readonly seeds: readonly number[];
  readonly summaries: readonly RecipeSummary[]; // by recipe
  readonly runs: readonly ComparedRun[]; // by recipe, then seed
  readonly circumstances: Circumstances;
}

export interface Circumstances {
  readonly command: string; // that makes the report again
  readonly machine: string;
  readonly node: string;
  readonly date: string; // ISO 8601
  readonly wallSeconds: number;
}

export function reportPage(comparison: Comparison): string {
  const { spec, recipes, seeds, summaries, runs } = comparison;
  const names = recipes.map(({ name }) => name).join(', ');
  const headings = recipes.map(({ name }, i) => html`<span>${name}${i < recipes.length - 1 ? ',' : ''}</span> `); // a name stays whole where it can
  const ended = runs.filter(hasEnded);
  const curves = recipes.map((recipe): Curve => {
    const own = ended.filter((run) => run.recipe === recipe).map(({ curve }) => curve);
    return { name: recipe.name, runs: own.length, bands: curveBands(own) };
  });
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,"><title>${names} on ${spec.id}</title><style>${verbatim(STYLE)}</style></head>
<body><main>
<header><h1>${headings}</h1><p class="lead">${counted(seeds.length, 'seed')} each on ${spec.id}, solved from a mean return of ${meanReturn(spec.solvedAt)} over 100 greedy episodes.</p></header>
${warnings(comparison)}
${summaryTable(summaries)}
<section class="curves"><h2>Learning curves</h2>
<p>Greedy mean return by environment step: the line is the interquartile mean over seeds, the band their middle half, the faint area from the least to the most. A curve goes as far as at least half of its runs; its line is thinner from where the first has ended. Where evaluations are too close to be told apart, their mean is drawn. Dotted across: solved.</p>
${curveCharts(curves, spec.solvedAt)}
<details><summary>The curves as numbers</summary>${curves.map((curve) => (curve.bands.length > 0 ? curveTable(curve) : null))}</details></section>
<section><h2>Every seed</h2><p>A dot is a run, from the first seed above to the last below. The bar across the final returns is their interquartile mean in its 95\u00a0% interval; the one across steps and seconds is the median. A cross at the right never solved it.</p>
${stripCharts(comparison, ended)}
${runTable(runs)}</section>
<section><h2>What was run</h2>${facts(comparison)}</section>
</main></body></html>
`.html;
}

function warnings({ seeds, runs }: Comparison): Html {
  const broken = runs.flatMap((run) => (hasEnded(run) ? [] : [run]));
  return html`${
    seeds.length < FEWEST_SEEDS
      ? html`<p class="note">${counted(seeds.length, 'seed')} only: an anecdote. Differences between recipes may be luck; ${FEWEST_SEEDS} seeds are the least, 5 and more are better.</p>`
      : null
  }${broken.map(({ recipe, seed, reason }) => html`<p class="note">${recipe.name} with seed ${seed} broke off and is not counted: ${reason}</p>`)}`;
}

function stripCharts({ recipes, summaries, spec }: Comparison, ended: readonly EndedRun[]): Html {
  const strips = (
    value: (run: EndedRun) => number | null,
    middle: (summary: RecipeSummary) => Omit<Strip, 'name' | 'dots'>,
  ) =>
    recipes.map(
      (recipe, i): Strip => ({
        name: recipe.name,
        dots: ended.filter((run) => run.recipe === recipe).map((run) => ({ seed: run.seed, value: value(run) })),
        ...middle(summaries[i]!),
      }),
    );
  const finals = ended.map(({ report }) => report.evaluation.mean);
  const steps = ended.flatMap(({ report }) => report.solvedAtStep ?? []);
  const times = ended.flatMap(({ report }) => report.solvedAtSeconds ?? []);
  const charts = [
    finals.length > 0 &&
      stripChart({
        id: 'finals',
        title: 'Final mean return',
        caption: 'mean return of 100 greedy episodes',
        x: linearAxis(Math.max(spec.solvedAt, ...finals)),
        strips: strips(
          ({ report }) => report.evaluation.mean,
          ({ finalMean }) => ({ middle: finalMean?.iqm ?? null, interval: finalMean?.ci95 ?? null }),
        ),
        describe: meanReturn,
      }),
    steps.length > 0 &&
      stripChart({
        id: 'steps',
        title: 'Steps to solved',
        caption: 'environment steps',
        x: roundedLogAxis(Math.min(...steps), Math.max(...steps)),
        strips: strips(
          ({ report }) => report.solvedAtStep,
          ({ solvedAtStep }) => ({ middle: solvedAtStep?.median ?? null, interval: null }),
        ),
        describe: (value) => `step ${whole(value)}`,
      }),
    times.length > 0 &&
      stripChart({
        id: 'seconds',
        title: 'CPU seconds to solved',
        caption: 'seconds of training, evaluations excluded',
        x: roundedLogAxis(Math.min(...times), Math.max(...times)),
        strips: strips(
          ({ report }) => report.solvedAtSeconds,
          ({ solvedAtSeconds }) => ({ middle: solvedAtSeconds?.median ?? null, interval: null }),
        ),
        describe: (value) => `${seconds(value)} s`,
      }),
  ];
  return html`<div class="columns">${charts.flatMap((chart) => chart || [])}</div>`;
}

function facts({ recipes, seeds, circumstances: { command, machine, node, date, wallSeconds } }: Comparison): Html {
  const [first, last] = [seeds[0]!, seeds.at(-1)!];
  const entries: readonly (readonly [string, string | Html])[] = [
    ['command', html`<code>${command}</code>`],
    ['seeds', first === last ? String(first) : `${first} to ${last}`],
    [
      'date',
      html`<time datetime="${date}">${date.slice(0, 16).replace('T', ' ')} UTC</time>, ${duration(wallSeconds)}`,
    ],
    ['machine', `${machine}, Node ${node}`],
    ...recipes.map((recipe): readonly [string, Html] => [
      recipe.name,
      html`<code>${recipeHash(recipe).slice(0, 12)}</code>, ${budgetText(recipe)}: ${recipe.source}`,
    ]),
  ];
  return html`<dl class="facts">${entries.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}

const budgetText = ({ budget }: AnyRecipe): string =>
  'steps' in budget ? `${whole(budget.steps)} steps` : `${whole(budget.episodes)} episodes`;

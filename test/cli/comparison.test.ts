import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis, roundedLogAxis } from '../../server/cli/comparison/axis.ts';
import { summarise } from '../../server/cli/comparison/comparison.ts';
import { curvesCsv, runsCsv } from '../../server/cli/comparison/csv.ts';
import { html } from '../../server/cli/comparison/html.ts';
import { reportPage } from '../../server/cli/comparison/report.ts';
import { summaryText } from '../../server/cli/comparison/summaryText.ts';
import { HOUSE } from '../../shared/learner/recipes/house.ts';
import { madeUpComparison, madeUpRun } from './madeUpComparison.ts';

const NASTY = `</title><script>alert("x")</script>&'`;

describe('[COMPARE4] a summary', () => {
  it('counts solved runs, gives ranges over these, and how steady they are over all', () => {
    const runs = [madeUpRun(HOUSE, 1, 50, 20), madeUpRun(HOUSE, 2, 25, 40), madeUpRun(HOUSE, 3, 1, 20)];
    expect(summarise(HOUSE, 'CartPole-v1', runs)).toMatchObject({
      seeds: [1, 2, 3],
      solved: 2,
      solvedAtStep: { min: 550, median: 775, max: 1000 },
      solvedAtSeconds: { min: 0.55, median: 0.775, max: 1 },
      staysSolved: 2 / 3, // The one that never solved it is 0.
      finalMean: { min: 19, median: 500, max: 500 },
    });
  });
  it('names a broken run and has it in no figure', () => {
    const sound = [madeUpRun(HOUSE, 1, 50, 20), madeUpRun(HOUSE, 2, 25, 40)];
    const broken = { recipe: HOUSE, seed: 3, reason: 'out of memory' };
    const summary = summarise(HOUSE, 'CartPole-v1', [...sound, broken]);
    expect(summary).toEqual({
      ...summarise(HOUSE, 'CartPole-v1', sound),
      broken: [{ seed: 3, reason: 'out of memory' }],
    });
    expect(summaryText([summary])).toContain('house seed 3 broke off and is not counted: out of memory');
  });
  it('has nulls where nothing was solved or nothing ended', () => {
    const unsolved = summarise(HOUSE, 'CartPole-v1', [madeUpRun(HOUSE, 1, 1, 20)]);
    expect(unsolved).toMatchObject({ solved: 0, solvedAtStep: null, solvedAtSeconds: null, staysSolved: 0 });
    expect(unsolved.finalMean).toMatchObject({ iqm: 19, ci95: null });
    const nothing = summarise(HOUSE, 'CartPole-v1', [{ recipe: HOUSE, seed: 1, reason: 'x' }]);
    expect(nothing).toMatchObject({ seeds: [], solved: 0, staysSolved: null, finalMean: null });
  });
  it('says in words that one or two seeds are an anecdote, and that three are not', () => {
    const pages = [[1], [1, 2], [1, 2, 3]].map((seeds) => madeUpComparison(['house'], seeds));
    expect(pages.map((comparison) => reportPage(comparison).includes('an anecdote'))).toEqual([true, true, false]);
    expect(pages.map(({ summaries }) => summaryText(summaries).includes('an anecdote'))).toEqual([true, true, false]);
  });
});

describe('[COMPARE5] the report', () => {
  it('holds names and reasons as text, never as HTML', () => {
    const comparison = madeUpComparison([NASTY, 'house'], [1, 2, 3]);
    const broken = { recipe: comparison.recipes[0]!, seed: 4, reason: NASTY };
    const page = reportPage({ ...comparison, runs: [...comparison.runs, broken] });
    expect(page).not.toMatch(/<script|alert\("/);
    expect(page).toContain('&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;');
  });
  it('escapes whatever is put into a template, once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a') }), (text) => {
        const inner = html`<b title="${text}">${[text]}</b>`.html;
        expect(inner.replace(/&(amp|lt|gt|quot|#39);|[^<>&"']/g, '')).toBe('<""><>');
        expect(html`${html`<i>${text}</i>`}`.html).toBe(html`<i>${text}</i>`.html);
      }),
    );
  });
  it('names nothing outside itself', () => {
    const page = reportPage(madeUpComparison(['house'], [1, 2, 3]));
    const references = Array.from(page.matchAll(/(?:href|src|url)\s*[=(]\s*"?([^")\s>]+)/g), ([, target]) => target!);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((target) => !target.startsWith('#') && target !== 'data:,')).toEqual([]);
  });
  it('gives every id once, and refers to none that is not there', () => {
    const page = reportPage(madeUpComparison(['a', 'b', 'c'], [1, 2, 3]));
    const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const used = Array.from(page.matchAll(/(?:href="#|aria-\w+="(?!true))([\w-]+)"/g), ([, id]) => id!);
    expect(used.filter((id) => id.includes('-') && !ids.includes(id))).toEqual([]);
  });
  it('of runs too short for any evaluation says so', () => {
    const comparison = madeUpComparison(['house'], [1, 2, 3]);
    const runs = comparison.runs.map((run) => ({ ...run, curve: [] }));
    expect(reportPage({ ...comparison, runs })).toContain('No run came as far as its first evaluation');
  });
});

describe('[COMPARE6] the CSV files', () => {
  it('have a row a run and a row an evaluation', () => {
    const { runs } = madeUpComparison(['house', 'other'], [1, 2]);
    expect(runsCsv(runs).trimEnd().split('\r\n')).toHaveLength(1 + 4);
    expect(curvesCsv(runs).trimEnd().split('\r\n')).toHaveLength(1 + 2 * (200 + 220));
    expect(curvesCsv(runs)).toMatch(/^recipe,seed,step,mean\r\nhouse,1,50,0\r\nhouse,1,100,3\r\n/);
  });
  it('quote what needs it, and begin no cell as a formula', () => {
    const run = (name: string) => [madeUpRun({ ...HOUSE, name }, 1, 1, 1)];
    expect(curvesCsv(run('a "b", c'))).toContain('\r\n"a ""b"", c",1,50,0\r\n');
    expect(curvesCsv(run('=1+1'))).toContain('\r\n =1+1,1,50,0\r\n');
  });
});

describe('axes', () => {
  it('begin at 0 and end at a round number that holds the highest', () => {
    expect(linearAxis(500).ticks.map(({ label }) => label)).toEqual(['0', '100', '200', '300', '400', '500']);
    expect(linearAxis(0.74).ticks.map(({ label }) => label)).toEqual(['0', '0.2', '0.4', '0.6', '0.8']);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e8, noNaN: true }), (highest) => {
        const { ticks, place } = linearAxis(highest);
        expect(place(highest)).toBeLessThanOrEqual(1 + 1e-6);
        expect(ticks.length).toBeGreaterThan(2);
        expect(ticks.length).toBeLessThan(9);
        expect(ticks.at(-1)!.at).toBeCloseTo(1, 9);
      }),
    );
  });
  it('can end at the highest itself', () => {
    expect(linearAxis(11_000, false).place(11_000)).toBe(1);
    expect(linearAxis(11_000, false).ticks.map(({ label }) => label)).toEqual(['0', '2.5k', '5k', '7.5k', '10k']);
  });
  it('of logarithms keep to their ends, with labels at the powers of ten', () => {
    const { place, ticks } = logAxis(50, 164_000);
    expect([place(50), place(164_000)]).toEqual([0, 1]);
    expect(ticks.flatMap(({ label }) => label || [])).toEqual(['100', '1k', '10k', '100k']);
    expect(ticks.every(({ at }) => at >= -1e-9 && at <= 1 + 1e-9)).toBe(true);
  });
  it('of logarithms can be rounded to leave space around a few numbers', () => {
    const labels = (low: number, high: number) => roundedLogAxis(low, high).ticks.flatMap(({ label }) => label || []);
    expect(labels(650, 1350)).toEqual(['500', '1k', '2k']);
    expect(labels(0.096, 0.124)).toEqual(['0.05', '0.1', '0.2']);
    expect(labels(250, 132_000)).toEqual(['1k', '10k', '100k']);
    expect(roundedLogAxis(100, 100).place(100)).toBe(0);
  });
});

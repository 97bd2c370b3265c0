import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS } from '../../../client/model/run/pointRows.ts';
import { createRunModel } from '../../../client/model/run/runModel.ts';
import type { RunEvent, RunPoint } from '../../../shared/protocol/runEvents.ts';
import { FIXED } from '../../support/states.ts';
import { DETAIL, evaluationAt, eventOfEpisode, merged, newsOf, pointOfEpisode } from './madeUpRun.ts';

/** Every tenth event is an evaluation. */
function madeUp(returns: readonly number[]) {
  const events: RunEvent[] = [];
  const points: RunPoint[] = [];
  for (const mean of returns) {
    points.push(pointOfEpisode(points.length + 1, mean));
    events.push(eventOfEpisode(events.length + 1, points.at(-1)!));
    if (events.length % 10 === 9) events.push(evaluationAt(events.length + 1, points.length));
  }
  const upTo = (number: number) => events.slice(0, number);
  const episodes = (some: readonly RunEvent[]) =>
    some.flatMap((e) => (e.kind === 'episode' ? [points[e.episode - 1]!] : []));
  return { events, upTo, episodes };
}

const returns = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 260 });

describe('[WATCH3] history and what follows', () => {
  it('give one series, however they are split and wherever they overlap', () => {
    const cuts = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(returns, cuts, fc.nat({ max: 12 }), (all, where, overlap) => {
        const { events, upTo, episodes } = madeUp(all);
        const whole = createRunModel();
        whole.begin(DETAIL);
        expect(whole.onEvents(events)).toBe(true);
        const split = createRunModel();
        split.begin(DETAIL);
        const [history = 0, ...ends] = where.map((cut) => Math.min(cut, events.length)).sort((a, b) => a - b);
        const known = upTo(history);
        split.onHistory(
          history,
          episodes(known),
          known.filter(({ kind }) => kind !== 'episode'),
        );
        for (const end of [...ends, events.length]) {
          const fresh = events.slice(Math.max(split.newest() - overlap, 0), end);
          if (fresh.length > 0) expect(split.onNews(newsOf(fresh, episodes(fresh), false))).toBe(true);
        }
        expect(split.series()).toEqual(whole.series());
        expect(split.evaluations()).toEqual(whole.evaluations());
        expect(split.newest()).toBe(events.length);
      }),
      FIXED,
    );
  });

  it('keep the mean of the last 100 episodes, bundled or not', () => {
    fc.assert(
      fc.property(returns, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }), (all, sizes) => {
        const { events, episodes } = madeUp(all);
        const model = createRunModel();
        model.begin(DETAIL);
        for (let from = 0, i = 0; from < events.length; i++) {
          const fresh = events.slice(from, from + sizes[i % sizes.length]!);
          expect(model.onNews(newsOf(fresh, episodes(fresh), true))).toBe(true);
          from += fresh.length;
        }
        expect(model.lastPoint()?.last).toBe(all.length);
        const bundle = (model.series().episode.at(-101) ?? 0) + 100 === all.length; // then no bundle crosses the border
        const last = all.slice(-100);
        const mean = last.reduce((a, b) => a + b, 0) / last.length;
        if (all.length <= 100 || bundle) expect(model.series().mean100.at(-1)).toBeCloseTo(mean, 6);
        expect(Math.max(...model.series().max)).toBe(Math.max(...all));
      }),
      FIXED,
    );
  });

  it('say that something is missing, and take it when it comes', () => {
    const { events, episodes } = madeUp(Array.from({ length: 30 }, (_, i) => i + 1));
    const model = createRunModel();
    model.begin(DETAIL);
    expect(model.onEvents(events.slice(0, 5))).toBe(true);
    expect(model.onEvents(events.slice(6, 8))).toBe(false);
    const ahead = events.slice(8, 12);
    expect(model.onNews(newsOf(ahead, episodes(ahead), true))).toBe(false);
    expect(model.newest()).toBe(5);
    expect(model.onEvents(events.slice(2, 12))).toBe(true);
    expect(model.onNews(newsOf(ahead, episodes(ahead), true))).toBe(true);
    expect(model.series().episode).toHaveLength(11); // one of the twelve is an evaluation
  });

  it('ask for single episodes where a bundle holds known and new ones', () => {
    const { events, episodes } = madeUp([1, 2, 3, 4, 5, 6]);
    const model = createRunModel();
    model.begin(DETAIL);
    model.onEvents(events.slice(0, 3));
    const bundle = events.slice(1, 6);
    expect(model.onNews(newsOf(bundle, episodes(bundle), true))).toBe(false);
    expect(model.series().mean).toEqual([1, 2, 3]);
    expect(model.onEvents(events.slice(3))).toBe(true);
    expect(model.series().mean).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('an old answer takes nothing back', () => {
    const { events, episodes } = madeUp([1, 2, 3, 4]);
    const model = createRunModel();
    model.begin(DETAIL);
    model.onEvents(events);
    model.onHistory(2, merged(episodes(events.slice(0, 2))), []);
    expect(model.series().mean).toEqual([1, 2, 3, 4]);
  });
});

it('[WATCH4] begins the next run with nothing of the one before, and hears no more of that', () => {
  const { events, episodes } = madeUp([1, 2, 3]);
  const model = createRunModel();
  model.begin(DETAIL);
  model.onEvents(events);
  model.begin({ ...DETAIL, id: 'two' });
  expect(model.newest()).toBe(0);
  expect(model.series().episode).toEqual([]);
  expect(model.lastPoint()).toBeNull();
  expect(model.onNews(newsOf(events, episodes(events), false))).toBe(true);
  model.onSummary({ ...DETAIL, steps: 77 });
  model.onWeights({ run: 'one', step: 1, parameters: new Float32Array(1) });
  expect(model.newest()).toBe(0);
  expect(model.detail()).toMatchObject({ id: 'two', steps: 0 });
  expect(model.weights()).toBeNull();
});

it('[WATCH5] a run of 100,000 episodes is drawn from at most 4,000 rows, that still hold all of it', () => {
  const model = createRunModel();
  model.begin(DETAIL);
  const count = 100_000;
  for (let from = 1; from <= count; from += 5000) {
    model.onEvents(
      Array.from({ length: 5000 }, (_, i) => eventOfEpisode(from + i, pointOfEpisode(from + i, (from + i) % 501))),
    );
  }
  const { episode, min, max, mean, step } = model.series();
  expect(episode.length).toBeLessThanOrEqual(MOST_ROWS);
  expect(episode.length).toBeGreaterThan(MOST_ROWS / 4);
  expect([episode.at(-1), step.at(-1)]).toEqual([count, 10 * count]);
  expect([Math.min(...min), Math.max(...max)]).toEqual([0, 500]);
  const sum = mean.reduce((all, one, row) => all + one * (episode[row]! - (episode[row - 1] ?? 0)), 0);
  let expected = 0;
  for (let i = 1; i <= count; i++) expected += i % 501;
  expect(sum).toBeCloseTo(expected, 2);
  expect(episode.every((one, row) => one > (episode[row - 1] ?? 0))).toBe(true);
});

it('[WATCH3] steps go to whoever plays them, and a gap that any of them finds is told', () => {
  const model = createRunModel();
  model.begin(DETAIL);
  const steps = { run: 'one', episode: 1, seed: 1, from: 0, actions: [0], explored: [false], q: [0, 1] };
  expect(model.onSteps(steps)).toBe(true); // nobody plays them
  const heard: number[] = [];
  const stop = model.listenSteps(({ episode }) => heard.push(episode) > 0);
  model.listenSteps(({ episode }) => episode < 2);
  expect([1, 2].map((episode) => model.onSteps({ ...steps, episode }))).toEqual([true, false]);
  expect(model.onSteps({ ...steps, run: 'another', episode: 2 })).toBe(true);
  stop();
  model.onSteps(steps);
  expect(heard).toEqual([1, 2]);
});

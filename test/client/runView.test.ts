import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRunView } from '../../client/model/runView.ts';
import { createMoments } from '../../server/training/moments.ts';
import type { RunEvent, RunHistory, RunInfo } from '../../shared/protocol/events.ts';

const INFO: RunInfo = {
  id: 'one',
  recipe: 'house',
  recipeHash: 'h',
  seed: 5,
  environment: 'CartPole-v1',
  stepMs: 20,
};

function ended(number: number): RunEvent {
  return {
    number,
    kind: 'episode',
    episode: number,
    step: number * 10,
    updates: 0,
    episodicReturn: 10,
    epsilon: 1,
    tdLoss: null,
    qValues: null,
    collapse: null,
  };
}

function history(info: RunInfo, from: number, to: number): RunHistory {
  const events = Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => ended(from + i));
  return { info, events, current: null };
}

it('[WATCH3] takes history and what follows once each, in whatever overlap they come', () => {
  const run = createRunView();
  expect(run.onHistory(history(INFO, 1, 30))).toBe(true);
  expect(run.onEvents([ended(29), ended(30), ended(31)])).toBe(true);
  expect(run.series().episodes).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  expect(run.newest()).toBe(31);
});

it('[WATCH3] a gap asks for what is missing, and only that', () => {
  const run = createRunView();
  run.onHistory(history(INFO, 1, 3));
  expect(run.onEvents([ended(6)])).toBe(false);
  expect(run.newest()).toBe(3);
  expect(run.onHistory(history(INFO, 4, 7))).toBe(true);
  expect(run.series().episodes).toHaveLength(7);
});

it('[WATCH4] follows to the next run, with an empty curve', () => {
  const run = createRunView();
  run.onHistory(history(INFO, 1, 3));
  expect(run.onStarted(INFO)).toBe(false);
  expect(run.onStarted({ ...INFO, id: 'two' })).toBe(true);
  expect(run.newest()).toBe(0);
  expect(run.series().episodes).toEqual([]);
  expect(run.frame(0).hud.runsFollowed).toBe(2);
});

it('[WATCH4] a reconnect into another run asks for all of it', () => {
  const run = createRunView();
  run.onHistory(history(INFO, 1, 3));
  const other = { ...INFO, id: 'two' };
  expect(run.onHistory(history(other, 4, 5))).toBe(false); // asked above 3, which was another run's number
  expect(run.onHistory(history(other, 1, 5))).toBe(true);
  expect(run.series().episodes).toEqual([1, 2, 3, 4, 5]);
});

it('[MOMENT2] the page lists the moments that the server keeps, from the events alone', () => {
  const means = fc.array(fc.integer({ min: 8, max: 500 }), { maxLength: 120 });
  fc.assert(
    fc.property(means, fc.integer({ min: 1, max: 119 }), (all, cut) => {
      const server = createMoments((file) => {
        const step = Number(file.id.slice(4));
        const mean = all[step / 250 - 1]!;
        return {
          info: { id: file.id, recipe: 'house', recipeHash: 'h', seed: 5, step, episode: 1, mean, sha256: file.sha256 },
        };
      });
      server.begin('one');
      const events = all.map((mean, i): RunEvent => {
        const step = 250 * (i + 1);
        const moment = i % 10 === 9 ? null : `one.${step}`;
        if (moment) server.add(moment, new Uint8Array(1));
        return { number: i + 1, kind: 'evaluation', step, episode: 1, episodes: 100, mean, moment };
      });
      const run = createRunView();
      run.onHistory({ info: INFO, events: events.slice(0, cut), current: null });
      run.onEvents(events.slice(cut));
      expect(run.moments().map(({ id }) => id)).toEqual(server.list().map(({ id }) => id));
      run.onStarted({ ...INFO, id: 'two' });
      expect(run.moments()).toEqual([]);
    }),
    { seed: 1 },
  );
});

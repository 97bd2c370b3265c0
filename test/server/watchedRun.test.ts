import { describe, expect, it } from 'vitest';
import { createWatchedRun } from '../../server/workers/watchedRun.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { summary } from '../../shared/policy/evaluate.ts';
import type { TrainingPlan } from '../../shared/protocol/trainingNews.ts';

const PLAN: TrainingPlan = {
  run: 'a',
  recipe: HOUSE,
  seed: 1,
  stepMs: 20,
  newsMs: 100,
  evaluateEvery: 10,
  solvedInARow: 3,
  lingerMs: 1_000,
  maxEvents: 1_000,
};

describe('a watched run', () => {
  function* lives(episodes: number, length: number): Generator<RunProgress, void> {
    let step = 0;
    for (let episode = 1; episode <= episodes; episode++) {
      for (let i = 0; i < length; i++) {
        step++;
        const action = i % 2;
        yield {
          kind: 'step',
          episode,
          episodeSeed: episode,
          episodeStep: i,
          step,
          observation: new Float32Array(4),
          q: Float32Array.of(1 / 3, -2 / 3),
          action,
          explored: i === 0,
        };
      }
      const facts = { episodicReturn: length, episodicLength: length, epsilon: 0.5, tdLoss: null, qValues: null };
      yield { kind: 'episode', episode, step, updates: 0, collapse: null, ...facts };
    }
  }
  const good = () => summary([500, 500]);

  it('tells each step with its Q values in four digits, and each episode once', () => {
    const run = createWatchedRun(
      lives(3, 4),
      PLAN,
      () => summary([9]),
      () => null,
      475,
    );
    const first = run.step(0);
    expect(first).toEqual([{ kind: 'steps', episode: 1, seed: 1, actions: '0', explored: '1', q: [0.3333, -0.6667] }]);
    const all = [first, ...Array.from({ length: 40 }, () => run.step(0))].flat();
    expect(run.over()).toBe(true);
    const kinds = all.map((news) => (news.kind === 'event' ? news.event.kind : news.kind));
    expect(kinds.filter((kind) => kind === 'steps')).toHaveLength(12);
    expect(kinds.filter((kind) => kind === 'episode')).toHaveLength(3);
    expect(kinds.at(-1)).toBe('ended');
    expect(run.step(0)).toEqual([]);
  });
  it('[RUN4] is solved after three good evaluations in a row, and ends at the end of an episode once shown long enough', () => {
    const run = createWatchedRun(lives(100, 25), PLAN, good, () => null, 475);
    const events: string[] = [];
    for (let i = 1; !run.over(); i++) {
      for (const news of run.step(i * 20))
        if (news.kind === 'event') events.push(`${news.event.kind} ${news.event.step}`);
    }
    expect(events.filter((one) => one.startsWith('solved'))).toEqual(['solved 30']);
    expect(events.at(-1)).toBe('ended 100'); // solved at 600 ms, shown until after 1,600 ms, which is within the fourth episode
  });
  it('[MOMENT1] sends each evaluated policy before the event that names it, with the episodes finished by then', () => {
    const asked: unknown[] = [];
    const run = createWatchedRun(
      lives(5, 8),
      PLAN,
      () => summary([9, 11]),
      (at) => {
        asked.push(at);
        return at.step === 20 ? null : Uint8Array.of(at.step);
      },
      475,
    );
    const told: string[] = [];
    while (!run.over()) {
      for (const news of run.step(0)) {
        if (news.kind === 'moment') told.push(`${news.id}: ${news.bytes.join()}`);
        if (news.kind === 'event' && news.event.kind === 'evaluation')
          told.push(`${news.event.moment} of episode ${news.event.episode}`);
      }
    }
    expect(told).toEqual([
      ...['a.10: 10', 'a.10 of episode 1'],
      'null of episode 2',
      ...['a.30: 30', 'a.30 of episode 3'],
      ...['a.40: 40', 'a.40 of episode 4'],
    ]);
    expect(asked[0]).toEqual({ step: 10, episode: 1, mean: 10 });
  });
  it('[RUN4] ends before its history grows too long', () => {
    const run = createWatchedRun(
      lives(1_000, 5),
      { ...PLAN, maxEvents: 20 },
      () => summary([9]),
      () => null,
      475,
    );
    let events = 0;
    while (!run.over()) events += run.step(0).filter((news) => news.kind === 'event').length;
    expect(events).toBeLessThan(25);
  });
});

import { describe, expect, it } from 'vitest';
import { type LiveRunsNeeds, startLiveRuns } from '../../server/training/liveRuns.ts';
import { createRunHub } from '../../server/training/runHub.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import type { RunEvent, RunInfo, RunSteps } from '../../shared/protocol/events.ts';
import type { TrainingNews } from '../../shared/protocol/trainingNews.ts';

const INFO: RunInfo = { id: 'a', recipe: 'house', recipeHash: 'h', seed: 1, environment: 'CartPole-v1', stepMs: 20 };

function steps(episode: number, actions: string): TrainingNews {
  return {
    kind: 'steps',
    episode,
    seed: 100 + episode,
    actions,
    explored: actions,
    q: [...actions].flatMap(() => [1, 2]),
  };
}
const event = (step: number): TrainingNews => ({
  kind: 'event',
  event: { kind: 'evaluation', step, episode: 0, episodes: 100, mean: 9, moment: null },
});

/** All that the watchers heard. */
function listeningHub() {
  const heard = { started: [] as RunInfo[], events: [] as RunEvent[], steps: [] as RunSteps[], batches: 0 };
  const moments: string[] = [];
  const hub = createRunHub(
    {
      started: (info) => void heard.started.push(info),
      events: (events) => {
        heard.events.push(...events);
        heard.batches++;
      },
      steps: (one) => void heard.steps.push(one),
    },
    { begin: (run) => void moments.push(`run ${run}`), add: (id) => void moments.push(id) },
  );
  return { hub, heard, moments };
}

describe('the run hub', () => {
  it('[RUN1] numbers events from 1 without a gap', () => {
    const { hub, heard } = listeningHub();
    hub.begin(INFO);
    for (let i = 1; i <= 30; i++) {
      hub.take('a', event(i));
      if (i % 7 === 0) hub.flush();
    }
    hub.flush();
    expect(heard.events.map((one) => one.number)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(heard.batches).toBe(5);
  });
  it('[RUN2] a late joiner has the history up to what was broadcast, and the rest comes with the next batch', () => {
    const { hub, heard } = listeningHub();
    hub.begin(INFO);
    for (let i = 1; i <= 5; i++) hub.take('a', event(i));
    hub.flush();
    hub.take('a', event(6)); // not broadcast yet
    const history = hub.history(0)!;
    const before = heard.events.length;
    hub.flush();
    const all = [...history.events, ...heard.events.slice(before)];
    expect(all.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(hub.history(4)!.events.map((one) => one.number)).toEqual([5, 6]);
    expect(hub.history(99)!.events).toEqual([]);
  });
  it('[RUN2] the steps of the running episode join to the history without a hole', () => {
    const { hub, heard } = listeningHub();
    hub.begin(INFO);
    hub.take('a', steps(1, '01'));
    hub.take('a', steps(1, '10'));
    hub.flush();
    hub.take('a', steps(1, '111'));
    const { current } = hub.history(0)!;
    expect(current).toMatchObject({ episode: 1, seed: 101, from: 0, actions: '0110' });
    hub.flush();
    expect(heard.steps.at(-1)).toMatchObject({ from: 4, actions: '111', q: [1, 2, 1, 2, 1, 2] });
  });
  it('[RUN2] the last steps of an episode are told before the next one begins', () => {
    const { hub, heard } = listeningHub();
    hub.begin(INFO);
    hub.take('a', steps(1, '0110'));
    hub.take('a', event(4));
    hub.take('a', steps(2, '1'));
    hub.flush();
    expect(heard.steps.map(({ episode, from, actions }) => [episode, from, actions])).toEqual([
      [1, 0, '0110'],
      [2, 0, '1'],
    ]);
  });
  it('[MOMENT1] hands on the moments of the live run, and of no other', () => {
    const { hub, moments } = listeningHub();
    const moment = (id: string): TrainingNews => ({ kind: 'moment', id, bytes: new Uint8Array(1) });
    hub.begin(INFO);
    hub.take('a', moment('a.250'));
    hub.begin({ ...INFO, id: 'b' });
    hub.take('a', moment('a.500'));
    hub.take('b', moment('b.250'));
    expect(moments).toEqual(['run a', 'a.250', 'run b', 'b.250']);
  });
  it('[RUN3] a new run starts its numbers anew, and news of the old one is ignored', () => {
    const { hub, heard } = listeningHub();
    expect(hub.history(0)).toBeNull();
    hub.begin(INFO);
    hub.take('a', event(1));
    hub.begin({ ...INFO, id: 'b', seed: 2 });
    hub.take('a', event(2));
    hub.take('b', event(1));
    hub.flush();
    expect(heard.events.map((one) => one.number)).toEqual([1, 1]);
    expect(hub.history(0)).toMatchObject({ info: { id: 'b' }, events: [{ number: 1, step: 1 }], current: null });
  });
});

describe('the row of live runs', () => {
  function supervised() {
    const { hub, heard } = listeningHub();
    const ends: ((problem: string | null) => void)[] = [];
    const waits: { ms: number; run: () => void }[] = [];
    const crashes: string[] = [];
    let id = 0;
    const needs: LiveRunsNeeds = {
      hub,
      recipe: HOUSE,
      stepMs: 20,
      newSeed: () => 100 + id,
      newId: () => `run-${++id}`,
      start: (_plan, _onNews, onEnd) => {
        ends.push(onEnd);
        return () => {};
      },
      after: (ms, run) => {
        waits.push({ ms, run });
        return () => {};
      },
      crashed: (run, problem) => void crashes.push(`${run}: ${problem}`),
    };
    startLiveRuns(needs);
    return { heard, ends, waits, crashes, hub };
  }
  it('[RUN3] one follows another with a new id and seed', () => {
    const { heard, ends, waits } = supervised();
    ends[0]!(null);
    waits[0]!.run();
    expect(heard.started.map(({ id, seed }) => [id, seed])).toEqual([
      ['run-1', 101],
      ['run-2', 102],
    ]);
  });
  it('[RUN3] a crashed one is told, ended and replaced, ever more slowly', () => {
    const { heard, ends, waits, crashes } = supervised();
    for (let i = 0; i < 3; i++) {
      ends[i]!('out of memory');
      waits[i]!.run();
    }
    expect(crashes).toEqual(['run-1: out of memory', 'run-2: out of memory', 'run-3: out of memory']);
    expect(heard.events.map((one) => one.kind)).toEqual(['ended', 'ended', 'ended']);
    expect(waits.map((wait) => wait.ms)).toEqual([1_000, 2_000, 4_000]);
    expect(heard.started).toHaveLength(4);
  });
});

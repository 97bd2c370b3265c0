import { describe, expect, it } from 'vitest';
import { createRunHub } from '../../server/training/runHub.ts';
import type { RunEvent, RunNews, RunSteps } from '../../shared/protocol/runEvents.ts';
import { unpackNews, unpackSteps } from '../../shared/protocol/runPack.ts';

const episode = (number: number, episodicReturn = number): RunEvent => ({
  number,
  kind: 'episode',
  episode: number,
  step: 10 * number,
  updates: 3 * number,
  episodicReturn,
  epsilon: 1 / number,
  tdLoss: null,
  qValues: null,
  collapse: null,
});
const solved = (number: number): RunEvent => ({ number, kind: 'solved', step: 10 * number });
const steps = (of: number, from: number, actions: readonly number[]) => ({
  kind: 'steps' as const,
  episode: of,
  seed: 100 + of,
  from,
  actions,
  explored: actions.map((action) => action === 1),
  q: actions.flatMap(() => [1, 2]),
});

/** All that the watchers heard. */
function listeningHub(newest = 0) {
  const heard = { news: [] as RunNews[], steps: [] as RunSteps[] };
  const hub = createRunHub('run', newest, {
    news: (packed) => void heard.news.push(unpackNews(JSON.parse(JSON.stringify(packed)))!),
    steps: (packed) => void heard.steps.push(unpackSteps(packed)!),
  });
  let nowMs = 0;
  function flush(): void {
    nowMs += 1_000; // whatever was told before, the line is free again
    hub.flush(nowMs);
  }
  return { hub, heard, flush };
}

describe('the live end of a run', () => {
  it('[RUN1] tells its events under their own numbers, message after message without a gap', () => {
    const { hub, heard, flush } = listeningHub(40);
    for (let number = 41; number <= 70; number++) {
      hub.event(number % 5 === 0 ? solved(number) : episode(number));
      if (number % 7 === 0) flush();
    }
    flush();
    let known = 40;
    for (const { after, newest, events } of heard.news) {
      expect(after).toBe(known);
      expect(events.every(({ number }) => number > after && number <= newest)).toBe(true);
      known = newest;
    }
    expect(known).toBe(70);
    expect(hub.told()).toBe(70);
    expect(heard.news.flatMap(({ events }) => events.map(({ number }) => number))).toEqual([45, 50, 55, 60, 65, 70]);
  });
  it('[RUN1] refuses an event whose number does not follow', () => {
    const { hub } = listeningHub(3);
    hub.event(episode(4));
    expect(() => hub.event(episode(4))).toThrow('event 4 of run run follows 4');
    expect(() => hub.event(episode(6))).toThrow('event 6 of run run follows 4');
  });
  it('[RUN1] all episodes of a message are one point: mean, least and most', () => {
    const { hub, heard, flush } = listeningHub();
    for (let number = 1; number <= 4; number++) hub.event(episode(number, 10 * number));
    flush();
    expect(heard.news[0]!.points).toMatchObject([
      { first: 1, last: 4, step: 40, updates: 12, mean: 25, min: 10, max: 40 },
    ]);
    flush();
    expect(heard.news).toHaveLength(1); // nothing has come
  });
  it('[RUN2] who was away for a moment has what it missed; who was away for longer has to ask', () => {
    const { hub, heard, flush } = listeningHub(10);
    for (let number = 11; number <= 211; number++) {
      hub.event(episode(number));
      flush();
    }
    expect(hub.since(200)!.map((packed) => unpackNews(packed)!.after)).toEqual([
      200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210,
    ]);
    expect(hub.since(211)).toEqual([]);
    expect(hub.since(11)).toBeNull();
    expect(hub.since(999)).toBeNull();
    expect(heard.news).toHaveLength(201);
  });
  it('[RUN2] the steps of the running episode join to what is told next without a hole', () => {
    const { hub, heard, flush } = listeningHub();
    hub.steps(steps(1, 0, [0, 1]), 0);
    hub.steps(steps(1, 2, [1, 0]), 50);
    flush();
    hub.steps(steps(1, 4, [1, 1, 1]), 100);
    expect(unpackSteps(hub.current())).toMatchObject({ episode: 1, seed: 101, from: 0, actions: [0, 1, 1, 0] });
    flush();
    expect(heard.steps.at(-1)).toMatchObject({ run: 'run', from: 4, actions: [1, 1, 1], q: [1, 2, 1, 2, 1, 2] });
  });
  it('[RUN2] the last steps of an episode are told before the next one begins', () => {
    const { hub, heard, flush } = listeningHub();
    hub.steps(steps(1, 0, [0, 1, 1, 0]), 0);
    hub.steps(steps(2, 0, [1]), 10);
    flush();
    expect(heard.steps.map((one) => [one.episode, one.from, one.actions])).toEqual([
      [1, 0, [0, 1, 1, 0]],
      [2, 0, [1]],
    ]);
  });
  it('[RUN2] an episode whose beginning is unknown is not told', () => {
    const { hub, heard, flush } = listeningHub();
    hub.steps(steps(7, 12, [0, 1]), 0);
    flush();
    expect(hub.current()).toBeNull();
    hub.steps(steps(8, 0, [1]), 10);
    flush();
    expect(heard.steps.map((one) => one.episode)).toEqual([8]);
  });
  it('[RUN2, RUN13] a run faster than a spectator’s line tells whole episodes, as many as fit, and all news', () => {
    const heard = { news: [] as RunNews[], steps: [] as RunSteps[] };
    let characters = 0;
    const hub = createRunHub('run', 0, {
      news: (packed) => {
        characters += JSON.stringify(packed).length + 25;
        heard.news.push(unpackNews(packed)!);
      },
      steps: (packed) => {
        characters += packed.length + 25;
        heard.steps.push(unpackSteps(packed)!);
      },
    });
    const seconds = 60;
    let of = 0;
    for (let ms = 0; ms < 1_000 * seconds; ms += 100) {
      for (let more = 0; more < 4; more++) {
        hub.steps(steps(++of, 0, [0, 1, 0, 1, 1]), ms); // 40 episodes a second
        hub.event(episode(of));
      }
      if (ms % 300 === 0) hub.flush(ms);
    }
    hub.close();
    expect(characters / seconds).toBeLessThan(600);
    expect(characters / seconds).toBeGreaterThan(400);
    expect(heard.news.at(-1)!.newest).toBe(of);
    expect(heard.news.length).toBeGreaterThan(seconds / 1.3); // none waits for longer than a second and the next flush
    const told = new Map<number, number[]>();
    for (const { episode: which, from, actions } of heard.steps) {
      const before = told.get(which) ?? [];
      expect(from).toBe(before.length);
      told.set(which, [...before, ...actions]);
    }
    expect(told.size).toBeGreaterThan(seconds);
    for (const actions of told.values()) expect(actions).toEqual([0, 1, 0, 1, 1]);
  });
  it('[RUN2] a run at CartPole’s own speed is told step by step, none left out', () => {
    const { hub, heard } = listeningHub();
    let ms = 0;
    for (let of = 1; of <= 30; of++) {
      for (let from = 0; from < 100; from += 5) {
        hub.steps(steps(of, from, [0, 1, 0, 1, 1]), ms);
        ms += 100;
        if (ms % 300 === 0) hub.flush(ms);
      }
      hub.event(episode(of));
    }
    hub.close();
    expect(heard.steps.reduce((sum, { actions }) => sum + actions.length, 0)).toBe(3_000);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { decodeCheckpoint, sha256Hex } from '../../shared/policy/checkpoint.ts';
import { parseMoments } from '../../shared/protocol/parseAgents.ts';
import { parseCheckpoints, parseRunList, parseRunWeights } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail } from '../../shared/protocol/parseRunDetail.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { isTerminated, step } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { ensureServerBuilt, TRAINING_WORKER } from './built.ts';
import { collect, numbers, rest, upTo, watchRun } from './runSupport.ts';
import { ask, testServer, visit } from './support.ts';

let server: RunningServer;
let api: ReturnType<typeof rest>;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await testServer(
    {
      startTraining: (plan, onNews, onEnd) => startTrainingThread(TRAINING_WORKER, plan, onNews, onEnd),
      playlist: [{ recipe: { ...HOUSE, budget: { steps: 200_000 } }, stepMs: 60 }], // longer than the tests
    },
    { RUN_STEP_MS: '2' },
  );
  api = rest(server.port);
}, 60_000);
afterAll(() => server.stop());

describe('the showcase', () => {
  it('[RUN5] its steps, stepped here from the episode’s seed, end where the server says', async () => {
    const { client } = await visit(server.port);
    const { run, current } = await watchRun(client, null);
    const heard = await collect(client, (_, steps) => new Set(steps.map(({ episode }) => episode)).size >= 5);
    const episodes = new Map<number, { seed: number; actions: number[] }>();
    for (const part of [...(current ? [current] : []), ...heard.steps]) {
      const known = episodes.get(part.episode) ?? { seed: part.seed, actions: [] };
      expect(part.from).toBe(known.actions.length);
      expect(part.q).toHaveLength(2 * part.actions.length);
      episodes.set(part.episode, { seed: part.seed, actions: [...known.actions, ...part.actions] });
    }
    let checked = 0;
    for (const event of await api.log(run.id)) {
      const episode = event.kind === 'episode' && episodes.get(event.episode);
      if (event.kind !== 'episode' || !episode) continue;
      if (episode.actions.length < event.episodicReturn) continue; // its end was not collected any more
      let cart = resetState(episode.seed);
      for (const [i, action] of episode.actions.entries()) {
        expect(isTerminated(cart), `episode ${event.episode} step ${i}`).toBe(false);
        cart = step(cart, action as Action);
      }
      expect(isTerminated(cart) || event.episodicReturn === 500).toBe(true);
      checked++;
    }
    expect(checked).toBeGreaterThanOrEqual(3);
    client.close();
  });

  it('[RUN2] reaches an early and a late joiner alike: what is broadcast follows the log without a gap', async () => {
    const early = await visit(server.port);
    const { run } = await watchRun(early.client, null);
    expect(run).toMatchObject({ origin: 'showcase', recipe: 'house', pace: 'watch', stepMs: 2, status: 'running' });
    const heard = await collect(early.client, (news) => news.length >= 4);
    let known = run.newest;
    for (const { run: of, after, newest } of heard.news) {
      expect([of, after]).toEqual([run.id, known]);
      known = newest;
    }
    const late = await visit(server.port);
    const joined = await watchRun(late.client, run.id);
    const log = await api.log(run.id, 7);
    expect(numbers(log)).toEqual(upTo(log.length));
    expect(log.length).toBeGreaterThanOrEqual(joined.run.newest);
    const told = heard.news.flatMap(({ events }) => events);
    expect(log).toEqual(expect.arrayContaining(told));
    const curve = await api.curve(run.id);
    expect(curve.points[0]).toMatchObject({ first: 1 });
    for (const [i, point] of curve.points.slice(1).entries()) expect(point.first).toBe(curve.points[i]!.last + 1);
    early.client.close();
    late.client.close();
  });

  it('[RUN2] who was away for a moment hears at once what it missed', async () => {
    const { client } = await visit(server.port);
    const { run } = await watchRun(client, null);
    const first = await collect(client, (news) => news.length >= 2);
    client.emit('run:leave');
    await new Promise((resolve) => setTimeout(resolve, 700));
    client.removeAllListeners('run:news');
    const again = collect(client, (news) => news.length >= 1);
    await watchRun(client, run.id, first.news.at(-1)!.newest);
    expect((await again).news[0]!.after).toBe(first.news.at(-1)!.newest);
    client.close();
  });

  it('[RUN10] weights go to those who look, as long as they look', async () => {
    const { client } = await visit(server.port);
    const other = await visit(server.port);
    const { run } = await watchRun(client, null);
    await watchRun(other.client, null);
    let others = 0;
    other.client.on('run:weights', () => others++);
    const came = new Promise<unknown>((resolve) => void client.once('run:weights', resolve));
    client.emit('run:look', { on: true });
    const weights = parseRunWeights(await came)!;
    expect(weights.run).toBe(run.id);
    expect(weights.parameters.length).toBeGreaterThan(100);
    expect(weights.parameters.every(Number.isFinite)).toBe(true);
    client.emit('run:look', { on: false });
    expect(others).toBe(0);
    client.close();
    other.client.close();
  });

  it('[RUN4] learns: its greedy evaluations come to 475, and it is called solved', async () => {
    const { run } = await watchRun((await visit(server.port)).client, null);
    const solved = await api.until(run.id, ({ solvedAt, status }) => solvedAt !== null || status !== 'running');
    expect(solved.solvedAt).toBeLessThan(10_000);
    expect(solved.mean100).toBeGreaterThan(30);
  }, 60_000);

  it('[MOMENT3] each moment is listed, can be fetched as the very policy, and sits at the other seat', async () => {
    const { client } = await visit(server.port);
    const [newest] = await api.get('runs?limit=1', parseRunList);
    const run = newest!;
    const kept = await api.get(`runs/${run.id}/checkpoints`, parseCheckpoints);
    const listed = (await api.get('moments', parseMoments)).filter((moment) => moment.run === run.id);
    expect(listed.map(({ id, sha256 }) => [id, sha256])).toEqual(kept.map(({ id, sha256 }) => [id, sha256]));
    const { id, sha256, step: at } = kept[0]!;
    for (const path of [`checkpoints/${id}`, `agents/${id}/model`]) {
      const bytes = new Uint8Array(await (await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`)).arrayBuffer());
      expect(sha256Hex(bytes)).toBe(sha256);
      expect(decodeCheckpoint(bytes)).toMatchObject({
        ok: true,
        value: { origin: { kind: 'moment', seed: run.seed, step: at } },
      });
    }
    const duel = await ask.join(client, id);
    expect(duel.seats[1]).toMatchObject({ kind: 'agent', agent: id, episode: kept[0]!.episode });
    client.close();
  });

  it('tells nobody who left', async () => {
    const { client } = await visit(server.port);
    await watchRun(client, null);
    client.emit('run:leave');
    await client.timeout(5_000).emitWithAck('race:start', { speed: '1x' }); // after the leave
    let heard = 0;
    client.on('run:steps', () => heard++);
    const other = await visit(server.port);
    await watchRun(other.client, null);
    await collect(other.client, (_, steps) => steps.length >= 2);
    expect(heard).toBe(0);
    client.close();
    other.client.close();
  });

  it('is told by REST too', async () => {
    const { client } = await visit(server.port);
    const live = await api.get('runs/live', parseRunDetail);
    const { run } = await watchRun(client, live.id);
    const { id, recipeHash, seed, settings } = live;
    expect(run).toMatchObject({ id, recipeHash, seed, settings });
    client.close();
  });
});

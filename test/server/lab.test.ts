import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { tooMuch } from '../../server/training/recipeLimits.ts';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { HOUSE, NETWORK_RECIPES, Q_TABLE, RECIPES } from '../../shared/learner/recipes/index.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { parseCheckpoints, parseRunList } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail } from '../../shared/protocol/parseRunDetail.ts';
import type { RunDetail } from '../../shared/protocol/runEvents.ts';
import { ensureServerBuilt, TRAINING_WORKER } from './built.ts';
import { accepted, collect, isOver, numbers, rest, upTo, watchRun } from './runSupport.ts';
import { ask, DUEL, testServer, visit } from './support.ts';

let server: RunningServer;
let api: ReturnType<typeof rest>;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await testServer({
    startTraining: (plan, onNews, onEnd) => startTrainingThread(TRAINING_WORKER, plan, onNews, onEnd),
    playlist: [{ recipe: Q_TABLE, stepMs: 500 }], // hardly moves: what is tested is beside it
  });
  api = rest(server.port);
}, 60_000);
afterAll(() => server.stop());

const SHORT = { base: 'house', budget: { steps: 2_000 } };
const LONG = { base: 'minimal-rl', budget: { steps: 900_000 } };

describe('a run that a visitor submits', () => {
  it('[RUN8] trains and ends, with the whole log, figures, checkpoints and a hash', async () => {
    const { client, session } = await visit(server.port);
    const run = accepted(await api.submit(session.token, { recipe: SHORT, seed: 5, pace: 'max' }));
    expect(run).toMatchObject({
      recipe: 'house-variant',
      seed: 5,
      pace: 'max',
      stepMs: 0,
      origin: 'lab',
      by: session.name,
    });
    const ended = await api.until(run.id, isOver);
    expect(ended).toMatchObject({
      status: 'ended',
      problem: null,
      steps: 2_000,
      settings: { ...HOUSE, name: 'house-variant', budget: { steps: 2_000 } },
    });
    const log = await api.log(run.id, 20);
    expect(numbers(log)).toEqual(upTo(ended.newest));
    expect(log.at(-1)).toEqual({
      number: ended.newest,
      kind: 'ended',
      step: 2_000,
      weightsSha256: ended.weightsSha256,
    });
    expect(log.filter(({ kind }) => kind === 'episode')).toHaveLength(ended.episodes);
    const curve = await api.curve(run.id);
    expect([curve.newest, curve.points.at(-1)!.last]).toEqual([ended.newest, ended.episodes]);
    const checkpoints = await api.get(`runs/${run.id}/checkpoints`, parseCheckpoints);
    const evaluated = log.flatMap((event) => (event.kind === 'evaluation' ? [[event.moment, event.mean]] : []));
    expect(checkpoints.map(({ id, mean }) => [id, mean])).toEqual(evaluated);
    const again = accepted(await api.submit(session.token, { recipe: SHORT, seed: 5, pace: 'max' }));
    expect(await api.until(again.id, isOver)).toMatchObject({
      weightsSha256: ended.weightsSha256,
      newest: ended.newest,
    });
    client.close();
  });

  it('[RUN1] is watched by anybody while it goes on: news without a gap to its end, and its status', async () => {
    const { client, session } = await visit(server.port);
    const other = await visit(server.port);
    const before = accepted(await api.submit(session.token, { recipe: LONG, seed: 1, pace: 'max' }));
    const run = accepted(
      await api.submit(session.token, {
        recipe: { base: 'keras-blog', budget: { steps: 40_000 } },
        seed: 1,
        pace: 'max',
      }),
    );
    const said: RunDetail[] = [];
    other.client.on('run:status', (raw) => void said.push(parseRunDetail(raw)!));
    const joined = await watchRun(other.client, run.id);
    expect(joined).toMatchObject({ run: { status: 'queued', place: 1 }, current: null });
    const heard = collect(other.client, (news) =>
      news.some(({ events }) => events.some(({ kind }) => kind === 'ended')),
    );
    accepted(await api.stop(session.token, before.id));
    const { news } = await heard;
    let known = 0;
    for (const one of news) {
      expect(one.after).toBe(known);
      expect(one.points.length).toBeLessThanOrEqual(1);
      known = one.newest;
    }
    const ended = await api.until(run.id, isOver);
    expect(known).toBe(ended.newest);
    expect(news.flatMap(({ points }) => points).at(-1)!.last).toBe(ended.episodes);
    await expect.poll(() => said.map(({ status }) => status)).toEqual(['running', 'ended']);
    client.close();
    other.client.close();
  }, 60_000);

  it('[RUN7] waits its turn: one runs, two wait, a fourth is refused; another session goes before the second', async () => {
    const first = await visit(server.port);
    const second = await visit(server.port);
    const submit = async (token: string) => api.submit(token, { recipe: LONG, seed: 3, pace: 'max' });
    const mine = [
      await submit(first.session.token),
      await submit(first.session.token),
      await submit(first.session.token),
    ].map(accepted);
    expect(mine.map(({ status, place }) => [status, place])).toEqual([
      ['running', null],
      ['queued', 1],
      ['queued', 2],
    ]);
    expect(await submit(first.session.token)).toMatchObject({
      code: 'queue-full',
      problems: [expect.stringContaining('2 runs waiting')],
    });
    const theirs = accepted(await submit(second.session.token));
    expect(theirs).toMatchObject({ status: 'queued', place: 1 });
    expect((await api.detail(mine[2]!.id)).place).toBe(3);
    const waiting = await api.get('runs?status=queued', parseRunList);
    expect(waiting).toHaveLength(3);

    expect(await api.stop(second.session.token, mine[0]!.id)).toMatchObject({ code: 'not-yours' });
    accepted(await api.stop(first.session.token, mine[0]!.id));
    await api.until(theirs.id, ({ status }) => status === 'running');
    expect(await api.until(mine[0]!.id, isOver)).toMatchObject({ status: 'stopped', weightsSha256: null });
    expect(accepted(await api.stop(first.session.token, mine[1]!.id))).toMatchObject({ status: 'stopped' });
    expect(await api.stop(first.session.token, mine[1]!.id)).toMatchObject({ code: 'is-over' });
    accepted(await api.stop(second.session.token, theirs.id));
    await api.until(mine[2]!.id, ({ status }) => status === 'running');
    accepted(await api.stop(first.session.token, mine[2]!.id));
    const stopped = await api.until(mine[2]!.id, isOver);
    expect(numbers(await api.log(mine[2]!.id))).toEqual(upTo(stopped.newest));
    first.client.close();
    second.client.close();
  }, 60_000);

  it('[RUN11] is refused in words without a session, from a foreign page, or with a recipe that is wrong or too much', async () => {
    const { client, session } = await visit(server.port);
    const wish = { recipe: SHORT, seed: 5, pace: 'max' };
    expect(await api.submit(null, wish)).toMatchObject({ code: 'no-session' });
    expect(await api.submit('1.2.3.4', wish)).toMatchObject({ code: 'no-session' });
    const foreign = await fetch(`http://127.0.0.1:${server.port}/api/v1/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session.token}`,
        'content-type': 'application/json',
        origin: 'http://evil.example',
      },
      body: JSON.stringify(wish),
    });
    expect([foreign.status, await foreign.json()]).toMatchObject([403, { code: 'bad-origin' }]);
    expect(await api.submit(session.token, { recipe: SHORT, seed: -1, pace: 'fast', by: 'me' })).toEqual({
      code: 'bad-payload',
      problems: [
        'by is no field of a run: recipe, seed and pace are',
        'seed is not a whole number from 0 to 4294967295',
        'pace is not "watch" or "max"',
      ],
    });
    expect(await api.submit(session.token, { ...wish, recipe: { base: 'house', gama: 0.9, gamma: 2 } })).toMatchObject({
      code: 'bad-recipe',
      problems: expect.arrayContaining(['gama is no field of a recipe']) as string[],
    });
    expect(
      await api.submit(session.token, { ...wish, recipe: { base: 'house', budget: { steps: 5_000_000 } } }),
    ).toEqual({
      code: 'bad-recipe',
      problems: expect.arrayContaining([
        'budget: steps 5,000,000 is more than the 1,000,000 that this server trains',
      ]) as string[],
    });
    expect(
      await api.submit(session.token, { ...wish, recipe: { ...HOUSE, source: 'x'.repeat(70_000) } }),
    ).toMatchObject({ code: 'too-large' });
    expect(await api.stop(session.token, 'nobody')).toMatchObject({ code: 'unknown-run' });
    client.close();
  });
  it('[RUN9] every named recipe may be trained here, but not with networks, replays or batches beyond measure', () => {
    for (const recipe of RECIPES) expect(tooMuch(recipe), recipe.name).toEqual([]);
    const house = NETWORK_RECIPES.find(({ name }) => name === 'house')!;
    expect(tooMuch({ ...house, hidden: [2_000, 2_000] }).join()).toMatch(/hidden.*units.*hidden.*parameters/);
    expect(tooMuch({ ...house, replayCapacity: 50_000_000 }).join()).toMatch(/replayCapacity.*megabytes/);
    expect(tooMuch({ ...house, update: { ...house.update, every: 1, count: 100_000 } }).join()).toMatch(
      /update.*multiplications/,
    );
    expect(tooMuch({ ...house, replayCapacity: 'unbounded', budget: { episodes: 20_000 } }).join()).toMatch(
      /replayCapacity/,
    );
    expect(tooMuch({ ...Q_TABLE, episodeLimit: 1e9 }).join()).toMatch(/^episodeLimit 1,000,000,000 is more than/);
  });

  it('[MOMENT5] each of its checkpoints is an opponent, long after it ended; those that see no cart are refused', async () => {
    const { client, session } = await visit(server.port);
    const run = accepted(await api.submit(session.token, { recipe: SHORT, seed: 8, pace: 'max' }));
    const lake = accepted(
      await api.submit(session.token, { recipe: { base: 'q-table', budget: { steps: 3_000 } }, seed: 8, pace: 'max' }),
    );
    await api.until(lake.id, isOver);
    const [first] = await api.get(`runs/${run.id}/checkpoints`, parseCheckpoints);
    const duel = await ask.join(client, first!.id);
    expect(duel.seats[1]).toMatchObject({
      kind: 'agent',
      agent: first!.id,
      recipe: 'house-variant',
      mean: first!.mean,
    });
    const [table] = await api.get(`runs/${lake.id}/checkpoints`, parseCheckpoints);
    const answer = await client.timeout(5_000).emitWithAck('match:start', { ...DUEL, agent: table!.id });
    expect(answer).toEqual({ ok: false, code: 'no-opponent' });
    const nobody = await client.timeout(5_000).emitWithAck('match:start', { ...DUEL, agent: `${run.id}.99` });
    expect(nobody).toEqual({ ok: false, code: 'unknown-agent' });
    const file = await fetch(`http://127.0.0.1:${server.port}/api/v1/checkpoints/${table!.id}`);
    expect(file.headers.get('content-disposition')).toContain(`${table!.id}.cpt`);
    const policy = await fetch(`http://127.0.0.1:${server.port}/api/v1/checkpoints/${first!.id}`);
    expect(decodeCheckpoint(new Uint8Array(await policy.arrayBuffer())).ok).toBe(true);
    client.close();
  });

  it('[RUN12] pages of a log are compressed, and kept by browsers once they are whole', async () => {
    const runs = await api.get('runs?status=ended&limit=1', parseRunList);
    const page = (query: string) => fetch(`http://127.0.0.1:${server.port}/api/v1/runs/${runs[0]!.id}/events?${query}`);
    const whole = await page('limit=10');
    expect(whole.headers.get('content-encoding')).toBe('gzip');
    expect(whole.headers.get('cache-control')).toContain('immutable');
    const last = await page(`after=${runs[0]!.newest - 3}&limit=10`);
    expect(last.headers.get('cache-control')).toBe('no-store');
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=5001'])
      expect((await page(query)).status, query).toBe(400);
    for (const query of ['status=all', 'before=now', 'limit=101'])
      expect((await fetch(`http://127.0.0.1:${server.port}/api/v1/runs?${query}`)).status, query).toBe(400);
    for (const path of [
      'runs/nobody',
      'runs/nobody/points',
      'runs/nobody/events',
      'runs/nobody/checkpoints',
      'checkpoints/nobody',
    ])
      expect((await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`)).status, path).toBe(404);
  });
});

/** Runs that servers ask for and workers train, on a real Redis and PostgreSQL. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JOBS_PREFIX, openRedis } from '../../../server/cluster/redis.ts';
import { RUNS } from '../../../server/jobs/runLine.ts';
import type { RunningWorker } from '../../../server/startWorker.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import type { RunRefusal, RunSummary } from '../../../shared/protocol/runEvents.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';
import { ensureServerBuilt } from '../built.ts';
import { accepted, numbers, upTo } from '../runSupport.ts';
import { countedThreads, type ServerSide, serverSide, startTestWorker, wish } from './workers.ts';

const isThere = hasRedis() && hasPostgres();

describe.skipIf(!isThere)('runs on workers', () => {
  let postgres: Postgres;
  let redis: RedisServer;
  let places: { readonly redis: RedisServer; readonly databaseUrl: string };
  let server: ServerSide;
  let other: ServerSide;
  let workers: RunningWorker[] = [];

  async function worker(name: string, parts: Parameters<typeof startTestWorker>[2] = {}): Promise<RunningWorker> {
    const started = await startTestWorker(places, name, parts);
    workers.push(started);
    return started;
  }
  const isOver = async (run: string): Promise<boolean> => {
    const detail = await server.runs.detail(run);
    return detail !== null && detail.status !== 'queued' && detail.status !== 'running';
  };
  const submit = async (...args: Parameters<typeof wish>): Promise<RunSummary | RunRefusal> =>
    server.runs.submit(wish(...args));

  beforeAll(async () => {
    await ensureServerBuilt();
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  }, 120_000);
  beforeEach(async () => {
    await redis.crash();
    await redis.restart();
    places = { redis, databaseUrl: await postgres.database() };
    server = await serverSide(places, 'one');
    other = await serverSide(places, 'two');
  });
  afterEach(async () => {
    await Promise.all(workers.map((one) => one.stop()));
    workers = [];
    await server.close();
    await other.close();
  });
  afterAll(async () => {
    await redis?.stop();
    await postgres?.stop();
  });

  it('[JOBS1] a run asked for at one server is trained by a worker, whole, and told of by any server', async () => {
    await worker('w1');
    const run = accepted(await submit('ann', 2_000));
    await until(() => isOver(run.id));
    const ended = (await other.runs.detail(run.id))!;
    expect(ended).toMatchObject({ status: 'ended', steps: 2_000, by: 'ann' });
    const log = (await other.runs.events(run.id, 0, 5_000))!;
    expect(numbers(log.events)).toEqual(upTo(ended.newest));
    expect((await other.runs.checkpoints(run.id))!.length).toBeGreaterThan(0);
    expect((await other.runs.curve(run.id))!.points.at(-1)!.last).toBe(ended.episodes);
  });

  it('[JOBS2] sessions take turns before the workers: one run each trains, places are told, a fourth is refused', async () => {
    await worker('w1');
    const mine = [await submit('ann', 900_000), await submit('ann', 900_000), await submit('ann', 900_000)].map(
      accepted,
    );
    const theirs = [await submit('bob', 900_000), await submit('bob', 900_000)].map(accepted);
    const third = accepted(await other.runs.submit(wish('cat', 900_000)));
    expect(await other.runs.submit(wish('ann', 900_000))).toMatchObject({ code: 'queue-full' });
    await until(async () => (await server.runs.list({ status: ['running'], limit: 9 })).length === 2);
    const places = async () =>
      new Map((await other.runs.list({ status: ['queued'], limit: 9 })).map(({ id, place }) => [id, place]));
    const later = [mine[1]!.id, theirs[1]!.id, mine[2]!.id];
    await until(async () => (await places()).get(third.id) === 1);
    expect(await places()).toEqual(new Map([...[third.id, ...later].map((id, at) => [id, at + 1] as const)].reverse()));
    expect(await other.runs.detail(mine[2]!.id)).toMatchObject({ status: 'queued', place: 4 });

    expect(await server.runs.stop('bob', mine[0]!.id)).toMatchObject({ code: 'not-yours' });
    expect(await server.runs.stop('ann', 'nobody')).toMatchObject({ code: 'unknown-run' });
    expect(await other.runs.stop('ann', mine[0]!.id)).toBeNull(); // told to the worker that has it
    await until(async () => (await server.runs.detail(third.id))!.status === 'running'); // not a second one of ann's
    expect(await server.runs.detail(mine[0]!.id)).toMatchObject({ status: 'stopped', weightsSha256: null });
    expect(await server.runs.stop('ann', mine[1]!.id)).toBeNull(); // one that waits
    expect(await server.runs.detail(mine[1]!.id)).toMatchObject({ status: 'stopped' });
    expect(await server.runs.stop('ann', mine[1]!.id)).toMatchObject({ code: 'is-over' });
    expect(await server.runs.stop('cat', third.id)).toBeNull();
    await until(async () => (await server.runs.detail(mine[2]!.id))!.status === 'running');
    expect(server.failures).toEqual([]);
  });

  it('[JOBS3] what a run has told and not yet stored is asked of its worker, and so are its steps and weights', async () => {
    await worker('w1');
    const run = accepted(await submit('ann', 900_000, 'watch'));
    await until(async () => (await server.runs.detail(run.id))!.status === 'running');
    await until(async () => {
      const watched = await server.runs.watch(run.id, 0);
      return watched?.current && watched.news.length > 0;
    });
    const joined = (await server.runs.watch(run.id, 0))!;
    expect(joined.news.length).toBeGreaterThan(0);
    const page = (await server.runs.events(run.id, 0, 5_000))!;
    expect(page.newest).toBeGreaterThanOrEqual(joined.run.newest);
    expect(numbers(page.events)).toEqual(upTo(page.events.length));
    const nobody = (await server.runs.watch('nobody', 0)) ?? null;
    expect(nobody).toBeNull();
  });

  it('[JOBS4] a worker that is told to stop saves and hands its run back; another ends it with the same weights', async () => {
    const first = await worker('w1');
    const run = accepted(await submit('ann', 6_000));
    await until(async () => (await server.runs.detail(run.id))!.steps > 500);
    await first.stop();
    expect(await server.runs.detail(run.id)).toMatchObject({ status: 'running' });
    expect(await server.storage.runs.save(run.id)).not.toBeNull();
    await worker('w2');
    await until(() => isOver(run.id));
    const whole = accepted(await submit('bob', 6_000));
    await until(() => isOver(whole.id));
    const [broken, unbroken] = [(await server.runs.detail(run.id))!, (await server.runs.detail(whole.id))!];
    expect(broken).toMatchObject({ status: 'ended', weightsSha256: unbroken.weightsSha256, newest: unbroken.newest });
  });

  it('[JOBS5] what Redis forgets is put in line again, and no run is trained twice at once', async () => {
    const threads = countedThreads();
    await worker('w1', { startTraining: threads.start });
    await worker('w2', { startTraining: threads.start });
    const run = accepted(await submit('ann', 20_000));
    const waits = accepted(await submit('ann', 2_000));
    await until(async () => (await server.runs.detail(run.id))!.steps > 500);
    await redis.crash();
    await redis.restart();
    await until(() => isOver(waits.id), 60_000);
    const ended = (await server.runs.detail(run.id))!;
    const log = (await server.runs.events(run.id, 0, 5_000))!;
    expect(ended).toMatchObject({ status: 'ended', steps: 20_000 });
    expect(numbers(log.events)).toEqual(upTo(Math.min(5_000, ended.newest)));
    expect(threads.mostOfOneRun()).toBe(1);
  }, 90_000);

  it('[JOBS6] one worker shows; when it goes another goes on with the same run, and servers have its moments', async () => {
    const playlist = [{ recipe: { ...HOUSE, budget: { steps: 900_000 } }, stepMs: 1 }];
    const first = await worker('w1', { playlist });
    await worker('w2', { playlist });
    await until(() => server.runs.showcase() !== null && server.runs.showcase() === other.runs.showcase());
    const shown = server.runs.showcase()!;
    await until(async () => (await server.runs.checkpoints(shown))!.length > 0);
    const [moment] = (await server.runs.checkpoints(shown))!;
    expect(await server.runs.checkpoint(moment!.id)).toHaveLength(moment!.bytes);
    const before = (await server.runs.detail(shown))!;
    await first.stop();
    await until(async () => (await server.runs.detail(shown))!.newest > before.newest + 2);
    expect(await server.runs.list({ status: ['running'], limit: 9 })).toHaveLength(1);
    expect(server.runs.showcase()).toBe(shown);
  });

  it('[JOBS8] a run that ten processes died of is given up, in words', async () => {
    const run = accepted(await submit('ann', 2_000));
    const link = await openRedis(redis.url, () => {});
    const jobs = `${JOBS_PREFIX}:${RUNS}:`;
    await link.commands.rpoplpush(`${jobs}wait`, `${jobs}active`); // as if a worker had taken it and was gone,
    await link.commands.hset(`${jobs}${run.id}`, 'stc', 10); // the last of many
    link.close();
    await worker('w1');
    await until(() => isOver(run.id));
    expect(await server.runs.detail(run.id)).toMatchObject({ status: 'failed', steps: 0 });
    expect((await server.runs.detail(run.id))!.problem).toContain('10 processes died');
    const next = accepted(await submit('ann', 2_000));
    await until(() => isOver(next.id));
    expect(await server.runs.detail(next.id)).toMatchObject({ status: 'ended' });
  });
});

/** Workers and servers as processes, killed in the midst of runs: nobody can tell from a run, and who watches goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRunDetail } from '../../../shared/protocol/parseRunDetail.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { ensureServerBuilt } from '../built.ts';
import { accepted, collect, isOver, numbers, rest, upTo, watchRun } from '../runSupport.ts';
import { ask, next, visit } from '../support.ts';
import { type Processes, startProcesses } from './processes.ts';

describe.skipIf(!hasRedis() || !hasPostgres())('runs of a cluster of processes', () => {
  let postgres: Postgres;
  let redis: RedisServer;
  let processes: Processes;
  beforeAll(async () => {
    await ensureServerBuilt();
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    processes = startProcesses({
      REDIS_URL: redis.url,
      DATABASE_URL: await postgres.database(),
      RUN_SAVE_MS: '150',
      RUN_STEP_MS: '4',
    });
  }, 120_000);
  afterAll(async () => {
    await processes?.end();
    await redis?.stop();
    await postgres?.stop();
  });

  it('[JOBS7] a run whose worker is killed ends on another as one never interrupted, and pages hear of both through their server', async () => {
    const [one, two] = await Promise.all([processes.server('one'), processes.server('two')]);
    const doomed = await processes.worker('w1');
    expect(doomed.said).toMatch(/^Worker w1 is ready: 1 .*\n$/);
    const [api, other] = [rest(one.port), rest(two.port)];
    const { client, session } = await visit(one.port);
    const watcher = await visit(two.port);

    const wanted = { recipe: { base: 'house', budget: { steps: 1_500 } }, seed: 9, pace: 'watch' };
    const run = accepted(await api.submit(session.token, wanted));
    await other.until(run.id, ({ steps }) => steps > 300);
    const joined = await watchRun(watcher.client, run.id);
    const heard = collect(
      watcher.client,
      (news, steps) => steps.length > 0 && (news.at(-1)?.newest ?? 0) > joined.run.newest + 2,
    );
    watcher.client.emit('run:look', { on: true });
    expect(await next(watcher.client, 'run:weights')).toMatchObject({ run: run.id });
    const { news } = await heard;
    expect(news[0]!.after).toBeLessThanOrEqual(joined.run.newest);
    for (const [at, { after }] of news.slice(1).entries()) expect(after).toBe(news[at]!.newest);
    const showcase = await other.get('runs/live', parseRunDetail);

    const heir = await processes.worker('w2');
    await watchRun(client, run.id);
    const hearsTheEnd = collect(client, (told) =>
      told.some((message) => message.run === run.id && message.events.some(({ kind }) => kind === 'ended')),
    );
    await doomed.kill('SIGKILL');
    await two.kill('SIGTERM').then((code) => expect(code).toBe(0)); // a server's end disturbs no run
    await hearsTheEnd;
    const broken = await api.until(run.id, isOver);
    const unbroken = accepted(await api.submit(session.token, wanted));
    const whole = await api.until(unbroken.id, isOver);
    expect(broken).toMatchObject({ status: 'ended', weightsSha256: whole.weightsSha256, newest: whole.newest });
    expect(numbers(await api.log(run.id))).toEqual(upTo(whole.newest));

    const live = await api.get('runs/live', parseRunDetail);
    expect(live).toMatchObject({ id: showcase.id, status: 'running' });
    expect(live.steps).toBeGreaterThan(showcase.steps);
    const moments = (await (await fetch(`http://127.0.0.1:${one.port}/api/v1/moments`)).json()) as { id: string }[];
    expect(moments.length).toBeGreaterThan(0);
    const duel = await ask.join(client, moments[0]!.id);
    expect(duel.seats[1]).toMatchObject({ kind: 'agent', agent: moments[0]!.id });
    expect(await heir.kill('SIGTERM')).toBe(0);
    expect(await api.get('runs/live', parseRunDetail)).toMatchObject({ id: showcase.id, status: 'running' });
    client.close();
    watcher.client.close();
  }, 120_000);
});

import { beforeAll, expect, it } from 'vitest';
import { openStorage, type Place, type Storage } from '../../server/storage/storage.ts';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { ensureServerBuilt, TRAINING_WORKER } from './built.ts';
import { accepted, isOver, numbers, rest, upTo } from './runSupport.ts';
import { ask, leanAfter, playDuel, testServer, visit } from './support.ts';

beforeAll(ensureServerBuilt, 60_000);

it('[RUN14] a full disk stops training, which says so, and not a match; with room again it goes on, and nothing is missing', async () => {
  let full = false;
  async function limited(place: Place): Promise<Storage> {
    const storage = await openStorage(place);
    const { runs } = storage;
    const append: typeof runs.append = (id, batch) =>
      full ? Promise.reject(new Error('database or disk is full')) : runs.append(id, batch);
    return { ...storage, runs: { ...runs, append } };
  }
  const server = await testServer({
    openStorage: limited,
    startTraining: (plan, onNews, onEnd) => startTrainingThread(TRAINING_WORKER, plan, onNews, onEnd),
  });
  const api = rest(server.port);
  const { client, session } = await visit(server.port);
  const wish = { recipe: { base: 'minimal-rl', budget: { steps: 400_000 } }, seed: 2, pace: 'max' };
  const { id } = accepted(await api.submit(session.token, wish));
  await api.until(id, ({ steps }) => steps > 1_000);
  full = true;
  const waiting = await api.until(id, ({ problem }) => problem !== null);
  expect(waiting).toMatchObject({
    status: 'running',
    problem: 'the server’s disk is full: training waits until there is room',
  });
  await new Promise((resolve) => setTimeout(resolve, 300)); // what was under way is told
  const { steps } = await api.detail(id);
  const bot = playDuel(client, await ask.join(client), leanAfter(60));
  expect((await bot.finished).result.end).toBe('fall');
  expect((await api.detail(id)).steps).toBe(steps);
  expect(numbers(await api.log(id, 5_000)).at(-1)).toBe((await api.detail(id)).newest); // what is not stored can be read

  full = false;
  const ended = await api.until(id, isOver);
  expect(ended).toMatchObject({ status: 'ended', problem: null, steps: 400_000 });
  expect(numbers(await api.log(id, 5_000))).toEqual(upTo(ended.newest));
  client.close();
  await server.stop();
}, 60_000);

/** A server process, killed in the midst of its runs and started again: nobody can tell from a run, and who watches goes on by itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import type { RunSave } from '../../server/training/runStore.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { parseCheckpoints } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail } from '../../shared/protocol/parseRunDetail.ts';
import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import { unpackNews } from '../../shared/protocol/runPack.ts';
import { freePort } from '../support/freePort.ts';
import { ensureServerBuilt, MAIN } from './built.ts';
import { accepted, isOver, numbers, rest, upTo, watchRun } from './runSupport.ts';
import { type Client, visit } from './support.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
let port = 0;
let child: ChildProcess | null = null;

async function start(): Promise<void> {
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    RUN_SAVE_MS: '150',
    RUN_STEP_MS: '4',
    HOUSE_ROWS: 'off',
  };
  const started = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout.once('data', () => resolve());
    started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function kill(signal: NodeJS.Signals): Promise<void> {
  const killed = child!;
  if (killed.exitCode !== null || killed.signalCode !== null) return;
  const gone = new Promise((resolve) => killed.once('exit', resolve));
  killed.kill(signal);
  await gone;
}

beforeAll(async () => {
  await ensureServerBuilt();
  port = await freePort();
  await start();
}, 60_000);
afterAll(async () => {
  await kill('SIGTERM');
  rmSync(dataDir, { recursive: true });
});

/** What the dead server has left of a run to go on from; null: it was killed before its first save. */
async function saveOf(run: string): Promise<RunSave | null> {
  const { runs, close } = await openStorage({ dataDir, databaseUrl: null });
  const save = await runs.save(run);
  await close();
  return save;
}

/** As a page does: watches, fills gaps by REST, and after a reconnect goes on where it was. */
function spectator(run: string) {
  const client: Client = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    forceNew: true,
    auth: { version: PROTOCOL_VERSION },
  });
  const events: RunEvent[] = [];
  let asking = false;
  let wanted = false;
  let connects = 0;
  async function ask(): Promise<void> {
    const after = events.at(-1)?.number ?? 0;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/runs/${run}/events?after=${after}`).catch(() => null);
    const page = response?.ok ? ((await response.json()) as { events: RunEvent[] }) : null;
    for (const event of page?.events ?? []) if (event.number === (events.at(-1)?.number ?? 0) + 1) events.push(event);
  }
  async function fill(): Promise<void> {
    wanted = true;
    if (asking) return;
    asking = true;
    for (; wanted; await ask()) wanted = false;
    asking = false;
  }
  client.on('connect', () => {
    connects++;
    void watchRun(client, run, events.at(-1)?.number ?? 0).then(fill, () => {});
  });
  client.on('run:news', (raw) => {
    const news = unpackNews(raw)!;
    if (news.run === run && news.newest > (events.at(-1)?.number ?? 0)) void fill();
  });
  return { client, events, connects: () => connects };
}

const waitFor = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
};

it('[RUN8] killed in mid-run again and again, runs end with the hash and the events of unbroken ones', async () => {
  const api = rest(port);
  const { client, session } = await visit(port);
  const lab = { recipe: { base: 'minimal-rl', budget: { steps: 150_000 } }, seed: 4, pace: 'max' };
  const unbroken = accepted(await api.submit(session.token, lab));
  await api.until(unbroken.id, isOver);
  const showcase = await api.get('runs/live', parseRunDetail);
  const broken = accepted(await api.submit(session.token, lab));
  const slow = accepted(
    await api.submit(session.token, { recipe: { base: 'house', budget: { steps: 1_500 } }, seed: 9, pace: 'watch' }),
  );
  client.close();
  const watching = [spectator(broken.id), spectator(slow.id), spectator(showcase.id)];
  for (let kills = 0, last = 0; kills < 2; ) {
    await waitFor(async () => {
      const { steps } = await api.detail(broken.id);
      return steps > last + 15_000;
    });
    await new Promise((resolve) => setTimeout(resolve, 200)); // into whatever it does
    const then = await api.detail(broken.id);
    expect(then.status).toBe('running'); // else it was too quick for its killer
    await kill('SIGKILL');
    const save = await saveOf(broken.id);
    await start();
    last = save ? then.steps : 0;
    if (!save) continue; // killed too early to have anything to go on from: it begins anew, and that kill does not count
    kills++;
    expect(save.step).toBeGreaterThan(0);
    expect((await api.detail(broken.id)).newest).toBeGreaterThanOrEqual(save.newest); // it goes on, it does not begin anew
  }
  const whole = await api.until(broken.id, isOver);
  const before = await api.detail(unbroken.id);
  expect(before.weightsSha256).not.toBeNull();
  const { steps, episodes, updates, newest, mean100, evaluation, solvedAt, weightsSha256 } = before;
  const same = { status: 'ended', steps, episodes, updates, newest, mean100, evaluation, solvedAt, weightsSha256 };
  expect(whole).toMatchObject(same);
  const named = ({ id }: { readonly id: string }, event: RunEvent): RunEvent =>
    event.kind === 'evaluation' && event.moment !== null
      ? { ...event, moment: event.moment.replace(id, 'run') }
      : event;
  const [log, logBefore] = [await api.log(broken.id, 1_000), await api.log(unbroken.id, 1_000)];
  expect(log.map((event) => named(broken, event))).toEqual(logBefore.map((event) => named(unbroken, event)));
  const kept = await api.get(`runs/${broken.id}/checkpoints`, parseCheckpoints);
  const keptBefore = await api.get(`runs/${unbroken.id}/checkpoints`, parseCheckpoints);
  const facts = (all: typeof kept) => all.map(({ step, mean, episode }) => [step, mean, episode]);
  expect(facts(kept)).toEqual(facts(keptBefore));

  // At watch pace: killed once more in its midst, while its steps are streamed.
  await waitFor(async () => (await api.detail(slow.id)).steps > 300);
  expect((await api.detail(slow.id)).status).toBe('running');
  await kill('SIGKILL');
  const left = (await saveOf(slow.id))!;
  expect(left.step).toBeGreaterThan(0); // saved each 150 ms, when the machine has time for it
  await start();
  expect((await api.detail(slow.id)).newest).toBeGreaterThanOrEqual(left.newest);
  const ended = await api.until(slow.id, isOver);
  const { session: other, client: again } = await visit(port);
  const fast = accepted(
    await api.submit(other.token, { recipe: { base: 'house', budget: { steps: 1_500 } }, seed: 9, pace: 'watch' }),
  );
  const unbrokenSlow = await api.until(fast.id, isOver);
  expect(ended).toMatchObject({
    status: 'ended',
    weightsSha256: unbrokenSlow.weightsSha256,
    newest: unbrokenSlow.newest,
  });
  const slowLogs = [await api.log(slow.id), await api.log(fast.id)];
  expect(slowLogs[0]!.map((event) => named(slow, event))).toEqual(slowLogs[1]!.map((event) => named(fast, event)));
  again.close();

  // The showcase goes on under its own id, and everybody who watches has the whole log, without having done anything.
  const live = await api.detail(showcase.id);
  expect(live.status).toBe('running');
  expect(live.steps).toBeGreaterThan(showcase.steps);
  for (const { client: watcher, events, connects } of watching) {
    await waitFor(async () => events.length >= 1 && connects() >= 4);
    expect(numbers(events)).toEqual(upTo(events.length));
    watcher.close();
  }
  expect(watching[0]!.events).toEqual(log);
  await expect.poll(() => watching[1]!.events.length).toBe(ended.newest);
  expect(watching[1]!.events).toEqual(slowLogs[0]);
}, 120_000);

it('[RUN8] told to stop, it saves its runs and goes on with them', async () => {
  const api = rest(port);
  const before = await api.get('runs/live', parseRunDetail);
  await kill('SIGTERM');
  await start();
  const after = await api.get('runs/live', parseRunDetail);
  expect(after).toMatchObject({ id: before.id, status: 'running' });
  expect(after.newest).toBeGreaterThanOrEqual(before.newest); // nothing that was told has to come again
  const log = await api.log(before.id);
  expect(numbers(log)).toEqual(upTo(log.length));
});

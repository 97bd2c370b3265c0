import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/main.ts';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { decodeCheckpoint, sha256Hex } from '../../shared/policy/checkpoint.ts';
import type { RunEvent, RunHistory, RunSteps } from '../../shared/protocol/events.ts';
import { parseMoments } from '../../shared/protocol/parseAgents.ts';
import { parseRunEvents, parseRunHistory, parseRunInfo, parseRunSteps } from '../../shared/protocol/parseLiveRun.ts';
import { parseReply } from '../../shared/protocol/parseReply.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { isTerminated, step } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { ensureServerBuilt, TRAINING_WORKER } from './built.ts';
import { ask, type Client, testServer, visit } from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await testServer(
    { startTraining: (plan, onNews, onEnd) => startTrainingThread(TRAINING_WORKER, plan, onNews, onEnd) },
    { RUN_STEP_MS: '1' },
  );
}, 60_000);
afterAll(() => server.stop());

async function watch(client: Client, after: number): Promise<RunHistory> {
  const reply = parseReply(await client.timeout(5_000).emitWithAck('run:watch', { after }), parseRunHistory);
  if (!reply?.ok) throw new Error(reply?.code ?? 'no reply');
  return reply.value;
}

/** Collects until `enough` says so. */
function collect(client: Client, enough: (events: readonly RunEvent[]) => boolean) {
  const events: RunEvent[] = [];
  const steps: RunSteps[] = [];
  return new Promise<{ events: RunEvent[]; steps: RunSteps[] }>((resolve) => {
    client.on('run:steps', (raw) => void steps.push(parseRunSteps(raw)!));
    client.on('run:events', (raw) => {
      events.push(...parseRunEvents(raw)!);
      if (enough(events)) resolve({ events, steps });
    });
  });
}

const numbers = (events: readonly RunEvent[]): number[] => events.map((event) => event.number);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

describe('the live run', () => {
  it('[RUN2] reaches an early and a late joiner alike: numbered, without a gap', async () => {
    const early = await visit(server.port);
    const first = await watch(early.client, 0);
    const heard = await collect(early.client, (events) => events.length >= 20);
    const all = [...first.events, ...heard.events];
    expect(numbers(all)).toEqual(upTo(all.length));

    const late = await visit(server.port);
    const history = await watch(late.client, 0);
    expect(history.events.slice(0, all.length)).toEqual(all);
    const more = await collect(late.client, (events) => events.length >= 5);
    const known = [...history.events, ...more.events];
    expect(numbers(known)).toEqual(upTo(known.length));

    const again = await watch(late.client, 10);
    expect(again.events[0]?.number).toBe(11);
    early.client.close();
    late.client.close();
  });

  it('[RUN5] its steps, stepped here from the episode’s seed, end where the server says', async () => {
    const { client } = await visit(server.port);
    const { current } = await watch(client, 0);
    const { events, steps } = await collect(client, (all) => all.filter((one) => one.kind === 'episode').length >= 4);
    const episodes = new Map<number, { seed: number; actions: string }>();
    for (const part of [...(current ? [current] : []), ...steps]) {
      const known = episodes.get(part.episode) ?? { seed: part.seed, actions: '' };
      if (known.actions.length !== part.from) continue; // joined in its middle, before the history was asked
      episodes.set(part.episode, { seed: part.seed, actions: known.actions + part.actions });
    }
    let checked = 0;
    for (const event of events) {
      const episode = event.kind === 'episode' && episodes.get(event.episode);
      if (event.kind !== 'episode' || !episode) continue;
      expect(episode.actions).toHaveLength(event.episodicReturn);
      let cart = resetState(episode.seed);
      for (const [i, letter] of [...episode.actions].entries()) {
        expect(isTerminated(cart), `episode ${event.episode} step ${i}`).toBe(false);
        cart = step(cart, Number(letter) as Action);
      }
      expect(isTerminated(cart) || event.episodicReturn === 500).toBe(true);
      checked++;
    }
    expect(checked).toBeGreaterThanOrEqual(3);
    client.close();
  });

  it('[RUN4] learns: its greedy evaluations come to 475, and it is called solved', async () => {
    const { client } = await visit(server.port);
    const history = await watch(client, 0);
    const solved = (events: readonly RunEvent[]): boolean => events.some((event) => event.kind === 'solved');
    const events = solved(history.events) ? history.events : (await collect(client, solved)).events;
    expect(events.find((event) => event.kind === 'solved')!.step).toBeLessThan(10_000);
    client.close();
  }, 60_000);

  it('[MOMENT3] each moment it tells of is listed, can be fetched as the very policy, and sits at the other seat', async () => {
    const { client } = await visit(server.port);
    const { info, events } = await watch(client, 0);
    const told = events.flatMap((event) => (event.kind === 'evaluation' ? [event] : []));
    const rest = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`);
    const listed = parseMoments(await (await rest('moments')).json())!.filter(({ run }) => run === info.id);
    expect(told.length).toBeGreaterThan(1);
    for (const { step, episode, mean, moment } of told) {
      const kept = listed.find(({ id }) => id === moment)!;
      expect(kept).toMatchObject({ recipe: info.recipe, recipeHash: info.recipeHash, seed: info.seed });
      expect(kept).toMatchObject({ step, episode, mean });
    }
    const { id, sha256 } = listed[0]!;
    const bytes = new Uint8Array(await (await rest(`agents/${id}/model`)).arrayBuffer());
    expect(sha256Hex(bytes)).toBe(sha256);
    expect(decodeCheckpoint(bytes)).toMatchObject({ ok: true, value: { origin: { kind: 'moment', seed: info.seed } } });
    const duel = await ask.join(client, id);
    expect(duel.seats[1]).toMatchObject({ kind: 'agent', agent: id, episode: listed[0]!.episode });
    client.close();
  });

  it('tells nobody who left', async () => {
    const { client } = await visit(server.port);
    await watch(client, 0);
    client.emit('run:leave');
    await client.timeout(5_000).emitWithAck('race:start', { speed: '1x' }); // after the leave
    let heard = 0;
    client.on('run:steps', () => heard++);
    const other = await visit(server.port);
    await watch(other.client, 0);
    await collect(other.client, (events) => events.length >= 1);
    expect(heard).toBe(0);
    client.close();
    other.client.close();
  });

  it('is told by REST too', async () => {
    const { client } = await visit(server.port);
    const { info } = await watch(client, 0);
    const live: unknown = await (await fetch(`http://127.0.0.1:${server.port}/api/v1/runs/live`)).json();
    expect(parseRunInfo(live)).toEqual(info);
    client.close();
  });
});

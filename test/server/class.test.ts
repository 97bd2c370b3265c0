/** Classes over real sockets, as forty pupils behind one address use them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { CODE_SIGNS } from '../../shared/class/classCode.ts';
import type { ClassRound } from '../../shared/class/classScores.ts';
import type { ClassEntered } from '../../shared/protocol/classEvents.ts';
import { unpackClassFrame } from '../../shared/protocol/classFrame.ts';
import type { Reply } from '../../shared/protocol/events.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import { parseClassEntered, parseClassRound } from '../../shared/protocol/parseClass.ts';
import { type Client, next, testServer, type Visitor, visit } from './support.ts';

const SCHOOL = '192.0.2.40';
const CALM = { speed: '1x', wind: 0, rival: null } as const;

let server: RunningServer;
beforeAll(async () => {
  server = await testServer({}, { TRUST_PROXY: '1' });
});
afterAll(() => server.stop());

async function entered(reply: Promise<Reply<ClassEntered>>): Promise<ClassEntered> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.code);
  return parseClassEntered(answer.value)!;
}
const pupil = (token?: string): Promise<Visitor> => visit(server.port, { from: SCHOOL, ...(token ? { token } : {}) });
const open = (client: Client) => entered(client.timeout(5_000).emitWithAck('class:open', CALM));
const enter = (client: Client, code: string, name: string | null) =>
  entered(client.timeout(5_000).emitWithAck('class:enter', { code, name }));
const start = (client: Client) => client.timeout(5_000).emitWithAck('class:start');

/** Once it counts down the last second, pushes right from that tick on. */
function pushRightFrom(client: Client, tick: number): void {
  let told = false;
  client.on('f', (packed) => {
    const at = unpackFrame(packed)!.tick;
    if (told || at < -50) return;
    told = true;
    client.emit('i', packInput({ tick, action: 1 }));
  });
}

it('[CLASS9] forty behind one address come in, play a round, are all on the host’s frame, and their results are told', async () => {
  const host = await pupil();
  const { state } = await open(host.client);
  const frames: string[] = [];
  host.client.on('c', (packed) => frames.push(packed));
  const pupils = await Promise.all(Array.from({ length: 40 }, () => pupil()));
  const ids = await Promise.all(pupils.map(({ client }, i) => enter(client, state.code, `Pupil ${names[i]!}`)));
  expect(new Set(ids.map(({ me }) => me)).size).toBe(40);
  await expect(enter((await pupil()).client, state.code, 'Too late')).rejects.toThrow('class-full');

  for (const [i, { client }] of pupils.entries()) pushRightFrom(client, i % 14);
  const seeds = Promise.all(pupils.map(async ({ client }) => (await next(client, 'match:joined')).setup.seed));
  const results = Promise.all([host, ...pupils].map(({ client }) => next(client, 'class:result')));
  expect(await start(host.client)).toEqual({ ok: true, value: { round: 1 } });
  expect(new Set(await seeds).size).toBe(1);
  const told = (await results).map((raw) => parseClassRound(raw)!);
  const [round] = told as [ClassRound];
  for (const one of told) expect(one).toEqual(round);
  expect(round.rows).toHaveLength(40);
  expect(new Set(round.rows.map(({ ticks }) => ticks)).size).toBeGreaterThan(3);

  const seen = frames.map((packed) => unpackClassFrame(packed)!);
  expect(seen.every(({ lanes }) => lanes.length === 40)).toBe(true);
  const last = seen.at(-1)!.lanes.map(({ down }) => down!.tick);
  expect([...last].sort((a, b) => b - a)).toEqual(round.rows.map(({ ticks }) => ticks));
  const seconds = (seen.at(-1)!.tick - seen[0]!.tick) / 50;
  expect(frames.length / seconds).toBeGreaterThan(8);
  expect(frames.length / seconds).toBeLessThan(12);
  const health = (await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json()) as object;
  expect(health).toMatchObject({ matches: 0, droppedEvents: 0, droppedInputs: 0 });
  for (const { client } of [host, ...pupils]) client.close();
});

describe('a class', () => {
  it('[CLASS7] is come back to by the session: the host’s and a pupil’s', async () => {
    const host = await pupil();
    const { code } = (await open(host.client)).state;
    const ada = await pupil();
    await enter(ada.client, code.toLowerCase(), 'Ada');
    const gone = next(ada.client, 'class:state');
    host.client.close();
    for (let told = await gone; told.hostHere; ) told = await next(ada.client, 'class:state');
    ada.client.close();
    const [hostAgain, adaAgain] = await Promise.all([pupil(host.session.token), pupil(ada.session.token)]);
    expect(await enter(hostAgain.client, code, null)).toMatchObject({ me: null });
    expect(await enter(adaAgain.client, code, null)).toMatchObject({ me: 1, state: { hostHere: true } });
    const over = next(adaAgain.client, 'class:over');
    hostAgain.client.emit('class:close');
    expect(await over).toEqual({ why: 'closed' });
    await expect(enter(adaAgain.client, code, null)).rejects.toThrow('no-class');
    for (const { client } of [hostAgain, adaAgain]) client.close();
  });
  it('[NET1] takes nothing that is no message of it, and [NET3] calls nothing that is no function', async () => {
    const { client } = await pupil();
    const raw = client as unknown as { emit(event: string, ...args: unknown[]): void };
    for (const event of ['open', 'enter', 'set', 'start', 'kick', 'close', 'leave'])
      raw.emit(`class:${event}`, {}, 'reply');
    for (const msg of [null, {}, { code: '1', name: 'x' }, { code: 'CDFHJ' }, { code: 'CDFHJ', name: 7 }])
      expect(await client.timeout(5_000).emitWithAck('class:enter', msg as never)).toEqual({
        ok: false,
        code: 'bad-payload',
      });
    client.close();
  });
});

describe('[CLASS8] who guesses codes', () => {
  const wrong = (i: number): string => `CCC${CODE_SIGNS[i % 19]!}${CODE_SIGNS[Math.floor(i / 19)]!}`;
  const tries = async (client: Client, count: number, from = 0): Promise<string[]> => {
    const codes: string[] = [];
    for (let i = 0; i < count; i++) {
      const reply = await client.timeout(5_000).emitWithAck('class:enter', { code: wrong(from + i), name: 'Guess' });
      codes.push(reply.ok ? 'ok' : reply.code);
    }
    return codes;
  };
  it('has ten tries as a session, however often it comes back, and who has a place needs none', async () => {
    const host = await pupil();
    const { code } = (await open(host.client)).state;
    const first = await pupil();
    expect(await tries(first.client, 12)).toEqual([
      ...Array.from({ length: 10 }, () => 'no-class'),
      'rate-limited',
      'rate-limited',
    ]);
    first.client.close();
    const again = await pupil(first.session.token);
    await expect(enter(again.client, code, 'Guess')).rejects.toThrow('rate-limited'); // the right one too
    expect(await enter(host.client, code, null)).toMatchObject({ me: null });
    for (const { client } of [again, host]) client.close();
  });
  it('has so many tries as an address, whatever its sessions, and opens so many classes', async () => {
    const strict = await testServer({}, { TRUST_PROXY: '1', PEOPLE_PER_ADDRESS: '1' });
    const from = '192.0.2.41';
    const [one, two] = [await visit(strict.port, { from }), await visit(strict.port, { from })];
    expect(await tries(one.client, 5)).toEqual(Array.from({ length: 5 }, () => 'no-class'));
    expect(await tries(two.client, 1, 9)).toEqual(['rate-limited']);
    const other = await visit(strict.port, { from: '192.0.2.42' });
    expect(await tries(other.client, 1)).toEqual(['no-class']);
    const { code } = (await open(one.client)).state;
    expect(await two.client.timeout(5_000).emitWithAck('class:open', CALM)).toEqual({
      ok: false,
      code: 'rate-limited',
    });
    expect((await open(one.client)).state.code).toBe(code); // back in it
    for (const { client } of [one, two, other]) client.close();
    await strict.stop();
  });
});

/** Forty names that no two people could confuse. */
const names = Array.from({ length: 40 }, (_, i) => `${'ABCDEFGHKM'[i % 10]!}${'aeou'[Math.floor(i / 10)]!}`);

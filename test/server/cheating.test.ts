/** Nothing that a player sends gains a tick, or disturbs the other seat; all of it is counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { decodeReplay } from '../../shared/arena/replay.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import type { MatchJoined, MatchResult } from '../../shared/protocol/matchEvents.ts';
import { ask, type Bot, type Client, leanAfter, next, playDuel, testServer, type Visitor, visit } from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

type Counts = Readonly<Record<'droppedInputs' | 'refusedInputs' | 'droppedEvents', number>>;

async function counts(): Promise<Counts> {
  return (await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json()) as Counts;
}

const raw = (client: Client) => client as unknown as { emit(event: string, ...args: unknown[]): void };

interface Fight {
  readonly honest: Visitor;
  readonly cheat: Visitor;
  readonly bot: Bot; // plays the honest seat
  readonly start: MatchJoined; // of the cheat
  /** Ends the connections. @param heard whether the cheat is still there to hear the end @returns what both were told */
  over(heard?: boolean): Promise<{ readonly result: MatchResult; readonly view: ReturnType<Bot['view']> }>;
}

/** Two people in a duel: the honest one, seat 0, keeps the pole up; the other does what the test wants. */
async function fight(): Promise<Fight> {
  const [honest, cheat] = [await visit(server.port), await visit(server.port)];
  const waiting = await ask.start(honest.client, { company: 'friends', agent: null });
  const begun = next(honest.client, 'match:joined');
  const entered = await ask.enter(cheat.client, waiting.kind === 'waiting' ? waiting.lobby.code : '');
  if (entered.kind !== 'playing') throw new Error('they did not meet');
  const bot = playDuel(honest.client, await begun, leanAfter(10_000));
  return {
    honest,
    cheat,
    bot,
    start: entered.joined,
    async over(heard = true) {
      const told = next(cheat.client, 'match:finished');
      const { result, view } = await bot.finished;
      if (heard) expect(await told).toMatchObject({ tick: result.tick, winner: result.winner, replay: result.replay });
      honest.client.close();
      cheat.client.close();
      return { result, view };
    },
  };
}

/** By seat and tick, what the server says was done. */
function actionsOf({ replay }: MatchResult): readonly Uint8Array[] {
  const read = decodeReplay(replay!);
  if (!read.ok) throw new Error(read.code);
  return read.value.actions;
}

/** The honest seat was not touched: it stood longer, and its page had nothing to set right unless the machine made an input late. */
function expectUndisturbed({ result, view }: Awaited<ReturnType<Fight['over']>>): void {
  expect(result).toMatchObject({ winner: 0, end: 'fall', falls: [null, {}] });
  expect(view.mismatches).toBe(0);
  if (result.lateInputs === 0) expect(view.corrections).toBe(0);
}

describe.concurrent('[CHEAT1] in a duel', () => {
  it('an input for a later tick does not act before it', async () => {
    const { cheat, over } = await fight();
    await next(cheat.client, 'k');
    await next(cheat.client, 'k'); // 50 ticks to go: a date further ahead would be dropped
    cheat.client.emit('i', packInput({ tick: 5, action: 1 }));
    const done = await over();
    expectUndisturbed(done);
    expect([...actionsOf(done.result)[1]!.slice(0, 7)]).toEqual([0, 0, 0, 0, 0, 1, 1]);
  });

  it('twenty times the inputs make no tick more, and are counted', async () => {
    const before = await counts();
    const { cheat, over } = await fight();
    const ticks: number[] = [];
    cheat.client.on('f', (packed) => {
      const { tick } = unpackFrame(packed)!;
      ticks.push(tick);
      for (let i = 0; i < 20; i++)
        cheat.client.emit('i', packInput({ tick: tick + (i % 3), action: (i % 2) as 0 | 1 }));
    });
    const done = await over(false); // it may have been shown out
    expectUndisturbed(done);
    expect(actionsOf(done.result)[1]!.length).toBe(done.result.falls[1]!.tick);
    expect(new Set(ticks).size).toBe(ticks.length); // each tick was one step, once
    const after = await counts();
    expect(after.droppedInputs + after.droppedEvents - before.droppedInputs - before.droppedEvents).toBeGreaterThan(
      300,
    );
  });

  it('ticks that are no numbers, huge, broken or unsafe do nothing, and are counted', async () => {
    const before = await counts();
    const { cheat, over } = await fight();
    const junk = [
      'NaN.1',
      'Infinity.1',
      '1e9.1',
      '1.5.1',
      '2.7.0',
      'zzzzzzz.1',
      '-zzzzzzz.1',
      '0x1.1',
      '.1',
      '5',
      '5.2',
    ];
    for (const one of junk) raw(cheat.client).emit('i', one);
    for (const one of [Number.NaN, 5, null, undefined, {}, [5, 1], { tick: 5, action: 1 }])
      raw(cheat.client).emit('i', one);
    cheat.client.emit('i', packInput({ tick: 99_999_999, action: 1 })); // well written, but years ahead
    const done = await over();
    expectUndisturbed(done);
    expect(actionsOf(done.result)[1]!.every((action) => action === 0)).toBe(true);
    const after = await counts();
    expect(after.refusedInputs - before.refusedInputs).toBeGreaterThanOrEqual(junk.length + 7);
    expect(after.droppedInputs - before.droppedInputs).toBeGreaterThanOrEqual(1);
  });

  it('an input that names another player, seat or match acts for nobody, and is counted', async () => {
    const before = await counts();
    const { cheat, honest, start, over } = await fight();
    const forged = { tick: 0, action: 1, seat: 0, match: start.match, playerId: honest.session.name };
    raw(cheat.client).emit('i', forged);
    raw(cheat.client).emit('i', packInput({ tick: 0, action: 1 }), 0);
    raw(cheat.client).emit('match:leave', { seat: 0, match: start.match });
    const done = await new Promise<MatchResult>((resolve) => {
      honest.client.on('match:finished', resolve);
      void over();
    });
    expect(done).toMatchObject({ winner: 0, end: 'left' }); // it was the own seat that was left
    expect((await counts()).refusedInputs - before.refusedInputs).toBeGreaterThanOrEqual(1);
  });

  it('a stranger’s inputs, leave and resume reach no match, and are counted', async () => {
    const before = await counts();
    const { over } = await fight();
    const stranger = await visit(server.port);
    for (let tick = 0; tick < 10; tick++) stranger.client.emit('i', packInput({ tick, action: 1 }));
    stranger.client.emit('match:leave');
    stranger.client.emit('match:sync');
    stranger.client.emit('match:hidden', { hidden: true });
    await expect(ask.resume(stranger.client)).rejects.toThrow('no-match');
    expectUndisturbed(await over());
    expect((await counts()).refusedInputs - before.refusedInputs).toBeGreaterThanOrEqual(10);
    stranger.client.close();
  });

  it('a token played back from elsewhere is the same one seat, not a second one', async () => {
    const before = await counts();
    const { cheat, over } = await fight();
    const copy = await visit(server.port, { token: cheat.session.token });
    for (let tick = 0; tick < 10; tick++) copy.client.emit('i', packInput({ tick, action: 1 }));
    const done = await over();
    expectUndisturbed(done);
    expect(actionsOf(done.result)[1]!.every((action) => action === 0)).toBe(true);
    expect((await counts()).refusedInputs - before.refusedInputs).toBeGreaterThanOrEqual(10);
    copy.client.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { advance, newMatch } from '../../shared/arena/match.ts';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import type { Frame } from '../../shared/netcode/confirmed.ts';
import { NO_INPUT } from '../../shared/netcode/inputQueue.ts';
import type { MatchView } from '../../shared/netcode/matchClient.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import type { MatchResult } from '../../shared/protocol/matchEvents.ts';
import { ask, type Client, leanAfter, next, playDuel, testServer, visit } from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

/** Every frame of a client, in order. */
function framesOf(client: Client): Frame[] {
  const frames: Frame[] = [];
  client.on('f', (packed) => void frames.push(unpackFrame(packed)!));
  return frames;
}

/** A busy machine may make an input late; nothing else may make a correction. */
function expectUncorrected(result: MatchResult, view: MatchView): void {
  if (result.lateInputs === 0) expect(view.corrections).toBe(0);
}

describe.concurrent('a duel', () => {
  it('[NET6] is played to its end: the page saw what the server decided, and nothing was corrected', async () => {
    const { client } = await visit(server.port);
    const start = await ask.join(client);
    expect(start).toMatchObject({ seat: 0, setup: { seats: 2, speed: '1x', wind: 0 } });
    expect(start.keyframe).toMatchObject({ tick: -150, stateTick: 0, ackTick: NO_INPUT });
    expect(start.keyframe.carts).toEqual(newMatch(start.setup).lanes.map((lane) => lane.cart));
    const { result, view } = await playDuel(client, start, leanAfter(150)).finished;
    expect(result).toMatchObject({ winner: 1, end: 'fall' });
    expect(view).toMatchObject({ phase: 'finished', winner: 1, serverTick: result.tick, mismatches: 0 });
    expectUncorrected(result, view);
    expect(view.lanes.map((lane) => lane.fall)).toEqual(result.falls);
    expect(view.confirmedFrames).toBeGreaterThan(result.tick / 2);
    client.close();
  });

  it('[ARENA1] against an agent that falls is won', async () => {
    const { client } = await visit(server.port);
    const { result, view } = await playDuel(client, await ask.join(client, 'clumsy'), leanAfter(10_000)).finished;
    expect(result).toMatchObject({ winner: 0, end: 'fall', falls: [null, { side: 'right' }] });
    expect(view.winner).toBe(0);
    client.close();
  });

  it('is followed by a rematch with another seed', async () => {
    const { client } = await visit(server.port);
    const first = await ask.join(client, 'clumsy', '0.5x');
    const over = next(client, 'match:finished');
    client.emit('match:leave');
    expect(await over).toMatchObject({ match: first.match, end: 'left', winner: 1 });
    const second = await ask.rematch(client);
    expect(second.setup).toEqual({ ...first.setup, seed: second.setup.seed });
    expect(second.setup.seed).not.toBe(first.setup.seed);
    expect(second.match).not.toBe(first.match);
    client.close();
  });

  it('[ARENA7] ends when its player joins another one', async () => {
    const { client } = await visit(server.port);
    const first = await ask.join(client);
    const over = next(client, 'match:finished');
    await ask.join(client, 'clumsy');
    expect(await over).toMatchObject({ match: first.match, end: 'left' });
    client.close();
  });

  it('[ARENA7] in another tab of the same session takes over; a refused one leaves the first as it is', async () => {
    const first = await visit(server.port);
    const start = await ask.join(first.client);
    const second = await visit(server.port, { token: first.session.token });
    await expect(ask.join(second.client, 'nobody')).rejects.toThrow('unknown-agent');
    const over = next(first.client, 'match:finished');
    await ask.join(second.client, 'clumsy');
    expect(await over).toMatchObject({ match: start.match, end: 'left' });
    first.client.close();
    second.client.close();
  });

  it('[NET5] an early input acts at its tick, not before', async () => {
    const { client } = await visit(server.port);
    const start = await ask.join(client);
    const frames = framesOf(client);
    await next(client, 'k');
    await next(client, 'k'); // -50
    const frozen = next(client, 'match:frozen'); // no heartbeat follows
    client.emit('i', packInput({ tick: 4, action: 1 }));
    expect(await frozen).toMatchObject({ frozen: true, tick: 12 });
    const known = frames.filter((frame) => frame.tick >= 6 && frame.tick <= 12).at(-1)!;
    const own = Array.from({ length: known.tick }, (_, tick) => (known.actions[0]! >> (known.tick - 1 - tick)) & 1);
    expect(own).toEqual(own.map((_, tick) => (tick >= 4 ? 1 : 0)));
    expect(start.keyframe.held[0]).toBe(0);
    client.close();
  });

  it('[NET7] freezes without heartbeats, counts down when they are back, and is played on', async () => {
    const { client } = await visit(server.port);
    const start = await ask.join(client);
    const bot = playDuel(client, start, leanAfter(120));
    await new Promise<void>((resolve) => {
      client.on('k', (packed) => {
        if (unpackKeyframe(packed)!.tick >= 50) resolve();
      });
    });
    bot.pause();
    const frozen = await next(client, 'match:frozen');
    expect(frozen).toMatchObject({ frozen: true });
    const back = next(client, 'k');
    client.emit('i', packInput({ tick: frozen.tick, action: 0 }));
    const keyframe = unpackKeyframe(await back)!;
    expect(keyframe).toMatchObject({ tick: frozen.tick - 50, stateTick: frozen.tick });
    bot.continueOn(client, { ...start, keyframe });
    const { result, view } = await bot.finished;
    expect(result.end).toBe('fall');
    expect(view).toMatchObject({ mismatches: 0, serverTick: result.tick });
    client.close();
  });

  it('[NET7] is resumed over a new connection of the same session', async () => {
    const first = await visit(server.port);
    const start = await ask.join(first.client);
    const bot = playDuel(first.client, start, leanAfter(120));
    await new Promise<void>((resolve) => {
      first.client.on('k', (packed) => {
        if (unpackKeyframe(packed)!.tick >= 50) resolve();
      });
    });
    first.client.io.engine.close(); // as when the network goes
    const second = await visit(server.port, { token: first.session.token });
    const again = await ask.resume(second.client);
    expect(again).toMatchObject({ match: start.match, setup: start.setup });
    expect(again.keyframe.stateTick - again.keyframe.tick).toBe(50);
    bot.continueOn(second.client, again);
    const { result, view } = await bot.finished;
    expect(result).toMatchObject({ match: start.match, winner: 1, end: 'fall' });
    expect(view).toMatchObject({ mismatches: 0, serverTick: result.tick });
    second.client.close();
  });

  it('[NET2] takes nothing from another session: not its inputs, its resume or its leave', async () => {
    const player = await visit(server.port);
    const stranger = await visit(server.port);
    const start = await ask.join(player.client);
    const bot = playDuel(player.client, start, leanAfter(60));
    stranger.client.emit('i', packInput({ tick: 0, action: 1 }));
    stranger.client.emit('i', { tick: 0, action: 1, playerId: player.session.name } as unknown as string);
    stranger.client.emit('match:leave');
    await expect(ask.resume(stranger.client)).rejects.toThrow('no-match');
    const { result, view } = await bot.finished;
    expect(result.end).toBe('fall');
    expectUncorrected(result, view);
    player.client.close();
    stranger.client.close();
  });

  it('[ARENA3] replays to the same end from its seed and the actions in its frames', async () => {
    const { client } = await visit(server.port);
    const start = await ask.join(client, 'clumsy');
    const frames = framesOf(client);
    const { result } = await playDuel(client, start, leanAfter(10_000)).finished;
    let match = newMatch(start.setup);
    for (let tick = 0; tick < result.tick; tick++) {
      const telling = frames.find((frame) => frame.tick > tick && frame.tick <= tick + 12)!;
      match = advance(
        match,
        telling.actions.map((bits) => (((bits >> (telling.tick - 1 - tick)) & 1) === 1 ? 1 : 0)),
      );
    }
    expect(match).toMatchObject({ phase: 'finished', tick: result.tick, winner: result.winner });
    const link = decodeReplay(result.replay!);
    expect(link).toMatchObject({ ok: true, value: { setup: start.setup, ticks: result.tick } });
    if (link.ok) expect(simulateReplay(link.value)).toMatchObject({ match, hash: link.value.hash });
    client.close();
  });
});

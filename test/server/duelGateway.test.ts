import { expect, it } from 'vitest';
import type { Duels } from '../../server/arena/duels.ts';
import { createDuelConnections } from '../../server/net/duelGateway.ts';
import type { Frame, Keyframe } from '../../shared/netcode/confirmed.ts';
import { unpackFrame } from '../../shared/protocol/frame.ts';

const frame = (tick: number): Frame => ({ tick, ackTick: tick, lead: 0, actions: [0, 0], hash: 1 });

/** A connection that writes down what is sent, with a player bound to it. */
function connectedPlayer() {
  const sent: string[] = [];
  const handlers = new Map<string, (...args: unknown[]) => void>();
  const emit = (event: string, msg: unknown): void =>
    void sent.push(event === 'f' ? `f ${unpackFrame(msg)?.tick}` : event);
  const connection = {
    on: (event: string, handler: (...args: unknown[]) => void) => handlers.set(event, handler),
    emit,
    volatile: { emit },
  };
  const connections = createDuelConnections();
  const joins = { join: () => ({ ok: true }), gone: () => {} } as unknown as Duels;
  connections.bind(connection as never, { id: 'p', name: 'P' }, joins);
  handlers.get('duel:join')!({ agent: 'a', speed: '1x', wind: 0 }, () => {});
  return { connections, sent, leave: () => handlers.get('disconnect')!() };
}

it('[ARENA8] of several frames before a flush the newest is sent, once', () => {
  const { connections, sent } = connectedPlayer();
  for (const tick of [1, 2, 3]) connections.sink.frame('p', frame(tick));
  connections.flush();
  connections.flush();
  expect(sent).toEqual(['f 3']);
});
it('[ARENA8] a frame goes before the keyframe of its tick', () => {
  const { connections, sent } = connectedPlayer();
  connections.sink.frame('p', frame(50));
  connections.sink.keyframe('p', {} as Keyframe);
  connections.flush();
  expect(sent).toEqual(['f 50', 'duel:keyframe']);
});
it('nothing is kept for who is not there', () => {
  const { connections, sent, leave } = connectedPlayer();
  leave();
  connections.sink.frame('p', frame(1));
  connections.sink.frame('q', frame(1));
  connections.flush();
  expect(sent).toEqual([]);
});

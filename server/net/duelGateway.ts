/** Duels over the socket: parse, call, reply. Whose duel it is comes from the session, never from a payload (NET2). */
import type { Socket } from 'socket.io';
import type { Frame } from '../../shared/netcode/confirmed.ts';
import type { ClientToServer, DuelJoined, Reply, ServerToClient } from '../../shared/protocol/events.ts';
import { packFrame, unpackInput } from '../../shared/protocol/frame.ts';
import { parseDuelRequest } from '../../shared/protocol/parse.ts';
import type { DuelSink, Duels, Player } from '../arena/duels.ts';
import { answer } from './answer.ts';

type Connection = Socket<ClientToServer, ServerToClient>;

/** Which connection plays for a player: the one that joined or came back last. */
export interface DuelConnections {
  readonly sink: DuelSink;
  bind(connection: Connection, player: Player, duels: Duels): void;
  /** Sends the newest frame of each player. A second volatile message before the first has left would be dropped: so one at a time (ARENA8). */
  flush(): void;
}

export function createDuelConnections(): DuelConnections {
  const playing = new Map<string, Connection>(); // by player
  const newest = new Map<string, Frame>(); // by player, not sent yet

  function flushOne(player: string): void {
    const frame = newest.get(player);
    if (!frame) return;
    newest.delete(player);
    playing.get(player)?.volatile.emit('f', packFrame(frame));
  }
  const sink: DuelSink = {
    frame: (player, frame) => void newest.set(player, frame),
    keyframe(player, keyframe) {
      flushOne(player); // what is volatile goes first: behind a reliable message it would be dropped
      playing.get(player)?.emit('duel:keyframe', keyframe);
    },
    frozen: (player, msg) => void playing.get(player)?.emit('duel:frozen', msg),
    finished: (player, msg) => void playing.get(player)?.emit('duel:finished', msg),
  };

  function bind(connection: Connection, player: Player, duels: Duels): void {
    const isPlaying = (): boolean => playing.get(player.id) === connection;
    /** The news that an older duel ends goes to the connection that played it; from then on this one plays. */
    function seat(reply: unknown, begin: () => Reply<DuelJoined>): void {
      const joined = begin();
      if (joined.ok) playing.set(player.id, connection);
      answer(reply, joined);
    }
    connection.on('duel:join', (raw: unknown, reply: unknown) => {
      const request = parseDuelRequest(raw);
      if (!request) answer(reply, { ok: false, code: 'bad-payload' });
      else seat(reply, () => duels.join(player, request));
    });
    connection.on('duel:rematch', (reply: unknown) => seat(reply, () => duels.rematch(player)));
    connection.on('duel:resume', (reply: unknown) => {
      const before = playing.get(player.id);
      playing.set(player.id, connection);
      const joined = duels.resume(player);
      if (!joined.ok && before) playing.set(player.id, before);
      answer(reply, joined);
    });
    connection.on('duel:leave', () => {
      if (isPlaying()) duels.leave(player.id);
    });
    connection.on('duel:sync', () => {
      if (isPlaying()) duels.sync(player.id);
    });
    connection.on('i', (raw: unknown) => {
      const input = unpackInput(raw);
      if (input && isPlaying()) duels.input(player.id, input);
    });
    connection.on('disconnect', () => {
      if (!isPlaying()) return;
      duels.gone(player.id);
      playing.delete(player.id);
    });
  }
  return {
    sink,
    bind,
    flush() {
      for (const player of [...newest.keys()]) flushOne(player);
    },
  };
}

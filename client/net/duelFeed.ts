/** A duel's events off the socket, and back into the same duel after a lost connection. */

import type { Frame } from '../../shared/netcode/confirmed.ts';
import type { DuelFrozen, DuelJoined, DuelRequest, DuelResult, Keyframe } from '../../shared/protocol/events.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import { parseDuelFrozen, parseDuelJoined, parseDuelResult, parseKeyframe } from '../../shared/protocol/parseDuel.ts';
import type { Answer, Connection } from './connection.ts';

export interface DuelSink {
  readonly joined: DuelJoined;
  onFrame(frame: Frame, nowMs: number): void;
  onKeyframe(keyframe: Keyframe, nowMs: number): void;
  onFrozen(msg: DuelFrozen, nowMs: number): void;
  onFinished(msg: DuelResult): void;
}

export function joinDuel({ ask }: Connection, request: DuelRequest): Promise<Answer<DuelJoined>> {
  return ask((to, reply) => to.emit('duel:join', request, reply), parseDuelJoined);
}

/** The same rival again; where the server has forgotten the match, a new one with the same wishes. */
export async function rejoinDuel(connection: Connection, request: DuelRequest): Promise<Answer<DuelJoined>> {
  const again = await connection.ask((to, reply) => to.emit('duel:rematch', reply), parseDuelJoined);
  return !again.ok && again.code === 'no-match' ? joinDuel(connection, request) : again;
}

export function leaveDuel({ socket }: Connection): void {
  if (socket.connected) socket.emit('duel:leave');
}

/** Where the duel's inputs go. Nothing is kept for later while there is no connection. */
export function duelWire({ socket }: Connection) {
  return {
    send: (input: Parameters<typeof packInput>[0]) => {
      if (socket.connected) socket.emit('i', packInput(input));
    },
    askKeyframe: () => {
      if (socket.connected) socket.emit('duel:sync');
    },
  };
}

/**
 * @param onLost the match is gone: it could not be resumed
 * @returns stops listening
 */
export function followDuel({ socket, ask }: Connection, duel: DuelSink, onLost: () => void): () => void {
  const { match } = duel.joined;
  let over = false;
  const onFrame = (packed: unknown): void => {
    const frame = unpackFrame(packed);
    if (frame) duel.onFrame(frame, performance.now());
  };
  const onKeyframe = (raw: unknown): void => {
    const keyframe = parseKeyframe(raw);
    if (keyframe) duel.onKeyframe(keyframe, performance.now());
  };
  const onFrozen = (raw: unknown): void => {
    const msg = parseDuelFrozen(raw);
    if (msg?.match === match) duel.onFrozen(msg, performance.now());
  };
  const onFinished = (raw: unknown): void => {
    const msg = parseDuelResult(raw);
    if (msg?.match !== match) return;
    over = true;
    duel.onFinished(msg);
  };
  const resume = async (): Promise<void> => {
    if (over) return;
    const answer = await ask((to, reply) => to.emit('duel:resume', reply), parseDuelJoined);
    if (over) return;
    if (answer.ok && answer.value.match === match) duel.onKeyframe(answer.value.keyframe, performance.now());
    else if (answer.ok || answer.code !== 'unreachable') onLost();
  };
  const onConnect = (): void => void resume();

  socket.on('f', onFrame);
  socket.on('duel:keyframe', onKeyframe);
  socket.on('duel:frozen', onFrozen);
  socket.on('duel:finished', onFinished);
  socket.on('connect', onConnect);
  return () => {
    over = true;
    socket.off('f', onFrame);
    socket.off('duel:keyframe', onKeyframe);
    socket.off('duel:frozen', onFrozen);
    socket.off('duel:finished', onFinished);
    socket.off('connect', onConnect);
  };
}

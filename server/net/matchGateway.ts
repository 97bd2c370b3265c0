/** Matches over the socket: parse, call, reply. Whose match it is comes from the session, never from a payload (NET2). */

import type { Reply } from '../../shared/protocol/events.ts';
import { unpackInput } from '../../shared/protocol/frame.ts';
import { parseEnterRequest, parseHidden, parseMatchRequest, parseWatchRequest } from '../../shared/protocol/parse.ts';
import type { Arena } from '../arena/arena.ts';
import type { Listener } from '../arena/listener.ts';
import { answer } from './answer.ts';
import { createRoaming, type Others } from './roaming.ts';
import type { SessionId } from './session.ts';
import type { Connection } from './sockets.ts';
import { createVolatileFrames } from './volatileFrames.ts';

const BAD: Reply<never> = { ok: false, code: 'bad-payload' };

/** Policies that are not at hand: checkpoints of stored runs. */
export interface Opponents {
  isThere(id: string): boolean;
  /** @returns why it cannot be an opponent; null: it is there now */
  bring(id: string): Promise<'unknown-agent' | 'no-opponent' | null>;
}

/**
 * @returns the connection as the arena knows it from now on
 * @param exact the page's engine computes the bits that this server computes
 * @param others null: this process is alone
 */
export function bindMatches(
  connection: Connection,
  session: SessionId,
  exact: boolean,
  arena: Arena,
  opponents: Opponents,
  others: Others | null,
  failed: (error: unknown) => void,
): Listener {
  const frames = createVolatileFrames(connection);
  const listener: Listener = {
    id: connection.id,
    player: session, // the object itself: its name may change
    exact,
    say: (event, ...msg) => void connection.emit(event, ...msg),
    frame: frames.send,
    keyframe: frames.sendKeyframe,
  };
  function asked<T, V>(
    raw: unknown,
    reply: unknown,
    parse: (raw: unknown) => T | null,
    ask: (msg: T) => Reply<V> | Promise<Reply<V>>,
  ): void {
    const msg = parse(raw);
    give(reply, msg === null ? BAD : ask(msg));
  }
  function give<V>(reply: unknown, value: Reply<V> | Promise<Reply<V>>): void {
    if (value instanceof Promise) value.then((later) => answer(reply, later), failed);
    else answer(reply, value);
  }
  const roaming = createRoaming(listener, arena, others);
  connection.on('match:start', (raw: unknown, reply: unknown) => {
    const request = parseMatchRequest(raw);
    const stored = request?.mode === 'bumper' ? null : (request?.agent ?? null);
    const start = (): void => asked(raw, reply, () => request, roaming.start);
    if (stored === null || opponents.isThere(stored)) {
      start();
      return;
    }
    opponents.bring(stored).then(
      (code) => {
        if (code !== null) answer(reply, { ok: false, code });
        else if (connection.connected) start();
      },
      () => answer(reply, { ok: false, code: 'unknown-agent' }),
    );
  });
  connection.on('match:enter', (raw: unknown, reply: unknown) =>
    asked(raw, reply, parseEnterRequest, ({ code }) => roaming.enter(code)),
  );
  connection.on('match:watch', (raw: unknown, reply: unknown) =>
    asked(raw, reply, parseWatchRequest, ({ match }) => roaming.watch(match)),
  );
  connection.on('match:rematch', (reply: unknown) => answer(reply, roaming.rematch()));
  connection.on('match:resume', (reply: unknown) => give(reply, roaming.resume()));
  connection.on('match:list', (reply: unknown) => answer(reply, roaming.list()));
  connection.on('match:go', () => arena.go(listener));
  connection.on('match:leave', roaming.leave);
  connection.on('match:sync', () => arena.sync(listener));
  connection.on('match:hidden', (raw: unknown) => {
    const msg = parseHidden(raw);
    if (msg) arena.hidden(listener, msg.hidden);
  });
  connection.on('i', (raw: unknown) => arena.input(listener, unpackInput(raw)));
  connection.on('disconnect', roaming.gone);
  return listener;
}

/** A match's events off the socket, and back into the same match after a lost connection. */
import type { Keyframe } from '../../shared/netcode/confirmed.ts';
import type { ErrorCode } from '../../shared/protocol/events.ts';
import { packInput } from '../../shared/protocol/frame.ts';
import type {
  Entered,
  LobbyInfo,
  MatchFrozen,
  MatchJoined,
  MatchList,
  MatchPeople,
  MatchRequest,
  MatchResult,
} from '../../shared/protocol/matchEvents.ts';
import {
  parseEntered,
  parseLobby,
  parseMatchFrozen,
  parseMatchJoined,
  parseMatchList,
  parseMatchPeople,
  parseMatchResult,
} from '../../shared/protocol/parseMatch.ts';
import type { Answer, Connection } from './connection.ts';
import type { LinkFaults } from './linkFaults.ts';

export interface MatchSink {
  readonly joined: MatchJoined;
  hear(kind: 'f' | 'k', packed: string, nowMs: number): void;
  onFrozen(msg: MatchFrozen, nowMs: number): void;
  onResumed(keyframe: Keyframe, nowMs: number): void;
  onFinished(msg: MatchResult, nowMs: number): void;
}

export interface MatchNews {
  people(msg: MatchPeople): void;
  /** The seat is played from another tab or device now. */
  moved(): void;
  /** The match is gone: it could not be resumed. */
  lost(): void;
}

export interface LobbyNews {
  lobby(msg: LobbyInfo): void;
  /** It begins; or TV shows another match. */
  joined(msg: MatchJoined): void;
  /** Nothing comes of it. `elsewhere`: it does on another server process. */
  closed(code: ErrorCode): void;
}

export const askMatch = {
  start: ({ ask }: Connection, request: MatchRequest): Promise<Answer<Entered>> =>
    ask((to, reply) => to.emit('match:start', request, reply), parseEntered),
  enter: ({ ask }: Connection, code: string): Promise<Answer<Entered>> =>
    ask((to, reply) => to.emit('match:enter', { code }, reply), parseEntered),
  rematch: ({ ask }: Connection): Promise<Answer<Entered>> =>
    ask((to, reply) => to.emit('match:rematch', reply), parseEntered),
  resume: ({ ask }: Connection): Promise<Answer<Entered>> =>
    ask((to, reply) => to.emit('match:resume', reply), parseEntered),
  /** @param match null: TV */
  watch: ({ ask }: Connection, match: string | null): Promise<Answer<MatchJoined>> =>
    ask((to, reply) => to.emit('match:watch', { match }, reply), parseMatchJoined),
  list: ({ ask }: Connection): Promise<Answer<MatchList>> =>
    ask((to, reply) => to.emit('match:list', reply), parseMatchList),
};

export function leaveMatch({ socket }: Connection): void {
  if (socket.connected) socket.emit('match:leave');
}

/** The host's word: agents take the empty seats. */
export function startLobby({ socket }: Connection): void {
  if (socket.connected) socket.emit('match:go');
}

export function tellHidden({ socket }: Connection, hidden: boolean): void {
  if (socket.connected) socket.emit('match:hidden', { hidden });
}

/** Where a match's inputs go. Nothing is kept for later while there is no connection. */
export function matchWire({ socket }: Connection, faults: LinkFaults) {
  return {
    send: (input: Parameters<typeof packInput>[0]) =>
      faults.up(() => {
        if (socket.connected) socket.emit('i', packInput(input));
      }),
    askKeyframe: () => {
      if (socket.connected) socket.emit('match:sync');
    },
  };
}

/** @returns stops listening */
export function followLobby({ socket }: Connection, news: LobbyNews): () => void {
  const onLobby = (raw: unknown): void => {
    const lobby = parseLobby(raw);
    if (lobby) news.lobby(lobby);
  };
  const onJoined = (raw: unknown): void => {
    const joined = parseMatchJoined(raw);
    if (joined) news.joined(joined);
  };
  const onClosed = (msg: { readonly code: ErrorCode }): void => news.closed(msg.code);
  socket.on('match:lobby', onLobby);
  socket.on('match:joined', onJoined);
  socket.on('match:closed', onClosed);
  return () => {
    socket.off('match:lobby', onLobby);
    socket.off('match:joined', onJoined);
    socket.off('match:closed', onClosed);
  };
}

const packed = (raw: unknown): string | null => (typeof raw === 'string' ? raw : null);

/** @returns stops listening */
export function followMatch(connection: Connection, match: MatchSink, faults: LinkFaults, news: MatchNews): () => void {
  const { socket } = connection;
  const { match: id, seat } = match.joined;
  let over = false;
  let returning = false; // asked where it goes on; that may take the page to another server process
  let again = false; // there was another connection meanwhile
  /** On its way through the injected faults, as everything that the game hears. */
  const heard =
    <T>(parse: (raw: unknown) => T | null, take: (msg: T) => void) =>
    (raw: unknown): void => {
      const msg = parse(raw);
      if (msg !== null)
        faults.down(() => {
          if (!over) take(msg);
        });
    };
  const ours = <T extends { readonly match: string }>(take: (msg: T) => void) => {
    return (msg: T): void => {
      if (msg.match === id) take(msg);
    };
  };
  const handlers = {
    f: heard(packed, (frame) => match.hear('f', frame, performance.now())),
    k: heard(packed, (keyframe) => match.hear('k', keyframe, performance.now())),
    'match:frozen': heard(
      parseMatchFrozen,
      ours((msg) => match.onFrozen(msg, performance.now())),
    ),
    'match:finished': heard(
      parseMatchResult,
      ours((msg) => match.onFinished(msg, performance.now())),
    ),
    'match:people': heard(parseMatchPeople, ours(news.people)),
    'match:moved': (msg: { readonly match: string }) => {
      if (msg.match === id) news.moved();
    },
    connect: () => void comeBack(),
  } as const;
  async function comeBack(): Promise<void> {
    again = returning;
    if (returning) return;
    returning = true;
    do again = false;
    while (!(await (seat === null ? watchAgain() : resume())) && again);
    returning = false;
  }
  /** @returns whether there was an answer */
  async function resume(): Promise<boolean> {
    const answer = await askMatch.resume(connection);
    if (over) return true;
    const back = answer.ok && answer.value.kind === 'playing' ? answer.value.joined : null;
    if (back?.match === id) match.onResumed(back.keyframe, performance.now());
    else if (answer.ok || answer.code !== 'unreachable') news.lost();
    return answer.ok || answer.code !== 'unreachable';
  }
  async function watchAgain(): Promise<boolean> {
    const answer = await askMatch.watch(connection, id);
    if (over) return true;
    if (answer.ok) match.onResumed(answer.value.keyframe, performance.now());
    else if (answer.code !== 'unreachable') news.lost();
    return answer.ok || answer.code !== 'unreachable';
  }
  const names = Object.keys(handlers) as (keyof typeof handlers)[];
  for (const name of names) socket.on(name, handlers[name] as never);
  return () => {
    over = true;
    for (const name of names) socket.off(name, handlers[name] as never);
  };
}

/** A page's connection, without the page: the official client over a way with weather. */
import { io, type Socket } from 'socket.io-client';
import {
  type ClientToServer,
  PROTOCOL_VERSION,
  type Reply,
  type ServerToClient,
} from '../../../shared/protocol/events.ts';
import type { Entered, MatchJoined, MatchRequest } from '../../../shared/protocol/matchEvents.ts';
import { parseEntered } from '../../../shared/protocol/parseMatch.ts';

export type Line = Socket<ServerToClient, ClientToServer>;

export interface Visitor {
  readonly line: Line;
  readonly token: string;
}

const ANSWER_WITHIN_MS = 15_000;

/** @throws Error if the server refuses */
export function visit(port: number, token?: string): Promise<Visitor> {
  const line: Line = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { version: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) },
  });
  return new Promise((resolve, reject) => {
    line.once('session', (session) => resolve({ line, token: session.token }));
    line.once('connect_error', (error) => {
      line.close();
      reject(error);
    });
  });
}

const DUEL: MatchRequest = {
  mode: 'duel',
  speed: '1x',
  wind: 0,
  company: 'agents',
  agent: 'champion',
  reaction: 0,
  seats: 2,
};

async function entered(reply: Promise<Reply<Entered>>): Promise<Entered> {
  const answer = await reply;
  const parsed = answer.ok ? parseEntered(answer.value) : null;
  if (!parsed) throw new Error(answer.ok ? 'neither a match nor a lobby' : answer.code);
  return parsed;
}

function playing(entry: Entered): MatchJoined {
  if (entry.kind !== 'playing') throw new Error('still waiting for somebody');
  return entry.joined;
}

/** Against an agent. */
export async function startAlone({ line }: Visitor): Promise<MatchJoined> {
  return playing(await entered(line.timeout(ANSWER_WITHIN_MS).emitWithAck('match:start', DUEL)));
}

/** Against each other. */
export async function startPair(host: Visitor, guest: Visitor): Promise<readonly [MatchJoined, MatchJoined]> {
  const begun = new Promise<MatchJoined>((resolve) => host.line.once('match:joined', resolve));
  const request = { ...DUEL, company: 'friends', agent: null } as const;
  const lobby = await entered(host.line.timeout(ANSWER_WITHIN_MS).emitWithAck('match:start', request));
  if (lobby.kind !== 'waiting') throw new Error('a match that nobody else has entered');
  const { code } = lobby.lobby;
  const theirs = playing(await entered(guest.line.timeout(ANSWER_WITHIN_MS).emitWithAck('match:enter', { code })));
  return [await begun, theirs];
}

/** After a new connection of the same session. */
export async function resume({ line }: Visitor): Promise<MatchJoined> {
  return playing(await entered(line.timeout(ANSWER_WITHIN_MS).emitWithAck('match:resume')));
}

/** @param match null: TV */
export async function watch({ line }: Visitor, match: string | null): Promise<MatchJoined> {
  const answer = await line.timeout(ANSWER_WITHIN_MS).emitWithAck('match:watch', { match });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

/** A page without a browser: one connection after another with one session, which goes where its match is as the real page does. */
import { io } from 'socket.io-client';
import { type ErrorCode, PROTOCOL_VERSION, type Reply } from '../../../shared/protocol/events.ts';
import type { Entered, LobbyInfo, MatchJoined, MatchList, MatchRequest } from '../../../shared/protocol/matchEvents.ts';
import { type Client, DUEL } from '../../server/support.ts';
import type { NodeName } from './cluster.ts';

export interface Page {
  readonly client: () => Client;
  readonly token: () => string;
  readonly name: () => string;
  /** Processes that it was sent to, in order. */
  readonly moves: readonly string[];
  /** Asks, and again wherever it is sent. */
  ask<T>(send: (client: Client) => Promise<Reply<T>>): Promise<Reply<T>>;
  /** A connection of its own accord, as after one that broke. @param node null: nginx chooses */
  connect(node: NodeName | null): Promise<void>;
  close(): void;
}

const MOVES_AFTER_MS = [0, 0, 300, 700, 1_000, 1_500, 2_000, 2_500]; // as the page does
const CONNECT_WITHIN_MS = 15_000;
const ANSWER_MS = 6_000;

export async function openPage(url: string, node: NodeName | null = null, token: string | null = null): Promise<Page> {
  let client: Client | null = null;
  let session = { token, name: '' };
  const moves: string[] = [];

  async function connect(to: string | null): Promise<void> {
    client?.close();
    const next: Client = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      ...(to === null ? {} : { query: { node: to } }),
      auth: (give) => give({ version: PROTOCOL_VERSION, ...(session.token === null ? {} : { token: session.token }) }),
    });
    client = next;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no connection to ${to ?? 'any'}`)), CONNECT_WITHIN_MS);
      next.once('session', () => {
        clearTimeout(timer);
        resolve();
      });
      next.on('session', (known) => {
        session = known;
      });
    });
  }
  await connect(node);
  return {
    client: () => client!,
    token: () => session.token!,
    name: () => session.name,
    moves,
    async ask(send) {
      for (const pauseMs of MOVES_AFTER_MS) {
        const reply = await send(client!);
        if (reply.ok || reply.code !== 'elsewhere') return reply;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        moves.push(reply.node!);
        await connect(reply.node!);
      }
      return { ok: false, code: 'no-match' };
    },
    connect,
    close: () => client?.close(),
  };
}

/** What was entered. @throws Error with the code of a refusal */
async function granted<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

export const wish = {
  start: (page: Page, request: Partial<MatchRequest>): Promise<Entered> =>
    granted(page.ask((to) => to.timeout(ANSWER_MS).emitWithAck('match:start', { ...DUEL, ...request }))),
  enter: (page: Page, code: string): Promise<Entered> =>
    granted(page.ask((to) => to.timeout(ANSWER_MS).emitWithAck('match:enter', { code }))),
  resume: (page: Page): Promise<Entered> =>
    granted(page.ask((to) => to.timeout(ANSWER_MS).emitWithAck('match:resume'))),
  watch: (page: Page, match: string | null): Promise<MatchJoined> =>
    granted(page.ask((to) => to.timeout(ANSWER_MS).emitWithAck('match:watch', { match }))),
  list: (page: Page): Promise<MatchList> => granted(page.ask((to) => to.timeout(ANSWER_MS).emitWithAck('match:list'))),
};

export function playing(entered: Entered): MatchJoined {
  if (entered.kind !== 'playing') throw new Error('waits for somebody');
  return entered.joined;
}

export function waiting(entered: Entered): LobbyInfo {
  if (entered.kind !== 'waiting') throw new Error('is in a match already');
  return entered.lobby;
}

/** Why it is refused; null if it is not. */
export const refusal = (wished: Promise<unknown>): Promise<ErrorCode | string | null> =>
  wished.then(
    () => null,
    (error: Error) => error.message,
  );

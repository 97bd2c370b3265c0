/**
 * News of boards to the pages that show them, and of submissions to whoever submitted them. Pages are told that something changed; what, they ask by
 * REST. What other processes know by themselves is told to the pages of this one alone.
 */
import type { Server, Socket } from 'socket.io';
import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';
import { parseBoardWatch } from '../../shared/protocol/parse.ts';
import type { Submission } from '../../shared/protocol/submissions.ts';

const EVERY_MS = 1_000; // at most one message a division
const watchersOf = (board: BoardName): string => `board ${board}`;
const tabsOf = (session: string): string => `session ${session}`;

export interface BoardNews {
  changed(board: BoardName, division: Division): void;
  /** @param owner id of a session */
  submission(owner: string, submission: Submission): void;
  /** Anything else that concerns one person alone, to all their tabs, on whichever process. */
  tell<K extends keyof ServerToClient>(session: string, event: K, ...msg: Parameters<ServerToClient[K]>): void;
  /** The same to their tabs on this process alone. */
  tellHere<K extends keyof ServerToClient>(session: string, event: K, ...msg: Parameters<ServerToClient[K]>): void;
}

/** @param after calls back once after about so many ms */
export function createBoardNews(
  io: () => Server<ClientToServer, ServerToClient>,
  after: (ms: number, run: () => void) => () => void,
): BoardNews {
  const resting = new Map<string, boolean>(); // divisions told of less than a second ago, and whether they changed again
  function say(board: BoardName, division: Division): void {
    const key = `${board} ${division}`;
    resting.set(key, false);
    io().local.to(watchersOf(board)).emit('board:changed', { board, division });
    after(EVERY_MS, () => {
      const again = resting.get(key);
      resting.delete(key);
      if (again) say(board, division);
    });
  }
  return {
    changed(board, division) {
      const key = `${board} ${division}`;
      if (resting.has(key)) resting.set(key, true);
      else say(board, division);
    },
    submission: (owner, submission) => void io().local.to(tabsOf(owner)).emit('submission:changed', submission),
    tell: (session, event, ...msg) =>
      void io()
        .to(tabsOf(session))
        .emit(event, ...msg),
    tellHere: (session, event, ...msg) =>
      void io()
        .local.to(tabsOf(session))
        .emit(event, ...msg),
  };
}

export function bindBoards(connection: Socket<ClientToServer, ServerToClient>, session: string): void {
  let watched: BoardName | null = null;
  void connection.join(tabsOf(session));
  connection.on('board:watch', (raw: unknown) => {
    const request = parseBoardWatch(raw);
    if (!request) return;
    if (watched) void connection.leave(watchersOf(watched));
    watched = request.board;
    if (watched) void connection.join(watchersOf(watched));
  });
}

/** Hears which divisions of a board have changed, as long as somebody looks at it; after a reconnect the server is told again. */
import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import { record, text } from '../../shared/protocol/fields.ts';
import { MAX_DIVISION, parseBoardName } from '../../shared/protocol/parseBoards.ts';
import type { ArenaSocket } from './connection.ts';

export interface BoardFeed {
  /** From now on changes of this board are heard, and of no other. */
  watch(board: BoardName): void;
  close(): void;
}

/** @param changed at most once a second a board; also after each reconnect, with no division: anything may have changed */
export function followBoards(
  socket: ArenaSocket,
  changed: (board: BoardName, division: Division | null) => void,
): BoardFeed {
  let watched: BoardName | null = null;
  const tell = (): void => {
    if (socket.connected && watched !== null) socket.emit('board:watch', { board: watched });
  };
  const heard = (raw: unknown): void => {
    const fields = record(raw);
    const board = parseBoardName(fields?.['board']);
    const division = text(fields?.['division'], MAX_DIVISION);
    if (board !== null && division !== null) changed(board, division);
  };
  const again = (): void => {
    tell();
    if (watched !== null) changed(watched, null);
  };
  socket.on('board:changed', heard);
  socket.on('connect', again);
  return {
    watch(board) {
      watched = board;
      tell();
    },
    close() {
      socket.off('board:changed', heard);
      socket.off('connect', again);
      if (socket.connected) socket.emit('board:watch', { board: null });
    },
  };
}

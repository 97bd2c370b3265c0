/** Identity put together: what a new name, a ban and the end of a player mean beyond what is stored of them; who may order it. */
import { type Admin, createAdmin } from './boards/admin.ts';
import { DIVISIONS } from './boards/boards.ts';
import { createOwnRows } from './boards/ownRows.ts';
import type { Players } from './boards/players.ts';
import { steadyClock } from './clock.ts';
import type { BoardNews } from './net/boardGateway.ts';
import type { MeRoutesNeeds } from './net/meRoutes.ts';
import type { Sessions } from './net/session.ts';
import type { Sockets } from './net/sockets.ts';
import type { Storage } from './storage/storage.ts';
import { createRunRemoval } from './training/runRemoval.ts';
import type { Runs } from './training/runs.ts';
import type { Others } from './wireBoardNews.ts';
import type { WiredBoards } from './wireBoards.ts';

export interface IdentityWiring {
  readonly storage: Storage;
  readonly boards: WiredBoards;
  readonly runs: Runs;
  readonly sessions: Sessions;
  readonly sockets: () => Sockets;
  readonly news: BoardNews;
  /** The other processes, which have connections of the same people; null: there are none. */
  readonly others: Pick<Others, 'tellings'> | null;
}

export interface WiredIdentity {
  readonly me: Omit<MeRoutesNeeds, 'whose' | 'limits'>;
  readonly admin: Admin;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void steadyClock.after(ms, resolve));

export function wireIdentity(wiring: IdentityWiring): WiredIdentity {
  const { storage, boards, runs, sessions, sockets, news, others } = wiring;
  const removal = createRunRemoval(storage.runs, runs, pause);

  others?.tellings.hear('player:renamed', ({ player, name }) => {
    sockets().renamed(player, name);
    news.tellHere(player, 'session:renamed', { name });
  });
  others?.tellings.hear('player:out', ({ player }) => sockets().signOut(player));
  function signOut(id: string): void {
    sockets().signOut(id);
    others?.tellings.tell('player:out', { player: id });
  }
  /** Pages that show their rows look again. */
  async function rowsChange<T>(id: string, change: () => Promise<T>): Promise<T> {
    const rows = await storage.boards.ofOwner(id);
    const result = await change();
    for (const { board, division } of rows) news.changed(board, division);
    return result;
  }
  const players: Players = {
    ...boards.players,
    rename: (id, raw, reservedToo) =>
      rowsChange(id, async () => {
        const answer = await boards.players.rename(id, raw, reservedToo);
        if (answer.ok) {
          sockets().renamed(id, answer.name);
          others?.tellings.tell('player:renamed', { player: id, name: answer.name });
          news.tellHere(id, 'session:renamed', { name: answer.name });
        }
        return answer;
      }),
    forget: (id) =>
      rowsChange(id, async () => {
        await removal.stopAllOf(id);
        boards.submissions.forget(id); // nothing of theirs is computed any more
        await boards.players.forget(id);
        signOut(id);
      }),
  };
  return {
    me: {
      players,
      rows: createOwnRows(storage.boards, boards.boards),
      issue: sessions.issue,
      signOut,
      now: steadyClock.now,
    },
    admin: createAdmin({
      stores: storage,
      players,
      divisions: DIVISIONS,
      runs: removal,
      clock: Date.now,
      changed: news.changed,
    }),
  };
}

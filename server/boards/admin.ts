/** What an administrator may do. Each act is written to the audit log before it is done, with who did it and why. */

import { nameKey } from '../../shared/boards/nameKey.ts';
import { isPublicId, publicId } from '../../shared/boards/publicId.ts';
import { BOARDS, type BoardName, type Division } from '../../shared/protocol/boards.ts';
import type { Players } from './players.ts';
import type { AuditEntry, BoardStores } from './stores.ts';

export type AdminWish =
  | { readonly act: 'hide-row' | 'show-row'; readonly board: string; readonly division: string; readonly id: string }
  | { readonly act: 'ban' | 'unban' | 'forget'; readonly player: string }
  | { readonly act: 'rename'; readonly player: string; readonly name: string }
  | { readonly act: 'delete-run'; readonly run: string };

export interface AdminNeeds {
  readonly stores: Pick<BoardStores, 'boards' | 'players' | 'audit'>;
  readonly players: Players;
  readonly divisions: Readonly<Record<BoardName, readonly Division[]>>;
  /** Of training. */
  readonly runs: {
    /** Why it cannot be deleted, in words; null: it can. */
    problem(id: string): Promise<string | null>;
    delete(id: string): Promise<void>;
  };
  readonly clock: () => number; // ms since 1970
  readonly changed: (board: BoardName, division: Division) => void;
}

/** What was done, or why not, in one line. */
export interface AdminAnswer {
  readonly ok: boolean;
  readonly line: string;
}

export interface Admin {
  /** @param by the system's user */
  act(wish: AdminWish, by: string, reason: string): Promise<AdminAnswer>;
  audit(limit: number): Promise<readonly AuditEntry[]>;
}

const MOST_AUDITED = 100_000;
const no = (line: string): AdminAnswer => ({ ok: false, line });
const done = (line: string): AdminAnswer => ({ ok: true, line });

export function createAdmin(needs: AdminNeeds): Admin {
  const { stores, players, divisions } = needs;
  const { boards, audit } = stores;

  /** The session of a player, by its id, its public id or their name; null if nobody is stored under it. */
  async function playerOf(text: string): Promise<string | null> {
    if (isPublicId(text)) {
      for (const board of ['players', 'ratings'] as const) {
        for (const division of divisions[board]) {
          const owner = (await boards.find(board, division, text))?.owner;
          if (owner) return owner;
        }
      }
    }
    const found = (await stores.players.find(text)) ?? (await stores.players.byNameKey(nameKey(text)));
    return found?.id ?? null;
  }
  const isBoard = (text: string): text is BoardName => BOARDS.some((board) => board === text);
  const targetOf = (board: string, division: string, id: string): string => `${board}/${division}/${id}`;

  async function setRow(board: BoardName, division: Division, id: string, hidden: boolean): Promise<void> {
    await boards.hide(board, division, id, hidden);
    needs.changed(board, division);
  }

  /** Rows that were hidden one by one, and not shown again since. */
  async function hiddenAlone(): Promise<ReadonlySet<string>> {
    const hidden = new Map<string, boolean>();
    for (const { action, target } of await audit.list(MOST_AUDITED)) {
      if ((action === 'hide-row' || action === 'show-row') && !hidden.has(target))
        hidden.set(target, action === 'hide-row');
    }
    return new Set([...hidden].flatMap(([target, isHidden]) => (isHidden ? [target] : [])));
  }

  async function onPlayer(
    wish: Extract<AdminWish, { readonly player: string }>,
    id: string,
    note: () => Promise<void>,
    reason: string,
  ): Promise<AdminAnswer> {
    const name = (await players.nameOf(id)) ?? wish.player;
    switch (wish.act) {
      case 'ban': {
        await note();
        await players.ban(id, reason);
        const rows = await boards.ofOwner(id);
        for (const row of rows) await setRow(row.board, row.division, row.id, true);
        return done(`${name} is banned, ${rows.length} rows are hidden`);
      }
      case 'unban': {
        const alone = await hiddenAlone();
        await note();
        await players.ban(id, null);
        const rows = (await boards.ofOwner(id)).filter((row) => !alone.has(targetOf(row.board, row.division, row.id)));
        for (const row of rows) await setRow(row.board, row.division, row.id, false);
        return done(`${name} is not banned any more, ${rows.length} rows are shown`);
      }
      case 'rename': {
        const possible = await players.canBeNamed(id, wish.name);
        if (possible !== null) return no(`${wish.name} cannot be the name (${possible})`);
        await note();
        const answer = await players.rename(id, wish.name, true);
        if (!answer.ok) return no(`${wish.name} cannot be the name (${answer.code})`);
        return done(`${name} is called ${answer.name} now`);
      }
      case 'forget': {
        await note();
        await players.forget(id);
        return done(`everything of ${name} is deleted`);
      }
    }
  }

  return {
    audit: (limit) => audit.list(limit),
    async act(wish, by, reason) {
      const note = (target: string) => () => audit.add({ at: needs.clock(), by, action: wish.act, target, reason });
      switch (wish.act) {
        case 'hide-row':
        case 'show-row': {
          const { board, division, id } = wish;
          const target = targetOf(board, division, id);
          if (!isBoard(board)) return no(`there is no board ${board}: ${BOARDS.join(', ')}`);
          if (!(await boards.find(board, division, id))) return no(`there is no row ${target}`);
          await note(target)();
          await setRow(board, division, id, wish.act === 'hide-row');
          return done(`${target} is ${wish.act === 'hide-row' ? 'hidden' : 'shown'}`);
        }
        case 'delete-run': {
          const problem = await needs.runs.problem(wish.run);
          if (problem !== null) return no(problem);
          await note(wish.run)();
          await needs.runs.delete(wish.run);
          return done(`the run ${wish.run} is deleted`);
        }
        case 'ban':
        case 'unban':
        case 'rename':
        case 'forget': {
          const id = await playerOf(wish.player);
          if (id === null) return no(`there is no player ${wish.player}: give the public id of a row, or a name`);
          return onPlayer(wish, id, note(publicId(id)), reason);
        }
      }
    },
  };
}

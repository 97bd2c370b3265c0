/**
 * Who players are, as far as it is stored: a name, the hash of a recovery code, whether they are banned. Somebody is stored only once there is something
 * to store: a name, a code, a first run for a board or an upload. All changes of one player happen one after the other.
 */
import { type NameProblem, readAnyName, readNickname } from '../../shared/boards/nickname.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { readRecoveryCode } from '../../shared/boards/recoveryCode.ts';
import type { Me } from '../../shared/protocol/me.ts';
import { createPlayerCache } from './playerCache.ts';
import type { PlayerStore, StoredPlayer } from './stores.ts';

export interface PlayersNeeds {
  readonly store: PlayerStore;
  readonly clock: () => number; // ms since 1970
  /** Calls back once after about so many ms. @returns stops it */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly newCode: () => string;
  readonly sha256: (text: string) => string; // hex
  readonly reserved: () => readonly string[]; // names of agents on the boards
  /** What is stored of them is another now, or nothing any more. */
  readonly told?: (id: string, now: 'changed' | 'forgotten') => void;
  readonly failed: (error: unknown) => void;
}

export interface Person {
  readonly id: string; // of the session
  readonly name: string;
  readonly epoch: number;
  readonly banned: string | null; // why
}

export type Renamed =
  | { readonly ok: true; readonly me: Me; readonly name: string }
  | { readonly ok: false; readonly code: NameProblem | 'taken' };

export interface Players {
  /** Never rejects, and answers within half a second: without the database everybody has the default name. */
  who(id: string): Promise<Person>;
  /** The chosen name; null: none. Never rejects. */
  nameOf(id: string): Promise<string | null>;
  /**
   * Whether something of this player may go on a board or count for a rating: not of who is banned or was just forgotten, and nothing while the
   * database does not answer. Asked when there is something to store, so who may is stored from then on. Never rejects.
   */
  mayRank(id: string): Promise<boolean>;
  /** All that follow reject if the database fails. */
  me(id: string): Promise<Me>;
  stored(id: string): Promise<StoredPlayer | null>;
  /** @param reservedToo an administrator may give names that nobody may choose */
  rename(id: string, raw: string, reservedToo?: boolean): Promise<Renamed>;
  /** Why an administrator cannot call them so; null: they can. */
  canBeNamed(id: string, raw: string): Promise<NameProblem | 'taken' | null>;
  /** A new code, which makes the one before it worthless. Only its hash is kept: it cannot be shown again. */
  newRecovery(id: string): Promise<string>;
  /** The player of a code. @param alone tokens of all devices become worthless: only what is issued from now on counts */
  recover(typed: string, alone: boolean): Promise<StoredPlayer | null>;
  ban(id: string, reason: string | null): Promise<void>;
  forget(id: string): Promise<void>;
  /** Another process has changed or forgotten them. */
  heard(id: string, now: 'changed' | 'forgotten'): void;
  /** All that is stored of them, by table. */
  everything(id: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
}

const PATIENCE_MS = 500;
const SEEN_EVERY_MS = 24 * 3_600_000;
const MOST_FORGOTTEN = 10_000;

/** Of who has not chosen a name. */
export const defaultName = (id: string): string => `Player ${id.slice(0, 4)}`;

export function createPlayers(needs: PlayersNeeds): Players {
  const { store, clock, after, failed } = needs;
  const cache = createPlayerCache(store, clock);
  const working = new Map<string, Promise<unknown>>(); // the newest change of each
  const forgotten = new Set<string>(); // since the start; oldest first

  function inTurn<T>(id: string, change: () => Promise<T>): Promise<T> {
    const done = (working.get(id) ?? Promise.resolve()).catch(() => {}).then(change);
    working.set(id, done);
    const tidy = (): void => {
      if (working.get(id) === done) working.delete(id);
    };
    done.then(tidy, tidy);
    return done;
  }

  /** @returns what is stored now, or null if another player has this name */
  function edit(id: string, change: (player: StoredPlayer) => StoredPlayer): Promise<StoredPlayer | null> {
    return inTurn(id, async () => {
      const now = clock();
      const blank = { id, name: null, nameKey: null, recovery: null, epoch: 0, banned: null, createdAt: now };
      const next = change((await store.find(id)) ?? { ...blank, seenAt: now });
      const done = await store.put(next);
      cache.drop(id);
      if (done) forgotten.delete(id);
      if (done) needs.told?.(id, 'changed');
      return done ? next : null;
    });
  }
  function noteForgotten(id: string): void {
    forgotten.add(id);
    for (const oldest of forgotten) {
      if (forgotten.size <= MOST_FORGOTTEN) break;
      forgotten.delete(oldest);
    }
  }
  const same = (player: StoredPlayer): StoredPlayer => player;

  /** Within the patience, or null; what comes later is cached for the next time. */
  async function soon(id: string): Promise<StoredPlayer | null> {
    const found = cache.find(id).catch((error: unknown) => {
      failed(error);
      return null;
    });
    return new Promise((resolve) => {
      const stop = after(PATIENCE_MS, () => resolve(null));
      void found.then((player) => {
        stop();
        resolve(player);
      });
    });
  }

  function noteSeen(player: StoredPlayer): void {
    if (clock() - player.seenAt < SEEN_EVERY_MS) return;
    edit(player.id, (now) => ({ ...now, seenAt: clock() })).catch(failed);
  }

  const meOf = (id: string, player: StoredPlayer | null): Me => ({
    id: publicId(id),
    name: player?.name ?? defaultName(id),
    chosen: player?.name != null,
    recovery: player?.recovery != null,
    banned: player?.banned != null,
    createdAt: player?.createdAt ?? null,
  });

  return {
    async who(id) {
      const player = await soon(id);
      if (player) noteSeen(player);
      return { id, name: player?.name ?? defaultName(id), epoch: player?.epoch ?? 0, banned: player?.banned ?? null };
    },
    nameOf: async (id) => (await soon(id))?.name ?? null,
    async mayRank(id) {
      if (forgotten.has(id)) return false;
      try {
        const player = (await cache.find(id)) ?? (await edit(id, same));
        return player !== null && player.banned === null;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    me: async (id) => meOf(id, await cache.find(id)),
    stored: (id) => cache.find(id),
    async canBeNamed(id, raw) {
      const read = readAnyName(raw);
      if (!read.ok) return read.code;
      const other = await store.byNameKey(read.key);
      return other === null || other.id === id ? null : 'taken';
    },
    async rename(id, raw, reservedToo = false) {
      const read = reservedToo ? readAnyName(raw) : readNickname(raw, needs.reserved());
      if (!read.ok) return read;
      const { name, key } = read;
      const player = await edit(id, (now) => ({ ...now, name, nameKey: key }));
      return player ? { ok: true, me: meOf(id, player), name } : { ok: false, code: 'taken' };
    },
    async newRecovery(id) {
      const code = needs.newCode();
      await edit(id, (now) => ({ ...now, recovery: needs.sha256(code) }));
      return code;
    },
    async recover(typed, alone) {
      const code = readRecoveryCode(typed);
      const player = code === null ? null : await store.byRecovery(needs.sha256(code));
      if (!player || !alone) return player;
      return edit(player.id, (now) => ({ ...now, epoch: now.epoch + 1 }));
    },
    async ban(id, banned) {
      await edit(id, (now) => ({ ...now, banned }));
    },
    everything: (id) => store.everything(id),
    forget: (id) =>
      inTurn(id, async () => {
        noteForgotten(id);
        await store.forget(id);
        cache.drop(id);
        needs.told?.(id, 'forgotten');
      }),
    heard(id, now) {
      cache.drop(id);
      if (now === 'forgotten') noteForgotten(id);
      else forgotten.delete(id);
    },
  };
}

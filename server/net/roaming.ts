/**
 * The client goes where the match is (CLUSTER3). What one connection asks of the arena, asked of the other processes first where they may have it: then the
 * reply names the process, and the page comes back there. Alone, every reply is the arena's own, at once.
 */
import type { Refusal, Reply } from '../../shared/protocol/events.ts';
import type { Entered, MatchJoined, MatchList, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { type Arena, MAX_LISTED } from '../arena/arena.ts';
import { seatsOf } from '../arena/casting.ts';
import type { Listener } from '../arena/listener.ts';
import { wishOf } from '../arena/lobbies.ts';
import { mergeLists, mostPeople } from '../arena/presence.ts';

/** The other processes. */
export interface Others {
  /** @returns the process; null: none has it */
  whereIs(kind: 'player' | 'match' | 'lobby', id: string): Promise<{ readonly node: string } | null>;
  /** @returns the process that has a lobby for the same; null: open one here */
  claim(wish: string): Promise<string | null>;
  /** Whatever the player did on another process is over. */
  vacate(player: string): Promise<void>;
  /** Their lists, by process. */
  lists(): ReadonlyMap<string, MatchList>;
  /** What is here is another now. @returns resolves once they can know */
  changed(): Promise<void>;
}

type Soon<T> = Promise<Reply<T>> | Reply<T>;

export interface Roaming {
  start(request: MatchRequest): Soon<Entered>;
  enter(code: string): Soon<Entered>;
  rematch(): Reply<Entered>;
  resume(): Soon<Entered>;
  watch(match: string | null): Soon<MatchJoined>;
  list(): Reply<MatchList>;
  leave(): void;
  gone(): void;
}

const isWaiting = (value: unknown): boolean => (value as Partial<Entered>).kind === 'waiting';
const elsewhere = (node: string): Refusal => ({ ok: false, code: 'elsewhere', node });

/** @param others null: this process is alone */
export function createRoaming(listener: Listener, arena: Arena, others: Others | null): Roaming {
  const { id } = listener.player;
  const { has } = arena.here;
  let turn = 0; // a wish that is overtaken by another one counts no longer

  /** @param look for the process to send the page to; null: act here */
  async function after<T>(look: Promise<string | null>, act: () => Reply<T>): Promise<Reply<T>> {
    const mine = ++turn;
    const node = await look;
    if (mine !== turn) return { ok: false, code: 'no-match' };
    const reply = node === null ? act() : elsewhere(node);
    const told = others?.changed();
    if (reply.ok && isWaiting(reply.value)) await told; // before anybody hears of the lobby's code
    return reply;
  }
  /** The player's seat elsewhere is given up before one is taken here. */
  async function vacate(found: Others): Promise<null> {
    if (!has('player', id)) await found.vacate(id);
    return null;
  }
  const nodeOf = async (found: Others, kind: 'player' | 'match' | 'lobby', wanted: string): Promise<string | null> =>
    (await found.whereIs(kind, wanted))?.node ?? null;

  async function forStart(found: Others, request: MatchRequest): Promise<string | null> {
    const wish = wishOf(request);
    const meets = request.company === 'anyone' && seatsOf(request) > 1;
    const node = meets && !has('wish', wish) ? await found.claim(wish) : null;
    return node ?? vacate(found);
  }
  /** Where TV is better: another match with more people in it. */
  function betterTv(found: Others): string | null {
    let best = mostPeople(arena.list());
    let where: string | null = null;
    for (const [node, list] of found.lists()) {
      if (mostPeople(list) <= best) continue;
      best = mostPeople(list);
      where = node;
    }
    return where;
  }
  async function forWatch(found: Others, match: string | null): Promise<string | null> {
    if (match === null) return betterTv(found);
    return has('match', match) ? null : nodeOf(found, 'match', match);
  }

  return {
    start(request) {
      const act = (): Reply<Entered> => arena.start(listener, request);
      return others ? after(forStart(others, request), act) : act();
    },
    enter(code) {
      const act = (): Reply<Entered> => arena.enter(listener, code);
      if (!others) return act();
      return after(has('lobby', code) ? vacate(others) : nodeOf(others, 'lobby', code), act);
    },
    rematch() {
      const reply = arena.rematch(listener);
      void others?.changed();
      return reply;
    },
    resume() {
      const act = (): Reply<Entered> => arena.resume(listener);
      if (!others) return act();
      return after(has('player', id) ? Promise.resolve(null) : nodeOf(others, 'player', id), act);
    },
    watch(match) {
      const act = (): Reply<MatchJoined> => arena.watch(listener, match);
      return others ? after(forWatch(others, match), act) : act();
    },
    list() {
      const own = arena.list();
      const value = others ? mergeLists([own, ...others.lists().values()], MAX_LISTED) : own;
      return { ok: true, value };
    },
    leave() {
      turn++;
      arena.leave(listener);
      void others?.changed();
    },
    gone() {
      turn++;
      arena.gone(listener);
      void others?.changed();
    },
  };
}

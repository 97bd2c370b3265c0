/** What one process has, as the others ask for it, and what they ask it to give up. */
import type { LiveMatch, MatchList } from '../../shared/protocol/matchEvents.ts';
import type { Lobbies } from './lobbies.ts';
import type { Rooms } from './rooms.ts';

export interface Presence {
  readonly players: readonly string[]; // who have a seat or wait in a lobby
  readonly matches: readonly string[]; // live ones
  readonly lobbies: readonly string[]; // codes
  /** Lobbies for anyone, by what they are for: one each in all processes together. */
  readonly wishes: ReadonlyMap<string, string>; // wish -> code
  readonly list: () => MatchList;
}

export interface Here {
  presence(): Presence;
  has(kind: 'player' | 'match' | 'lobby' | 'wish', id: string): boolean;
  /** Whatever the player did here is over: they do something on another process. */
  vacate(player: string): void;
  /** Another process has a lobby for the same: who waits in this one is told to go there. */
  yieldLobby(code: string): void;
  /** Matches of other processes have begun or ended. */
  retune(): void;
}

export interface HereNeeds {
  readonly seats: ReadonlyMap<string, unknown>; // by player
  readonly waiting: Map<string, unknown>; // by player
  readonly lobbies: Lobbies;
  readonly rooms: Rooms;
  readonly list: () => MatchList;
  readonly leaveAll: (player: { readonly id: string }) => void;
}

const peopleIn = ({ seats }: LiveMatch): number => seats.filter(({ kind }) => kind === 'human').length;

export function createHere({ seats, waiting, lobbies, rooms, list, leaveAll }: HereNeeds): Here {
  return {
    presence: () => ({
      players: [...seats.keys(), ...waiting.keys()],
      matches: rooms.ids(),
      lobbies: lobbies.codes(),
      wishes: lobbies.wishes(),
      list,
    }),
    has(kind, id) {
      if (kind === 'player') return seats.has(id) || waiting.has(id);
      if (kind === 'match') return rooms.has(id);
      return kind === 'lobby' ? lobbies.find(id) !== null : lobbies.wishes().has(id);
    },
    vacate: (player) => leaveAll({ id: player }),
    yieldLobby(code) {
      for (const member of lobbies.drop(code)) {
        waiting.delete(member.player.id);
        member.say('match:closed', { code: 'elsewhere' });
      }
    },
    retune: rooms.retune,
  };
}

/** Lists of several processes as one, the match that TV would show first. */
export function mergeLists(lists: readonly MatchList[], most: number): MatchList {
  const live = lists.flatMap((list) => list.live);
  const better = (a: LiveMatch, b: LiveMatch): number =>
    peopleIn(b) - peopleIn(a) || b.spectators - a.spectators || b.tick - a.tick;
  return { live: live.sort(better).slice(0, most), open: lists.flatMap((list) => list.open).slice(0, most) };
}

/** So many people are in the match that TV would show. */
export const mostPeople = ({ live }: MatchList): number => (live[0] ? peopleIn(live[0]) : 0);

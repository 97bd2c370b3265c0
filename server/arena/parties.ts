/** Who played together, and who of them wants to play again: a rematch begins once all want it, and not without one who has left. */
import type { LobbyInfo, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import type { Listener, Player } from './listener.ts';
import type { Room } from './room.ts';

export interface Party {
  readonly request: MatchRequest;
  readonly players: readonly Player[]; // the people, not the agents
  readonly room: Room; // of their newest match
  readonly wanting: readonly Listener[]; // a rematch
  readonly left: boolean; // somebody is gone for good
}

export interface Parties {
  begin(room: Room, request: MatchRequest, players: readonly Player[]): void;
  of(player: string): Party | null;
  /** @returns the party with this wish in it; null if there is none, or one of its people has left */
  want(listener: Listener): Party | null;
  /** This player does something else now. */
  leave(player: string): void;
  /** Their connection is gone and their match is over: it is kept a while for them, then not any longer (ARENA11). */
  depart(player: string): void;
  /** They are back. */
  back(player: string): void;
}

const REMEMBERED = 10_000; // players
const KEPT_MS = 60_000; // for who is gone: a page that is loaded again shows the result

/** What somebody sees who waits for the others' wish. */
export function rematchLobby({ request, players, room, wanting }: Party): LobbyInfo {
  const { mode, speed, wind } = request;
  const names = wanting.map(({ player }) => player.name);
  const code = room.plan.match;
  return { code, mode, speed, wind, seats: players.length, names, host: false, open: false, startsInMs: null };
}

/**
 * @param changed the others may want to know
 * @param now ms, steady
 */
export function createParties(changed: (party: Party) => void, now: () => number): Parties {
  const parties = new Map<string, Party>(); // by player, oldest first
  const departed = new Map<string, number>(); // since when, by player; who is gone longest first

  function keep(party: Party): Party {
    for (const { id } of party.players) {
      parties.delete(id);
      parties.set(id, party);
    }
    while (parties.size > REMEMBERED) parties.delete(parties.keys().next().value!);
    return party;
  }
  function leave(player: string): void {
    const party = parties.get(player);
    if (!party || party.left || party.players.length === 1) return;
    const wanting = party.wanting.filter((listener) => listener.player.id !== player);
    changed(keep({ ...party, wanting, left: true }));
  }
  function forget(): void {
    for (const [player, since] of departed) {
      if (now() - since < KEPT_MS) return;
      departed.delete(player);
      parties.delete(player);
    }
  }
  return {
    begin(room, request, players) {
      for (const { id } of players) departed.delete(id);
      keep({ request, players, room, wanting: [], left: false });
      forget();
    },
    of: (player) => parties.get(player) ?? null,
    want(listener) {
      const party = parties.get(listener.player.id);
      if (!party || (party.left && party.players.length > 1)) return null;
      departed.delete(listener.player.id);
      const others = party.wanting.filter(({ player }) => player.id !== listener.player.id);
      const wanting = keep({ ...party, wanting: [...others, listener] });
      if (wanting.wanting.length < wanting.players.length) changed(wanting);
      return wanting;
    },
    leave,
    depart(player) {
      leave(player);
      departed.delete(player);
      departed.set(player, now());
      forget();
    },
    back: (player) => void departed.delete(player),
  };
}

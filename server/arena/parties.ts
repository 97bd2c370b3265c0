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
}

const REMEMBERED = 10_000; // players

/** What somebody sees who waits for the others' wish. */
export function rematchLobby({ request, players, room, wanting }: Party): LobbyInfo {
  const { mode, speed, wind } = request;
  const names = wanting.map(({ player }) => player.name);
  const code = room.plan.match;
  return { code, mode, speed, wind, seats: players.length, names, host: false, open: false, startsInMs: null };
}

/** @param changed the others may want to know */
export function createParties(changed: (party: Party) => void): Parties {
  const parties = new Map<string, Party>(); // by player, oldest first

  function keep(party: Party): Party {
    for (const { id } of party.players) {
      parties.delete(id);
      parties.set(id, party);
    }
    while (parties.size > REMEMBERED) parties.delete(parties.keys().next().value!);
    return party;
  }
  return {
    begin: (room, request, players) => void keep({ request, players, room, wanting: [], left: false }),
    of: (player) => parties.get(player) ?? null,
    want(listener) {
      const party = parties.get(listener.player.id);
      if (!party || (party.left && party.players.length > 1)) return null;
      const others = party.wanting.filter(({ player }) => player.id !== listener.player.id);
      const wanting = keep({ ...party, wanting: [...others, listener] });
      if (wanting.wanting.length < wanting.players.length) changed(wanting);
      return wanting;
    },
    leave(player) {
      const party = parties.get(player);
      if (!party || party.left || party.players.length === 1) return;
      const wanting = party.wanting.filter((listener) => listener.player.id !== player);
      changed(keep({ ...party, wanting, left: true }));
    },
  };
}

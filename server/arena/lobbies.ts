/** People who wait for others: the quick match, a private link, a royale that fills. A lobby is gone once its match begins or everybody has left. */
import type { ErrorCode } from '../../shared/protocol/events.ts';
import type { LobbyInfo, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { seatsOf } from './casting.ts';
import type { Listener } from './listener.ts';

export interface Lobby {
  readonly code: string;
  readonly request: MatchRequest; // of who opened it
  readonly members: readonly Listener[]; // the host first
}

export interface LobbiesNeeds {
  readonly newCode: () => string; // unguessable: whoever has it may come in
  readonly now: () => number; // ms, steady
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** It is full, or its time has come, or its host said so. */
  readonly begin: (lobby: Lobby) => void;
  readonly maxLobbies: number;
}

export interface Lobbies {
  /** With company 'anyone' it may be somebody else's. */
  open(listener: Listener, request: MatchRequest): LobbyInfo | ErrorCode;
  enter(listener: Listener, code: string): LobbyInfo | ErrorCode;
  find(code: string): Lobby | null;
  go(listener: Listener): void;
  leave(listener: Listener): void;
  readonly listed: () => readonly LobbyInfo[];
  readonly codes: () => readonly string[];
  /** Of lobbies for anyone: code by wish. */
  readonly wishes: () => ReadonlyMap<string, string>;
  /** It is gone without a match. @returns who waited there */
  drop(code: string): readonly Listener[];
  close(): void;
}

/** Those with equal ones are put together. */
export function wishOf({ mode, speed, wind }: Pick<MatchRequest, 'mode' | 'speed' | 'wind'>): string {
  return `${mode} ${speed} ${wind}`;
}

const ROYALE_WAIT_MS = 20_000; // for anyone; then agents take the empty seats

interface Waiting {
  readonly code: string;
  readonly request: MatchRequest;
  members: readonly Listener[];
  readonly startsAt: number | null; // ms
  readonly cancel: () => void;
}

export function createLobbies(needs: LobbiesNeeds): Lobbies {
  const lobbies = new Map<string, Waiting>(); // by code, oldest first

  function infoFor(lobby: Waiting, listener: Listener | null): LobbyInfo {
    const { code, request, members, startsAt } = lobby;
    return {
      code,
      mode: request.mode,
      speed: request.speed,
      wind: request.wind,
      seats: seatsOf(request),
      names: members.map(({ player }) => player.name),
      host: members[0] === listener,
      open: request.company === 'anyone',
      startsInMs: startsAt === null ? null : Math.max(startsAt - needs.now(), 0),
    };
  }
  function tellAll(lobby: Waiting, except: Listener): void {
    for (const member of lobby.members) if (member !== except) member.say('match:lobby', infoFor(lobby, member));
  }
  function begin(lobby: Waiting): void {
    lobby.cancel();
    lobbies.delete(lobby.code);
    needs.begin(lobby);
  }
  function join(lobby: Waiting, listener: Listener): LobbyInfo {
    lobby.members = [...lobby.members, listener];
    const info = infoFor(lobby, listener);
    tellAll(lobby, listener);
    if (lobby.members.length === seatsOf(lobby.request)) begin(lobby);
    return info;
  }
  function of(listener: Listener): Waiting | null {
    return [...lobbies.values()].find(({ members }) => members.includes(listener)) ?? null;
  }
  /** Somebody else who waits for the same. */
  function matching(listener: Listener, request: MatchRequest): Waiting | null {
    const same = [...lobbies.values()].find(
      ({ request: other, members }) =>
        other.company === 'anyone' &&
        wishOf(other) === wishOf(request) &&
        members.every(({ player }) => player.id !== listener.player.id),
    );
    return same ?? null;
  }

  return {
    open(listener, request) {
      const there = request.company === 'anyone' ? matching(listener, request) : null;
      if (there) return join(there, listener);
      if (lobbies.size >= needs.maxLobbies) return 'server-full';
      const code = needs.newCode();
      const filling = request.mode === 'royale' && request.company === 'anyone';
      const lobby: Waiting = {
        code,
        request,
        members: [listener],
        startsAt: filling ? needs.now() + ROYALE_WAIT_MS : null,
        cancel: filling ? needs.after(ROYALE_WAIT_MS, () => begin(lobby)) : () => {},
      };
      lobbies.set(code, lobby);
      return infoFor(lobby, listener);
    },
    enter(listener, code) {
      const lobby = lobbies.get(code);
      if (!lobby) return 'no-lobby';
      if (lobby.members.some(({ player }) => player.id === listener.player.id)) return 'own-lobby';
      return join(lobby, listener);
    },
    find: (code) => lobbies.get(code) ?? null,
    go(listener) {
      const lobby = of(listener);
      const enough = lobby && (lobby.request.mode === 'royale' || lobby.members.length === seatsOf(lobby.request));
      if (enough && lobby.members[0] === listener) begin(lobby);
    },
    leave(listener) {
      const lobby = of(listener);
      if (!lobby) return;
      lobby.members = lobby.members.filter((member) => member !== listener);
      if (lobby.members.length > 0) return tellAll(lobby, listener);
      lobby.cancel();
      lobbies.delete(lobby.code);
    },
    listed: () =>
      [...lobbies.values()].filter(({ request }) => request.company === 'anyone').map((lobby) => infoFor(lobby, null)),
    codes: () => [...lobbies.keys()],
    wishes: () =>
      new Map(
        [...lobbies.values()]
          .filter(({ request }) => request.company === 'anyone')
          .map(({ request, code }) => [wishOf(request), code]),
      ),
    drop(code) {
      const lobby = lobbies.get(code);
      lobby?.cancel();
      lobbies.delete(code);
      return lobby?.members ?? [];
    },
    close() {
      for (const lobby of lobbies.values()) lobby.cancel();
      lobbies.clear();
    },
  };
}

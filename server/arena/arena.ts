/** The arena: who plays what with whom, who waits, who watches. Knows no socket: connections are listeners, and what they ask for are calls. In one file, because every call looks at the same maps of players. */
import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { ErrorCode, Reply } from '../../shared/protocol/events.ts';
import type { Entered, LobbyInfo, MatchJoined, MatchList, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { seatsOf } from './casting.ts';
import type { Listener, Player } from './listener.ts';
import { createLobbies, type Lobby } from './lobbies.ts';
import type { LoggedMatch } from './matchLogText.ts';
import type { Pace } from './pace.ts';
import { createParties, rematchLobby } from './parties.ts';
import { createHere, type Here } from './presence.ts';
import type { Unbuildable } from './rebuild.ts';
import type { Room } from './room.ts';
import { createRooms, type RoomsNeeds } from './rooms.ts';
import { openTogether, type Together } from './together.ts';

export interface ArenaNeeds extends RoomsNeeds {
  readonly now: () => number; // ms, steady
}

export interface Arena {
  start(listener: Listener, request: MatchRequest): Reply<Entered>;
  enter(listener: Listener, code: string): Reply<Entered>;
  go(listener: Listener): void;
  rematch(listener: Listener): Reply<Entered>;
  resume(listener: Listener): Reply<Entered>;
  leave(listener: Listener): void;
  /** Everybody alone, from one start and one tick on: a class. What they did before is over. */
  together(request: MatchRequest, seats: readonly Together[]): readonly Room[] | ErrorCode;
  watch(listener: Listener, match: string | null): Reply<MatchJoined>;
  list(): MatchList;
  /** @param input null: what came was none; counted, as are those of who has no seat */
  input(listener: Listener, input: Input | null): void;
  sync(listener: Listener): void;
  hidden(listener: Listener, hidden: boolean): void;
  /** The connection is gone. */
  gone(listener: Listener): void;
  readonly here: Here;
  /** A match that a stop of the server broke off waits for its player. @returns why it cannot; null: it does */
  rebuild(logged: LoggedMatch): Unbuildable | null;
  /** Sends what the ticks said. */
  flush(pace: Pace): void;
  /** Ends every match with `server-closing`; no new one starts. */
  close(): void;
  readonly count: () => number; // live matches
  readonly spectators: () => number;
  readonly droppedInputs: () => number; // duplicates, floods, dates too far ahead
  readonly refusedInputs: () => number; // no inputs at all, or from who has no seat
}

export const MAX_LISTED = 50;

interface Place {
  readonly room: Room;
  readonly seat: number;
}

export function createArena(needs: ArenaNeeds): Arena {
  const seats = new Map<string, Place>(); // by player: at most one, over all their tabs (ARENA7)
  const waiting = new Map<string, Listener>(); // by player: the connection that is in a lobby
  let asking: Listener | null = null; // gets its news as the reply
  let closing = false;
  let refusedInputs = 0;

  const rooms = createRooms(needs, ended);
  const newCode = (): string => needs.newId().slice(0, 8);
  const lobbies = createLobbies({ ...needs, newCode, begin, maxLobbies: needs.maxMatches });
  const parties = createParties(({ room, wanting, left }) => {
    const names = wanting.map(({ player }) => player.name);
    rooms.tellPeople(room, names, left);
  }, needs.now);

  function refuse(code: ErrorCode): { readonly ok: false; readonly code: ErrorCode } {
    return { ok: false, code };
  }
  function played(room: Room, listener: Listener): Reply<Entered> {
    return { ok: true, value: { kind: 'playing', joined: room.joined(listener) } };
  }
  function ended(room: Room): void {
    for (const [seat, { player }] of room.plan.seats.entries()) {
      if (!player || seats.get(player.id)?.room !== room) continue;
      seats.delete(player.id);
      if (!room.at(seat)) parties.depart(player.id); // who is not there at the end is not waited for
    }
  }
  /** Whatever the player did before is over. */
  function leaveAll(player: Pick<Player, 'id'>): void {
    const place = seats.get(player.id);
    const waiter = waiting.get(player.id);
    if (waiter) lobbies.leave(waiter);
    waiting.delete(player.id);
    seats.delete(player.id);
    place?.room.host.leave(place.seat);
    parties.leave(player.id);
  }
  function seat(room: Room, listeners: readonly Listener[], request: MatchRequest): void {
    listeners.forEach((listener, at) => {
      rooms.unwatch(listener);
      room.sit(at, listener);
      waiting.delete(listener.player.id);
      seats.set(listener.player.id, { room, seat: at });
    });
    const players = listeners.map(({ player }) => player);
    parties.begin(room, request, players);
    for (const listener of listeners) if (listener !== asking) listener.say('match:joined', room.joined(listener));
  }
  function begin({ request, members }: Lobby): void {
    const players = members.map(({ player }) => player);
    const room = rooms.open(request, players);
    if (typeof room === 'object') {
      seat(room, members, request);
      return;
    }
    for (const { id } of players) waiting.delete(id);
    for (const member of members) if (member !== asking) member.say('match:closed', { code: room });
  }
  function entered(listener: Listener, lobby: LobbyInfo | ErrorCode): Reply<Entered> {
    if (typeof lobby === 'string') return refuse(lobby);
    const place = seats.get(listener.player.id);
    if (place) return played(place.room, listener); // it was the last one missing
    waiting.set(listener.player.id, listener);
    return { ok: true, value: { kind: 'waiting', lobby } };
  }
  function playing(listeners: readonly Listener[], request: MatchRequest): Reply<Entered> {
    const players = listeners.map(({ player }) => player);
    const room = rooms.open(request, players);
    if (typeof room === 'string') return refuse(room);
    seat(room, listeners, request);
    return played(room, asking!);
  }
  /** The listener's news of what it asks for is the reply. */
  function answering<T>(listener: Listener, ask: () => T): T {
    asking = listener;
    try {
      return ask();
    } finally {
      asking = null;
    }
  }
  function placeOf(listener: Listener): Place | null {
    const place = seats.get(listener.player.id);
    return place?.room.at(place.seat) === listener ? place : null;
  }
  const list = (): MatchList => ({ live: rooms.list(MAX_LISTED), open: lobbies.listed().slice(0, MAX_LISTED) });
  const isWaiting = (listener: Listener): boolean => waiting.get(listener.player.id) === listener;

  return {
    start(listener, request) {
      if (closing) return refuse('server-closing');
      const alone = request.company === 'agents' || seatsOf(request) === 1;
      if (alone && request.agent !== null && !needs.agent(request.mode, request.agent)) return refuse('unknown-agent');
      leaveAll(listener.player);
      return answering(listener, () =>
        alone ? playing([listener], request) : entered(listener, lobbies.open(listener, request)),
      );
    },
    enter(listener, code) {
      if (closing) return refuse('server-closing');
      const known = lobbies.find(code);
      if (known?.members.every(({ player }) => player.id !== listener.player.id)) leaveAll(listener.player);
      return answering(listener, () => entered(listener, lobbies.enter(listener, code)));
    },
    go: (listener) => lobbies.go(listener),
    rematch(listener) {
      const before = parties.of(listener.player.id);
      const seatThen = before?.room.seatOf(listener.player.id) ?? null;
      if (before && seatThen !== null && !before.room.host.over()) before.room.host.leave(seatThen);
      const party = parties.want(listener);
      if (!party) return refuse('no-match');
      if (party.wanting.length < party.players.length)
        return { ok: true, value: { kind: 'waiting', lobby: rematchLobby(party) } };
      return answering(listener, () => playing(party.wanting, party.request));
    },
    resume(listener) {
      const { id } = listener.player;
      const place = seats.get(id);
      if (!place) {
        const last = parties.of(id)?.room;
        const seatThen = last?.seatOf(id) ?? null;
        const result = last?.resultFor(seatThen);
        if (last && seatThen !== null && result) {
          last.sit(seatThen, listener);
          parties.back(id);
          listener.keyframe(last.host.packedKeyframe(seatThen));
          listener.say('match:finished', result);
        }
        return refuse('no-match');
      }
      const before = place.room.sit(place.seat, listener);
      if (before && before !== listener) before.say('match:moved', { match: place.room.plan.match });
      place.room.host.freeze(needs.now()); // a page that asks has lost its place, even if we had not noticed
      if (place.room.host.over()) return refuse('no-match');
      place.room.host.resume();
      if (!place.room.plan.secret) needs.witness.resumed?.(place.room.plan, id, place.room.host.freezes());
      return played(place.room, listener);
    },
    leave(listener) {
      rooms.unwatch(listener);
      const { id } = listener.player;
      const elsewhere = (seats.has(id) && !placeOf(listener)) || (waiting.has(id) && !isWaiting(listener));
      if (!elsewhere) leaveAll(listener.player); // another tab's match or lobby is its own
    },
    together: (request, planned) =>
      openTogether(rooms, request, planned, (room, listener) => {
        leaveAll(listener.player);
        rooms.unwatch(listener);
        seats.set(listener.player.id, { room, seat: 0 });
      }),
    watch(listener, match) {
      if (placeOf(listener) || isWaiting(listener)) leaveAll(listener.player);
      return rooms.watch(listener, match);
    },
    list,
    here: createHere({ seats, waiting, lobbies, rooms, list, leaveAll }),
    input(listener, input) {
      const place = placeOf(listener);
      if (place && input) place.room.input(place.seat, input);
      else refusedInputs++;
    },
    sync: (listener) => (placeOf(listener)?.room ?? rooms.watchedBy(listener))?.sync(listener),
    hidden(listener, hidden) {
      const place = placeOf(listener);
      place?.room.host.hide(place.seat, hidden, needs.now());
    },
    gone(listener) {
      rooms.unwatch(listener);
      if (isWaiting(listener)) {
        lobbies.leave(listener);
        waiting.delete(listener.player.id);
      }
      const place = placeOf(listener);
      if (place) {
        place.room.unseat(place.seat, listener);
        place.room.host.freeze(needs.now());
        return;
      }
      const party = parties.of(listener.player.id);
      const seatThen = party?.room.seatOf(listener.player.id) ?? -1;
      if (!party?.room.host.over() || party.room.at(seatThen) !== listener) return;
      party.room.unseat(seatThen, listener);
      parties.depart(listener.player.id);
    },
    rebuild(logged) {
      const room = rooms.rebuild(logged, needs.now());
      if (typeof room === 'string') return room;
      const players = room.plan.seats.flatMap(({ player }, at) => {
        if (player) seats.set(player.id, { room, seat: at });
        return player ?? [];
      });
      parties.begin(room, room.plan.request, players);
      return null;
    },
    flush: rooms.flush,
    close() {
      closing = true;
      lobbies.close();
      rooms.close();
    },
    count: rooms.count,
    spectators: rooms.spectators,
    droppedInputs: rooms.droppedInputs,
    refusedInputs: () => refusedInputs,
  };
}

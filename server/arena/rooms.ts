/** All live rooms and who watches them. */
import { tickMs } from '../../shared/arena/speed.ts';
import type { MatchPast } from '../../shared/netcode/matchHost.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import type { AgentInfo, ErrorCode, Reply } from '../../shared/protocol/events.ts';
import type { LiveMatch, MatchJoined, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import { castSeats } from './casting.ts';
import { createCrowds } from './crowds.ts';
import type { Host } from './host.ts';
import type { Listener, Player } from './listener.ts';
import type { Loop } from './loop.ts';
import type { MatchLog } from './matchLog.ts';
import type { LoggedMatch } from './matchLogText.ts';
import type { Pace } from './pace.ts';
import { pastOf, type Unbuildable } from './rebuild.ts';
import { createRoom, type OpenedMatch, type Room, type RoomPlan, type SeatPlan } from './room.ts';
import { createTv } from './tv.ts';
import type { Witness } from './witness.ts';

export interface HostNeeds extends Pick<RoomPlan, 'setup' | 'waits'> {
  readonly seats: readonly SeatPlan[];
  readonly ears: Parameters<RoomPlan['createHost']>[0];
  readonly past: MatchPast | null; // it goes on from there
}

export interface RoomsNeeds {
  readonly loop: Loop;
  /** Of this mode, weakest first. */
  readonly agents: (mode: Mode) => readonly AgentInfo[];
  readonly agent: (mode: Mode, id: string) => AgentInfo | null;
  readonly createHost: (mode: Mode, plan: HostNeeds) => Host;
  readonly newSeed: () => number; // unguessable: whoever knows a seed before the start can rehearse it
  readonly newId: () => string;
  readonly random: () => number; // 0..1, exclusive: which agents fill a royale
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly pack: RoomPlan['pack'];
  readonly witness: Witness;
  readonly peopleElsewhere: () => number; // in the best match of another process
  readonly log: Pick<MatchLog, 'began' | 'ticked' | 'over'>;
  readonly clock: () => number; // ms since 1970
  readonly maxMatches: number;
}

export interface Rooms {
  open(request: MatchRequest, players: readonly Player[]): Room | ErrorCode;
  /** Matches of one start that begin together and tick together, a seat each; none is anybody else's business. */
  openTogether(request: MatchRequest, seats: readonly SeatPlan[]): readonly Room[] | ErrorCode;
  /** A match that a stop of the server broke off, frozen until its player is back. */
  rebuild(logged: LoggedMatch, nowMs: number): Room | Unbuildable;
  /** @param match null: TV */
  watch(listener: Listener, match: string | null): Reply<MatchJoined>;
  unwatch(listener: Listener): void;
  watchedBy(listener: Listener): Room | null;
  /** To everybody at a match: how many watch, and what the others want after it. */
  tellPeople(room: Room, rematch: readonly string[], left: boolean): void;
  list(most: number): readonly LiveMatch[];
  readonly ids: () => readonly string[]; // of the matches
  has(match: string): boolean;
  /** Matches of other processes are others now. */
  retune(): void;
  flush(pace: Pace): void;
  close(): void;
  readonly count: () => number;
  readonly spectators: () => number;
  readonly droppedInputs: () => number;
}

/** What two agents play for those who watch while nobody else plays. */
const EXHIBITION: MatchRequest = {
  mode: 'duel',
  speed: '1x',
  wind: 2,
  company: 'agents',
  agent: null,
  reaction: 0,
  seats: 2,
};

/** @param ended a room's match is over; called once */
export function createRooms(needs: RoomsNeeds, ended: (room: Room) => void): Rooms {
  const rooms = new Map<string, Room>(); // by match, oldest first
  const ticked = new Set<Room>(); // since the last flush
  let closing = false;
  let droppedInputs = 0;
  const shown = (): Room[] => [...rooms.values()].filter(({ plan }) => !plan.secret);
  const tv = createTv({ ...needs, rooms: shown, exhibit: () => open(EXHIBITION, []) });
  const crowds = createCrowds<Room>(needs.after, (room) => tellPeople(room, [], false));

  function over(room: Room, end: HostResult): void {
    const { host } = room;
    if (!room.plan.secret) {
      const [freezes, frozen] = [host.freezes(), host.frozen()];
      needs.witness.ended(room.plan, { ...end, freezes, frozen, exact: room.exact(), replay: host.replay() });
      needs.log.over(room);
    }
    droppedInputs += host.dropped();
    rooms.delete(room.plan.match);
    ended(room);
    tv.ended(room);
  }
  function open(request: MatchRequest, players: readonly Player[]): Room | ErrorCode {
    if (closing) return 'server-closing';
    if (rooms.size >= needs.maxMatches) return 'server-full';
    const { mode, speed, wind, company } = request;
    const find = (id: string): AgentInfo | null => needs.agent(mode, id);
    const seats = castSeats(request, players, needs.agents(mode), find, needs.random);
    if (seats === 'unknown-agent') return seats;
    const setup = { seed: needs.newSeed(), wind, speed, seats: seats.length };
    const waits = players.length === 1 && mode !== 'survival';
    const [match, startedAt] = [needs.newId(), needs.clock()];
    return add({ match, mode, company, request, setup, seats, waits, startedAt, interrupted: [] }, null);
  }
  /** @param past null: it begins */
  function add(plan: OpenedMatch, past: MatchPast | null): Room {
    const room = create(plan, past, false);
    needs.witness.began(plan);
    needs.log.began(room);
    needs.loop.add(tickMs(plan.setup.speed), (nowMs) => tick(room, nowMs));
    tv.opened(room);
    return room;
  }
  function create(plan: OpenedMatch, past: MatchPast | null, secret: boolean): Room {
    const { mode, setup, seats, waits } = plan;
    const createHost: RoomPlan['createHost'] = (ears) => needs.createHost(mode, { setup, seats, waits, ears, past });
    const room = createRoom({ ...plan, secret, createHost, ended: over, pack: needs.pack });
    rooms.set(plan.match, room);
    return room;
  }
  function tick(room: Room, nowMs: number): boolean {
    ticked.add(room);
    return room.tick(nowMs);
  }
  function openTogether(request: MatchRequest, seats: readonly SeatPlan[]): readonly Room[] | ErrorCode {
    if (closing) return 'server-closing';
    if (rooms.size + seats.length > needs.maxMatches) return 'server-full';
    const { mode, company, speed, wind } = request;
    const setup = { seed: needs.newSeed(), wind, speed, seats: 1 };
    const of = { mode, company, request, setup, waits: false, startedAt: needs.clock(), interrupted: [] };
    const opened = seats.map((seat) => create({ ...of, match: needs.newId(), seats: [seat] }, null, true));
    needs.loop.add(tickMs(speed), (nowMs) => {
      for (const room of opened) if (!room.host.over()) tick(room, nowMs);
      return opened.some(({ host }) => !host.over());
    });
    return opened;
  }
  function rebuild(logged: LoggedMatch, nowMs: number): Room | Unbuildable {
    const { ticks, hash: _hash, pushes: _pushes, ...opened } = logged;
    const past = pastOf(logged, nowMs);
    if (rooms.size >= needs.maxMatches) return 'full';
    if (opened.seats.some(({ info }) => info.kind === 'agent' && !needs.agent(opened.mode, info.agent)))
      return 'unknown-agent';
    return past ? add({ ...opened, interrupted: [...opened.interrupted, ticks] }, past) : 'states';
  }
  function tellPeople(room: Room, rematch: readonly string[], left: boolean): void {
    const told = { match: room.plan.match, spectators: room.spectators().length, rematch, left };
    for (let seat = 0; seat < room.plan.seats.length; seat++) room.at(seat)?.say('match:people', told);
    for (const listener of room.spectators()) listener.say('match:people', told);
  }
  const find = (match: string): Room | 'no-match' => shown().find(({ plan }) => plan.match === match) ?? 'no-match';
  function unwatch(listener: Listener): void {
    tv.leave(listener);
    for (const room of rooms.values()) {
      if (!room.unwatch(listener)) continue;
      crowds.changed(room);
      const forNobody = room.spectators().length === 0 && room.plan.seats.every(({ player }) => player === null);
      if (forNobody) room.host.end('left');
    }
  }

  return {
    open,
    openTogether,
    rebuild,
    watch(listener, match) {
      unwatch(listener);
      const room = match === null ? tv.join(listener) : find(match);
      if (typeof room === 'string') return { ok: false, code: room };
      room.watch(listener);
      crowds.changed(room);
      return { ok: true, value: room.joined(listener) };
    },
    unwatch,
    watchedBy: (listener) => [...rooms.values()].find((room) => room.spectators().includes(listener)) ?? null,
    tellPeople,
    list: (most) =>
      tv
        .ranked()
        .slice(0, most)
        .map((room) => room.listed()),
    ids: () => shown().map(({ plan }) => plan.match),
    has: (match) => find(match) !== 'no-match',
    retune: tv.retune,
    flush(pace) {
      for (const room of ticked) {
        room.flush(pace);
        if (!room.plan.secret) needs.log.ticked(room);
      }
      ticked.clear();
    },
    close() {
      closing = true;
      tv.close();
      crowds.close();
      for (const room of [...rooms.values()]) room.host.end('server-closing');
    },
    count: () => rooms.size,
    spectators: () => [...rooms.values()].reduce((count, room) => count + room.spectators().length, 0),
    droppedInputs: () => [...rooms.values()].reduce((sum, room) => sum + room.host.dropped(), droppedInputs),
  };
}

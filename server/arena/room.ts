/** One live match and everybody at it: who sits where, who watches, what each is sent. */
import type { MatchSetup } from '../../shared/arena/match.ts';
import { encodeReplay, type Replay } from '../../shared/arena/replay.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import type { LiveMatch, MatchJoined, MatchRequest, MatchResult, SeatInfo } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { Host } from './host.ts';
import type { Listener, Player } from './listener.ts';
import type { Pace } from './pace.ts';

export interface SeatPlan {
  readonly info: SeatInfo;
  readonly player: Player | null; // null: an agent
}

/** A match as it began. */
export interface OpenedMatch {
  readonly match: string;
  readonly mode: Mode;
  readonly company: MatchRequest['company'];
  readonly request: MatchRequest;
  readonly setup: MatchSetup;
  readonly seats: readonly SeatPlan[];
  readonly waits: boolean; // for a silent player
  readonly startedAt: number; // ms since 1970
  readonly interrupted: readonly number[]; // ticks at which a server was stopped; it was gone on with
}

export interface RoomPlan extends OpenedMatch {
  readonly secret: boolean; // nobody else's business: it is in no list, in no log and on no board
  readonly createHost: (ears: {
    frozen(frozen: boolean, tick: number): void;
    finished(result: HostResult): void;
  }) => Host;
  readonly ended: (room: Room, end: HostResult) => void;
  /** A finished match as its link carries it, soon; null: it could not be packed. */
  readonly pack: (replay: Replay, packed: (link: string | null) => void) => void;
}

export interface Room {
  readonly plan: RoomPlan;
  readonly host: Host;
  tick(nowMs: number): boolean;
  /** Sends what the ticks since the last call said, as far as the pace allows. */
  flush(pace: Pace): void;
  /** This connection plays the seat from now on. @returns the one that did before */
  sit(seat: number, listener: Listener): Listener | null;
  /** The connection is gone, if it is the one that plays. */
  unseat(seat: number, listener: Listener): boolean;
  readonly at: (seat: number) => Listener | null;
  seatOf(player: string): number | null;
  input(seat: number, input: Input): void;
  sync(listener: Listener): void;
  watch(listener: Listener): void;
  unwatch(listener: Listener): boolean;
  /** By seat: the page that plays it, or played it last, computes our bits. True for agents. */
  readonly exact: () => readonly boolean[];
  readonly spectators: () => readonly Listener[];
  joined(listener: Listener): MatchJoined;
  listed(): LiveMatch;
  /** What each seat was told at the end; null before. @param seat null for a spectator */
  resultFor(seat: number | null): MatchResult | null;
}

const KEYFRAME_MS = 1_000;
const TICK_AT_1X = tickMs('1x');

/** Made when it is first asked for. */
function once(make: () => string): () => string {
  let made: string | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

export function createRoom(plan: RoomPlan): Room {
  const { match, mode, setup, seats: plans, waits } = plan;
  const perTick = tickMs(setup.speed);
  const keyframeEvery = Math.round(KEYFRAME_MS / perTick);
  const seats: (Listener | null)[] = plans.map(() => null);
  const exact = plans.map(() => true);
  let spectators: Listener[] = [];
  let ended: HostResult | null = null;
  let replay: string | null = null;
  let ticked = 0; // since the room was opened
  let flushed = 0; // of these
  let sentPlayers = 0;

  const everybody = (): Listener[] => [...seats.filter((one) => one !== null), ...spectators];
  const seatAt = (listener: Listener): number | null => {
    const seat = seats.indexOf(listener);
    return seat < 0 ? null : seat;
  };
  function tellKeyframe(listener: Listener): void {
    listener.keyframe(host.packedKeyframe(seatAt(listener)));
  }
  function resultFor(seat: number | null): MatchResult | null {
    if (!ended) return null;
    const { late, ...told } = ended;
    return { match, ...told, lateInputs: seat === null ? 0 : late[seat]!, replay };
  }
  function tellResult(link: string | null): void {
    replay = link;
    for (const listener of everybody()) listener.say('match:finished', resultFor(seatAt(listener))!);
  }
  const host = plan.createHost({
    frozen(frozen, tick) {
      for (const listener of everybody()) {
        if (!frozen) tellKeyframe(listener);
        listener.say('match:frozen', { match, frozen, tick });
      }
    },
    finished(result) {
      ended = result;
      for (const listener of everybody()) {
        listener.frame(host.frame(seatAt(listener))); // the last push too is confirmed by its hash
        tellKeyframe(listener);
      }
      const played = host.replay();
      if (!played) tellResult(null);
      else if (result.end === 'server-closing') tellResult(encodeReplay(played));
      else plan.pack(played, tellResult);
      plan.ended(room, result);
    },
  });
  /** A match of fewer ticks a second is thinned by as much less. */
  const every = (at1x: number): number => Math.max(Math.floor((at1x * TICK_AT_1X) / perTick), 1);

  function flushPlayers(pace: Pace, keyframes: boolean): void {
    if (ticked - sentPlayers < every(pace.playerEvery) && !keyframes) return;
    sentPlayers = ticked;
    for (let seat = 0; seat < seats.length; seat++) {
      const listener = seats[seat];
      if (!listener) continue;
      listener.frame(host.frame(seat));
      if (keyframes || !listener.exact) listener.keyframe(host.packedKeyframe(seat));
    }
  }
  /** Each has its own turn, so that many of them do not all fall into one tick. */
  function flushSpectators(pace: Pace): void {
    const frames = every(pace.spectatorEvery);
    const frame = once(() => host.frame(null));
    const keyframe = once(() => host.packedKeyframe(null));
    const due = (turn: number, period: number): boolean =>
      Math.floor((ticked + turn) / period) > Math.floor((flushed + turn) / period);
    spectators.forEach((listener, turn) => {
      const wanted = pace.spectatorEvery > 0 && due(turn, frames);
      if (wanted) listener.frame(frame());
      if (due(turn, keyframeEvery) || (wanted && !listener.exact)) listener.keyframe(keyframe());
    });
  }
  const room: Room = {
    plan,
    host,
    tick(nowMs) {
      if (!host.frozen()) ticked++;
      return host.tick(nowMs);
    },
    flush(pace) {
      if (host.over() || ticked === flushed) return;
      const keyframes = Math.floor(ticked / keyframeEvery) > Math.floor(flushed / keyframeEvery);
      flushPlayers(pace, keyframes);
      if (spectators.length > 0) flushSpectators(pace);
      flushed = ticked;
    },
    sit(seat, listener) {
      const before = seats[seat] ?? null;
      seats[seat] = listener;
      exact[seat] = listener.exact;
      return before;
    },
    unseat(seat, listener) {
      if (seats[seat] !== listener) return false;
      seats[seat] = null;
      return true;
    },
    at: (seat) => seats[seat] ?? null,
    seatOf(player) {
      const seat = plans.findIndex((one) => one.player?.id === player);
      return seat < 0 ? null : seat;
    },
    input: (seat, input) => host.input(seat, input),
    sync: tellKeyframe,
    watch(listener) {
      if (!spectators.includes(listener)) spectators = [...spectators, listener];
    },
    unwatch(listener) {
      if (!spectators.includes(listener)) return false;
      spectators = spectators.filter((one) => one !== listener);
      return true;
    },
    spectators: () => spectators,
    exact: () => exact,
    joined(listener) {
      const seat = seatAt(listener);
      return {
        match,
        mode,
        seat,
        setup,
        seats: plans.map(({ info }) => info),
        keyframe: host.keyframe(seat),
        waits,
        states: !listener.exact,
        spectators: spectators.length,
      };
    },
    listed: () => ({
      match,
      mode,
      setup: { ...setup, seed: 0 }, // whoever knew the seed and the wind could tell a player what comes
      seats: plans.map(({ info }) => info),
      tick: host.tickNow(),
      standing: host.standing(),
      spectators: spectators.length,
    }),
    resultFor,
  };
  return room;
}

/** Every event between page and server. Types only: parse.ts rebuilds what arrives, frame.ts packs what is sent each tick. */
import type { SpeedClass } from '../arena/speed.ts';
import type { ClassSettings } from '../class/classRules.ts';
import type { ClassRound } from '../class/classScores.ts';
import type { BoardName, Division, SurvivalRanked } from './boards.ts';
import type { ClassBegun, ClassEnd, ClassEntered, ClassState } from './classEvents.ts';
import type {
  Entered,
  LobbyInfo,
  MatchFrozen,
  MatchJoined,
  MatchList,
  MatchPeople,
  MatchRequest,
  MatchResult,
} from './matchEvents.ts';
import type { MatchRated, MatchStakes } from './ratingEvents.ts';
import type { RunDetail } from './runEvents.ts';
import type { PackedNews } from './runPack.ts';
import type { Submission } from './submissions.ts';

/** Sent in the handshake; another one is refused with `version-mismatch`. Any change of an event or codec bumps it. */
export const PROTOCOL_VERSION = 7;

/** So long is the golden trace that a page runs before it connects: two milliseconds. */
export const HANDSHAKE_TRACE_TICKS = 20_000;

/** Stable: clients switch on them. */
export type ErrorCode =
  | 'bad-payload'
  | 'rate-limited'
  | 'version-mismatch'
  | 'unknown-agent'
  | 'unknown-run'
  | 'no-opponent' // that checkpoint's policy does not see CartPole's state
  | 'no-match'
  | 'no-lobby'
  | 'own-lobby'
  | 'no-class'
  | 'class-full'
  | 'bad-name'
  | 'name-taken'
  | 'shut-out' // of a class, by its host
  | 'not-now' // its round runs, or nobody is there to play it
  | 'server-full'
  | 'address-full' // too many connections from your address
  | 'server-closing'
  | 'elsewhere'; // another server process has it: come back there and ask again
export type Reply<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly node?: string; // with `elsewhere`: the process, named in the next handshake's query
}

/** Handshake `auth`: the version, and the session token of an earlier visit if there is one. */
export interface Handshake {
  readonly version: number;
  readonly token?: string;
  readonly trace?: string; // hash of the page's golden trace: another than ours, and the page gets states instead of computing them
}

/** Who the server takes you for; the token proves it at the next connection. */
export interface Session {
  readonly token: string;
  readonly name: string;
}

export interface RaceSetup {
  readonly seed: number; // of your lives and of the newborn's run
  readonly recipe: string; // name of the newborn's recipe
  readonly speed: SpeedClass;
}

/** The reply to `run:watch`, see parseRunJoined. */
export interface PackedRunJoined {
  readonly run: RunDetail;
  readonly current: string | null; // packed by runPack.ts
}

export interface ClientToServer {
  'match:start': (msg: MatchRequest, reply: (r: Reply<Entered>) => void) => void;
  'match:enter': (msg: { readonly code: string }, reply: (r: Reply<Entered>) => void) => void; // a lobby, by its code
  'match:go': () => void; // the host does not wait any longer: agents take the empty seats
  'match:rematch': (reply: (r: Reply<Entered>) => void) => void; // the same again with a new seed, once all humans want it
  'match:resume': (reply: (r: Reply<Entered>) => void) => void; // after a reconnect, or in another tab
  'match:leave': () => void; // the seat, the lobby or the spectators' bench
  'match:sync': () => void; // send me a keyframe: frames are missing or a hash differed
  'match:hidden': (msg: { readonly hidden: boolean }) => void; // nobody can see the page any more, or again
  'match:watch': (msg: { readonly match: string | null }, reply: (r: Reply<MatchJoined>) => void) => void; // null: TV, the best one, and the next after it
  'match:list': (reply: (r: Reply<MatchList>) => void) => void;
  /** Input or heartbeat, packed by frame.ts: from `tick` on I hold `action`. One letter: it comes 5 to 10 times a second. */
  i: (packed: string) => void;
  'race:start': (msg: { readonly speed: SpeedClass }, reply: (r: Reply<RaceSetup>) => void) => void;
  /** One run at a time; null: the showcase, and the next after it. Of events just above `after` the news come at once; others are asked for by REST. */
  'run:watch': (
    msg: { readonly run: string | null; readonly after: number },
    reply: (r: Reply<PackedRunJoined>) => void,
  ) => void;
  'run:leave': () => void;
  'run:look': (msg: { readonly on: boolean }) => void; // weights of the run that is watched
  'board:watch': (msg: { readonly board: BoardName | null }) => void; // one at a time; null: none any more
  'class:open': (msg: ClassSettings, reply: (r: Reply<ClassEntered>) => void) => void; // you are its host; one class each
  'class:enter': (
    msg: { readonly code: string; readonly name: string | null }, // null: back in it, its host too
    reply: (r: Reply<ClassEntered>) => void,
  ) => void;
  'class:leave': () => void; // your place is kept
  // its host's alone
  'class:set': (msg: ClassSettings) => void; // for the next round
  'class:start': (reply: (r: Reply<{ readonly round: number }>) => void) => void;
  'class:kick': (msg: { readonly member: number }) => void;
  'class:close': () => void;
}

export interface ServerToClient {
  session: (msg: Session) => void; // once per connection; keep the token
  'session:renamed': (msg: { readonly name: string }) => void; // to all tabs and devices of the player
  /** The frame of a tick, packed by frame.ts. One letter: it comes up to 50 times a second. */
  f: (packed: string) => void;
  /** Full states, packed by keyframe.ts: once a second, at a resume, on `match:sync`. */
  k: (packed: string) => void;
  'match:lobby': (msg: LobbyInfo) => void; // who waits with you has changed
  'match:closed': (msg: { readonly code: ErrorCode }) => void; // the match you waited for does not begin; `elsewhere`: ask for it again
  'match:joined': (msg: MatchJoined) => void; // the match you waited for begins, or TV shows another one
  'match:frozen': (msg: MatchFrozen) => void;
  'match:finished': (msg: MatchResult) => void;
  'match:people': (msg: MatchPeople) => void;
  'match:stakes': (msg: MatchStakes) => void; // whether the duel that begins is rated, and what both have
  'match:rated': (msg: MatchRated) => void; // what it changed, once that is stored
  'match:moved': (msg: { readonly match: string }) => void; // your seat is played from another tab or device now
  'run:steps': (packed: string) => void; // packed by runPack.ts, about four times a second
  'run:news': (packed: PackedNews) => void; // packed by runPack.ts, at most ten times a second
  'run:weights': (msg: { readonly run: string; readonly step: number; readonly parameters: unknown }) => void; // float32 bytes; see parseRunWeights
  'run:status': (msg: RunDetail) => void; // of the run that is watched: begun, ended, its place in the queue
  'run:showcase': (msg: { readonly run: string }) => void; // the next one began, to those who follow it
  'board:changed': (msg: { readonly board: BoardName; readonly division: Division }) => void; // of the board that is watched, at most once a second: ask for its page again
  'submission:changed': (msg: Submission) => void; // one of yours
  'survival:ranked': (msg: SurvivalRanked) => void; // of a run that has just ended
  'class:state': (msg: ClassState) => void; // at most twice a second
  'class:begun': (msg: ClassBegun) => void; // before the `match:joined` of those who play
  'class:result': (msg: ClassRound) => void;
  'class:over': (msg: { readonly why: ClassEnd }) => void;
  /** All lanes of a class, packed by classFrame.ts, to its host's pages: ten times a second while a round runs. */
  c: (packed: string) => void;
  'server:closing': () => void;
}

/** REST: GET /api/v1/agents gives these, weakest first. */
export interface AgentInfo {
  readonly id: string; // file name without its ending
  readonly recipe: string;
  readonly recipeHash: string;
  readonly seed: number;
  readonly step: number;
  readonly episode: number;
  readonly mean: number; // of 100 greedy episodes
  readonly sha256: string; // of the checkpoint file
  readonly name?: string; // of an agent of the board: nothing else is known of where it comes from
}

/** REST: GET /api/v1/moments gives these: what the showcase was and is, and the one before it. Newest run first, each by step. */
export interface MomentInfo extends AgentInfo {
  readonly run: string;
}

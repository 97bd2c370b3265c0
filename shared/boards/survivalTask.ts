/**
 * A replay stepped again and held against what is said of it: by its own link, and by the row of the Players board if there is one.
 * The same code admits a run on the server, and checks its row in a page or on a command line.
 */
import { hashLanes } from '../arena/hash.ts';
import type { Match } from '../arena/match.ts';
import { decodeReplay, type LinkProblem, type Replay, replayMatches } from '../arena/replay.ts';
import { tickMs } from '../arena/speed.ts';
import type { RowProof } from '../protocol/rowProofs.ts';
import type { WindLevel } from '../sim/wind.ts';
import { HASH_EVERY } from './packReplay.ts';
import type { ReplayVerdict, Running, Task, TaskResult } from './task.ts';

export type PlayerProof = Extract<RowProof, { readonly kind: 'players' }>;

/** The board has one wind: none before the overtime, whose own rises for everybody. */
export const SURVIVAL_WIND: WindLevel = 0;

/** How much sooner than its ticks a run may seem to have ended: the loop may make up some of them at once. */
const PACE_SLACK_TICKS = 5;

/**
 * Of a link see LinkProblem. hash: its end has another hash than it says. seats, seed, wind, speed, ticks: not those of the row.
 * pushes: not those of the row's own link. states: its states come to other hashes than the row's. undecided: it breaks off before the fall.
 * end: not the row's hash of the end. row: the row's own numbers do not fit each other. pace: it ended sooner than its ticks take.
 */
export const REPLAY_CODES = [
  'letters',
  'version',
  'setup',
  'incomplete',
  'after-end',
  'altered',
  'hash',
  'seats',
  'seed',
  'wind',
  'speed',
  'ticks',
  'pushes',
  'states',
  'undecided',
  'end',
  'row',
  'pace',
] as const satisfies readonly (LinkProblem | string)[];
export type ReplayCode = (typeof REPLAY_CODES)[number];

const LINK: Readonly<Record<LinkProblem, string>> = {
  letters: 'it is no replay link: give the whole link, its code after #, or a file that holds one',
  version: 'it was written by another version of the simulation: verify it with that one',
  setup: 'its match has a speed that does not exist: copy the link again',
  incomplete: 'it breaks off: copy the whole link',
  'after-end': 'it goes on after its match is decided: copy the link again',
  altered: 'it is not as a replay is written: copy the link again',
};

/** What to do with a link that cannot be read. */
export function linkAdvice(problem: LinkProblem): string {
  return LINK[problem];
}

export function hex32(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

export interface Refusal {
  readonly code: ReplayCode;
  readonly message: string;
  readonly tick: number | null;
}

function refusal(code: ReplayCode, message: string, tick: number | null): Refusal {
  return { code, message, tick };
}

/** A run that ended sooner than the server's clock lets its ticks come. */
export function paceRefusal({ ticks, speed, startedAt, endedAt }: PlayerProof): Refusal | null {
  const most = Math.max(0, Math.floor((endedAt - startedAt) / tickMs(speed)) + PACE_SLACK_TICKS);
  if (ticks <= most) return null;
  return refusal('pace', `the row says that ${ticks} ticks came in a time that holds ${most}`, most);
}

/** What a row says of itself that cannot be, whatever its replay is. */
function rowRefusal(proof: PlayerProof): Refusal | null {
  const { every, hashes, ticks } = proof;
  if (every === HASH_EVERY && hashes.length === Math.floor(ticks / every)) return paceRefusal(proof);
  return refusal('row', `the row has ${hashes.length} hashes, one each ${every} ticks, for ${ticks} ticks`, null);
}

function setupRefusal({ setup: { seats, seed, wind, speed } }: Replay, proof: PlayerProof): Refusal | null {
  if (seats !== 1) return refusal('seats', `it has ${seats} seats: a survival run is played alone`, 0);
  if (seed !== proof.seed) return refusal('seed', `its seed is ${seed}, the row's ${proof.seed}`, 0);
  if (wind !== SURVIVAL_WIND) return refusal('wind', `its wind is ${wind}, the board's ${SURVIVAL_WIND}`, 0);
  if (speed !== proof.speed) return refusal('speed', `its speed is ${speed}, the row's ${proof.speed}`, 0);
  return null;
}

/** The first push that is not that of the row's own link. */
function pushRefusal(replay: Replay, link: string, proof: PlayerProof): Refusal | null {
  if (link === proof.link) return null;
  const own = decodeReplay(proof.link);
  if (!own.ok) return refusal('row', `the row's own link cannot be read: ${LINK[own.code]}`, own.tick);
  const [pushes, theirs] = [replay.actions[0]!, own.value.actions[0]!];
  const shorter = Math.min(pushes.length, theirs.length);
  const tick = pushes.subarray(0, shorter).findIndex((push, at) => push !== theirs[at]);
  return tick < 0 ? null : refusal('pushes', `its push at tick ${tick} is not the row's`, tick);
}

function stateRefusal(matches: readonly Match[], { every, hashes }: PlayerProof): Refusal | null {
  for (let n = 0; n < hashes.length; n++) {
    const tick = (n + 1) * every;
    const match = matches[tick];
    if (!match) return null; // too short, which is told of its ticks
    const hash = hex32(hashLanes(match.tick, match.lanes));
    if (hash !== hashes[n])
      return refusal('states', `at tick ${tick} its state is ${hash}, the row's ${hashes[n]}`, tick);
  }
  return null;
}

function endRefusal(end: Match, hash: string, proof: PlayerProof): Refusal | null {
  if (end.tick !== proof.ticks) {
    const tick = Math.min(end.tick, proof.ticks);
    return refusal('ticks', `it has ${end.tick} ticks, the row ${proof.ticks}`, tick);
  }
  if (end.phase !== 'finished')
    return refusal('undecided', `it breaks off at tick ${end.tick}, before the fall`, end.tick);
  return hash === proof.hash ? null : refusal('end', `it ends with ${hash}, the row says ${proof.hash}`, end.tick);
}

/**
 * Total: anything in, a verdict out. Takes some milliseconds.
 * @param link code of a replay
 * @param proof of the row that it should be; null: it is held only against its own hash
 */
export function judgeReplay(link: string, proof: PlayerProof | null): ReplayVerdict {
  const decoded = decodeReplay(link);
  if (!decoded.ok) {
    const { code, tick } = decoded;
    return { ok: false, code, message: LINK[code], tick, ticks: 0, claimedHash: proof?.hash ?? null, hash: null };
  }
  const replay = decoded.value;
  const matches = replayMatches(replay);
  const end = matches.at(-1)!;
  const hash = hex32(hashLanes(end.tick, end.lanes));
  const claimed = hex32(replay.hash);
  const refused =
    (proof &&
      (setupRefusal(replay, proof) ??
        pushRefusal(replay, link, proof) ??
        stateRefusal(matches, proof) ??
        endRefusal(end, hash, proof) ??
        rowRefusal(proof))) ??
    (claimed === hash
      ? null
      : refusal('hash', `its link says ${claimed}, stepped again it ends with ${hash}`, end.tick));
  const told = { ticks: end.tick, claimedHash: refused?.code === 'hash' || !proof ? claimed : proof.hash, hash };
  if (refused) return { ok: false, ...refused, ...told };
  return { ok: true, code: null, message: `stepped again it ends with ${hash}`, tick: null, ...told };
}

/** The task kind 'replay'. */
export function* replayTask({
  link,
  proof,
}: Extract<Task, { readonly kind: 'replay' }>): Running<Extract<TaskResult, { readonly kind: 'replay' }>> {
  yield 0;
  return { kind: 'replay', verdict: judgeReplay(link, proof) };
}

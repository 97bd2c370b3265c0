/**
 * The Players board. A survival match of one human is a run: stored as begun before anything else, with the server's seed and the match's id,
 * which is used once. When its cart has fallen, the pushes that the server itself recorded are stepped again in a thread of their own; only if
 * that comes to the referee's end does it count. Leaving a run is counted too. Who plays is the session's to say, when and how long the server's clock.
 */
import type { MatchSetup } from '../../shared/arena/match.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { hex32, type PlayerProof, paceRefusal, SURVIVAL_WIND } from '../../shared/boards/survivalTask.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import type { BoardName, Division, SurvivalRanked, Unranked } from '../../shared/protocol/boards.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { PackReplay } from './replayPacking.ts';
import type { BoardStore, StoredRow } from './stores.ts';
import { countedRow } from './survivalRow.ts';
import type { StoredSurvival, SurvivalCounts, SurvivalStore } from './survivalStore.ts';

/** What this board hears of a match; see server/arena/witness.ts. */
export interface SurvivalMatch {
  readonly match: string;
  readonly mode: Mode;
  readonly setup: MatchSetup;
  readonly seats: readonly { readonly player: { readonly id: string; readonly name: string } | null }[];
  readonly startedAt: number; // ms since 1970
  readonly interrupted: readonly number[]; // ticks at which a server was stopped
}

export interface SurvivalEnd extends HostResult {
  readonly frozen: boolean; // it ended while it waited: after a stop of the server its player did not come back
  readonly exact: readonly boolean[];
  readonly replay: Replay | null;
}

export interface SurvivalNeeds {
  readonly store: SurvivalStore;
  readonly boards: Pick<BoardStore, 'find' | 'page'>;
  readonly players: {
    mayRank(session: string): Promise<boolean>;
    /** As they are called now; null: as the match called them. */
    nameOf(session: string): Promise<string | null>;
  };
  readonly pack: PackReplay;
  readonly node: string | null; // this process among several; null: it is the only one
  readonly changed: (board: BoardName, division: Division) => void;
  readonly tell: (session: string, event: 'survival:ranked', msg: SurvivalRanked) => void;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
}

export interface Survival {
  began(match: SurvivalMatch): void;
  ended(match: SurvivalMatch, end: SurvivalEnd): void;
  /** What a crash left begun counts for nothing, but for runs that have been told of since: they are gone on with. */
  start(): Promise<void>;
  /** All that is under way is stored. */
  stop(): Promise<void>;
}

const LONGEST_MS = 3_600_000; // no match lasts so long
const MOST_TRIES = 20;

interface Run {
  readonly session: string;
  readonly name: string;
  readonly startedAt: number;
  readonly begun: Promise<boolean>; // whether it is stored
}

/** Whose run it is; null where it is none. */
function playerOf({ mode, seats }: SurvivalMatch): { readonly id: string; readonly name: string } | null {
  return mode === 'survival' && seats.length === 1 ? (seats[0]?.player ?? null) : null;
}

function sameSetup(a: MatchSetup, b: MatchSetup): boolean {
  return a.seed === b.seed && a.wind === b.wind && a.speed === b.speed && a.seats === b.seats;
}

export function createSurvival(needs: SurvivalNeeds): Survival {
  const { store, boards, players, pack, node, changed, tell, clock, failed } = needs;
  const runs = new Map<string, Run>(); // by match
  const working = new Map<string, Promise<void>>(); // the newest work of each player: one after the other

  function unstored(error: unknown): false {
    failed(error);
    return false;
  }

  function later(session: string, work: () => Promise<void>): void {
    const done = (working.get(session) ?? Promise.resolve()).then(work).catch(failed);
    working.set(session, done);
    void done.then(() => {
      if (working.get(session) === done) working.delete(session);
    });
  }

  /** The run's proof, or why it counts for nothing. */
  async function prove(
    { match, setup, interrupted }: SurvivalMatch,
    end: SurvivalEnd,
    run: Run,
    endedAt: number,
  ): Promise<PlayerProof | Unranked> {
    if (!(await run.begun)) return 'storage';
    if (!(await players.mayRank(run.session))) return 'banned';
    if (!end.exact[0]) return 'engine';
    const { replay } = end;
    if (!replay || replay.ticks !== end.tick || !sameSetup(replay.setup, setup)) return 'replay';
    const packed = await pack(replay);
    if (packed?.hash !== replay.hash) return 'replay';
    const { link, hash, every, hashes } = packed;
    const proof: PlayerProof = {
      kind: 'players',
      run: match,
      link,
      seed: setup.seed,
      speed: setup.speed,
      ticks: end.tick,
      hash: hex32(hash),
      every,
      hashes: hashes.map(hex32),
      startedAt: run.startedAt,
      endedAt,
      lateInputs: end.late[0] ?? 0,
      ...(interrupted.length > 0 ? { interrupted } : {}),
    };
    return paceRefusal(proof) ? 'clock' : proof;
  }

  /** To the player: where they stand now. */
  async function tellRanked(
    match: SurvivalMatch,
    session: string,
    ticks: number,
    why: Unranked | null,
    newBest: boolean,
  ): Promise<void> {
    const division = match.setup.speed;
    const row = await boards.find('players', division, publicId(session));
    const { total } = await boards.page('players', division, null, 1);
    const shown = row && !row.hidden && row.figures.kind === 'players' ? { ...row, best: row.figures.ticks } : null;
    tell(session, 'survival:ranked', {
      run: match.match,
      division,
      ticks,
      best: shown?.best ?? null,
      newBest: newBest && shown !== null,
      rank: shown?.rank ?? null,
      total,
      row: shown?.id ?? null,
      why: why ?? (row?.hidden ? 'hidden' : null),
    });
  }

  /** Stores it with a row for exactly the counts that it makes: another process may end a run of the same player. */
  async function count(
    { session, name }: Run,
    division: Division,
    proof: PlayerProof | null,
    store: (row: StoredRow | null, counts: SurvivalCounts) => Promise<boolean | 'stale'>,
  ): Promise<{ readonly stored: boolean; readonly row: StoredRow | null; readonly newBest: boolean }> {
    for (let tries = 1; ; tries++) {
      const before = await needs.store.counts(session, division);
      const old = await boards.find('players', division, publicId(session));
      const finished = before.finished + (proof ? 1 : 0);
      const abandoned = before.abandoned + (proof ? 0 : 1);
      const called = (await players.nameOf(session)) ?? name;
      const counted = countedRow(old, { session, name: called, proof, finished, abandoned });
      const stored = await store(counted.row, { finished, abandoned }).catch(unstored);
      if (stored !== 'stale') return { ...counted, stored };
      if (tries === MOST_TRIES)
        return { ...counted, stored: unstored(new Error(`too many runs of ${publicId(session)} end`)) };
    }
  }
  /** Nothing can be stored or asked: the player is told what is known without. */
  function unrankedBy(error: unknown, { match: run, setup }: SurvivalMatch, end: SurvivalEnd, { session }: Run): void {
    failed(error);
    if (end.end !== 'fall') return;
    const nothing = { best: null, newBest: false, rank: null, total: 0, row: null } as const;
    tell(session, 'survival:ranked', { run, division: setup.speed, ticks: end.tick, ...nothing, why: 'storage' });
  }

  async function close(match: SurvivalMatch, end: SurvivalEnd, run: Run, endedAt: number): Promise<void> {
    const { session } = run;
    const division = match.setup.speed;
    const proof = end.end === 'fall' ? await prove(match, end, run, endedAt) : null;
    if (!(await run.begun)) {
      if (proof) await tellRanked(match, session, end.tick, 'storage', false);
      return;
    }
    const ending = (status: StoredSurvival['status']) => {
      return { status, endedAt, ticks: end.tick, link: null };
    };
    if (end.end === 'server-closing' || end.frozen || typeof proof === 'string') {
      await store.end(match.match, ending('void'), null);
      if (typeof proof === 'string') await tellRanked(match, session, end.tick, proof, false);
      return;
    }
    const status = proof ? 'finished' : 'abandoned';
    const { stored, row, newBest } = await count(run, division, proof, (row, counts) =>
      store.end(match.match, { ...ending(status), link: proof?.link ?? null }, row, counts),
    );
    if (stored && row) changed('players', division);
    if (proof) await tellRanked(match, session, end.tick, stored ? null : 'storage', stored && newBest);
  }

  return {
    began(witnessed) {
      const { match, setup, startedAt, interrupted } = witnessed;
      const player = playerOf(witnessed);
      if (!player || setup.wind !== SURVIVAL_WIND) return;
      const { seed, speed } = setup;
      const run = { run: match, player: player.id, speed, seed, status: 'begun' as const, startedAt, node };
      const begin = () => store.begin({ ...run, endedAt: null, ticks: null, link: null }).then(() => true);
      const goOn = () => store.find(match).then((known) => (known ? known.status === 'begun' : begin()));
      const begun = (interrupted.length > 0 ? goOn() : begin()).catch(unstored);
      runs.set(match, { session: player.id, name: player.name, startedAt, begun });
    },
    ended(match, end) {
      const run = runs.get(match.match);
      runs.delete(match.match);
      const endedAt = clock();
      if (run) {
        return later(run.session, () =>
          close(match, end, run, endedAt).catch((error) => unrankedBy(error, match, end, run)),
        );
      }
      const player = match.setup.wind === SURVIVAL_WIND ? null : playerOf(match);
      if (player && end.end === 'fall') later(player.id, () => tellRanked(match, player.id, end.tick, 'wind', false));
    },
    async start() {
      const left = node === null ? [] : [{ node, before: clock() - LONGEST_MS }];
      await store.voidBegun([...runs.keys()], ...left);
    },
    async stop() {
      while (working.size > 0) await Promise.all(working.values());
    },
  };
}

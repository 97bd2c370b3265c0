import { describe, expect, it } from 'vitest';
import { createSurvival, type SurvivalEnd, type SurvivalMatch } from '../../server/boards/survival.ts';
import { packHere } from '../../server/replayThread.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { judgeReplay } from '../../shared/boards/survivalTask.ts';
import type { SurvivalRanked } from '../../shared/protocol/boards.ts';
import { parseSurvivalRanked } from '../../shared/protocol/parseRanked.ts';
import { AT, playedRun } from './survivalRuns.ts';
import { survivalStores } from './survivalStores.ts';

const P = 'a'.repeat(24);
const Q = 'b'.repeat(24);

function board(change: { readonly banned?: string } = {}) {
  const stores = survivalStores();
  const told: { readonly session: string; readonly msg: SurvivalRanked }[] = [];
  const changes: string[] = [];
  const errors: unknown[] = [];
  let now = AT;
  let matches = 0;
  const names = new Map<string, string>();
  const make = () =>
    createSurvival({
      ...stores,
      players: {
        mayRank: async (session) => session !== change.banned,
        nameOf: async (session) => names.get(session) ?? null,
      },
      pack: packHere,
      node: null,
      changed: (_board, division) => changes.push(division),
      tell: (session, _event, msg) => told.push({ session, msg }),
      clock: () => now,
      failed: (error) => errors.push(error),
    });
  let survival = make();
  function begin(replay: Replay, session: string, interrupted: readonly number[] = []): SurvivalMatch {
    const { setup } = replay;
    const seats = [{ player: { id: session, name: `Player ${session.slice(0, 4)}` } }];
    const begun = { startedAt: now, interrupted };
    const match: SurvivalMatch = { match: `m${matches++}`, mode: 'survival', setup, seats, ...begun };
    survival.began(match);
    return match;
  }
  function endOf(replay: Replay): SurvivalEnd {
    const there = { absent: [null], late: [3], frozen: false, exact: [true] };
    return { tick: replay.ticks, winner: 0, falls: [], end: 'fall', replay, ...there };
  }
  async function play(replay: Replay, session: string, other: Partial<SurvivalEnd> = {}, lastsMs = 60_000) {
    const match = begin(replay, session);
    now += lastsMs;
    survival.ended(match, { ...endOf(replay), ...other });
    await survival.stop();
    return told.at(-1)?.msg;
  }
  return {
    stores,
    told,
    changes,
    errors,
    names,
    begin,
    play,
    /** All at one moment; what each was follows from its seed. */
    async end(matches: readonly SurvivalMatch[]) {
      now += 60_000;
      for (const match of matches) survival.ended(match, endOf(match.setup.seed === 1 ? short : long));
      await survival.stop();
    },
    restart: () => {
      survival = make();
      return survival.start();
    },
    survival: () => survival,
  };
}

const short = playedRun({ seed: 1 }, 0.2);
const long = playedRun({ seed: 2 }, 0.9);

describe('the Players board', () => {
  it('[SURVIVAL5] has one row a player: the best run, with a proof that anybody can judge, and counts of all', async () => {
    const { play, stores, told, changes, names } = board();
    expect(short.ticks).toBeLessThan(long.ticks);
    await play(short, P);
    await play(long, P);
    names.set(P, 'Ann');
    await play(short, P);
    expect(stores.rows).toHaveLength(1);
    const [row] = stores.rows;
    expect(row).toMatchObject({
      board: 'players',
      division: '1x',
      id: publicId(P),
      owner: P,
      name: 'Ann',
      hidden: false,
    });
    expect(row!.figures).toEqual({ kind: 'players', ticks: long.ticks, runs: 3, abandoned: 0 });
    const proof = row!.proof;
    if (proof.kind !== 'players') throw new Error(proof.kind);
    expect(proof).toMatchObject({ run: 'm1', seed: 2, speed: '1x', ticks: long.ticks, lateInputs: 3 });
    expect(judgeReplay(proof.link, proof).ok).toBe(true);
    expect(told.map(({ msg }) => [msg.newBest, msg.best, msg.ticks])).toEqual([
      [true, short.ticks, short.ticks],
      [true, long.ticks, long.ticks],
      [false, long.ticks, short.ticks],
    ]);
    expect(changes).toEqual(['1x', '1x', '1x']);
  });
  it('[SURVIVAL5] an equal run is no new best: the earlier one stays', async () => {
    const { play, stores } = board();
    await play(long, P);
    expect(await play(long, P)).toMatchObject({ newBest: false, best: long.ticks });
    expect(stores.rows[0]).toMatchObject({ proof: { run: 'm0' }, figures: { runs: 2 } });
  });
  it('[SURVIVAL5] counts every run of a player whose runs end at one moment', async () => {
    const { begin, end, stores } = board();
    const runs = [begin(short, P), begin(long, P), begin(short, P)];
    await end(runs);
    expect(stores.rows[0]!.figures).toEqual({ kind: 'players', ticks: long.ticks, runs: 3, abandoned: 0 });
  });
  it('[SURVIVAL5] ranks players of a speed class, and tells each their own place', async () => {
    const { play } = board();
    await play(long, P);
    const ranked = await play(short, Q);
    expect(ranked).toEqual({
      run: 'm1',
      division: '1x',
      ticks: short.ticks,
      best: short.ticks,
      newBest: true,
      rank: 2,
      total: 2,
      row: publicId(Q),
      why: null,
    });
    expect(parseSurvivalRanked(JSON.parse(JSON.stringify(ranked)))).toEqual(ranked);
    expect(await play(playedRun({ seed: 2, speed: '0.5x' }, 0.1), Q, {}, 120_000)).toMatchObject({
      division: '0.5x',
      rank: 1,
      total: 1,
    });
  });
  it('[SURVIVAL6] counts a run that its player left, and shows it once there is a row', async () => {
    const { play, stores } = board();
    await play(long, P, { end: 'left' });
    await play(long, P, { end: 'connection' });
    expect(stores.rows).toEqual([]);
    await play(short, P);
    expect(stores.rows[0]!.figures).toMatchObject({ runs: 1, abandoned: 2 });
    await play(long, P, { end: 'left' });
    expect(stores.rows[0]!.figures).toMatchObject({ ticks: short.ticks, runs: 1, abandoned: 3 });
  });
  it('[SURVIVAL6] counts nothing that the server ended: closing, or killed in mid-run', async () => {
    const { play, stores, begin, restart } = board();
    await play(long, P, { end: 'server-closing' });
    begin(long, P);
    await restart();
    expect([...stores.runs.values()].map(({ status }) => status)).toEqual(['void', 'void']);
    expect(stores.rows).toEqual([]);
    expect(await stores.store.counts(P, '1x')).toEqual({ finished: 0, abandoned: 0 });
  });
  it('[LIFE2] goes on with a run that was broken off, and counts it once; without its player it counts for nothing', async () => {
    const { stores, begin, end, restart, survival, told } = board();
    const match = begin(long, P);
    await restart();
    stores.runs.set(match.match, { ...stores.runs.get(match.match)!, status: 'begun' }); // as the database has it after a kill
    survival().began({ ...match, interrupted: [40] });
    await survival().start();
    expect(stores.runs.get(match.match)!.status).toBe('begun');
    await end([{ ...match, interrupted: [40] }]);
    expect(told.at(-1)!.msg).toMatchObject({ why: null, newBest: true });
    expect(stores.rows).toMatchObject([{ proof: { run: match.match, interrupted: [40] }, figures: { runs: 1 } }]);

    const alone = begin(long, Q, [40]); // the kill came before it was stored as begun
    await Promise.resolve();
    const away = { winner: 0, falls: [], late: [0], absent: [null], exact: [true], replay: null } as const;
    survival().ended(alone, { ...away, tick: 40, end: 'connection', frozen: true });
    await survival().stop();
    expect(stores.runs.get(alone.match)!.status).toBe('void');
    expect(await stores.store.counts(Q, '1x')).toEqual({ finished: 0, abandoned: 0 });
  });
  it('[SURVIVAL7] says why a run counts for nothing, and stores no row of it', async () => {
    const windy = playedRun({ seed: 3, wind: 2 }, 0.5);
    const forgedHash = { ...long, hash: (long.hash ^ 1) >>> 0 };
    const pushes = Uint8Array.from(long.actions[0]!);
    pushes[10] = 1 - pushes[10]!;
    const { play, stores } = board({ banned: Q });
    expect(await play(windy, P)).toMatchObject({ why: 'wind', rank: null, row: null });
    expect(stores.runs.size).toBe(0);
    expect(await play(long, P, { exact: [false] })).toMatchObject({ why: 'engine', rank: null });
    expect(await play(long, Q)).toMatchObject({ why: 'banned' });
    expect(await play(long, P, { replay: forgedHash })).toMatchObject({ why: 'replay' });
    expect(await play(long, P, { replay: { ...long, actions: [pushes] } })).toMatchObject({ why: 'replay' });
    expect(await play(long, P, { replay: { ...long, actions: [pushes.slice(0, 9)] } })).toMatchObject({
      why: 'replay',
    });
    expect(await play(long, P, { replay: short })).toMatchObject({ why: 'replay' });
    expect(await play(long, P, { replay: short, tick: short.ticks })).toMatchObject({ why: 'replay' });
    expect(await play(long, P, { replay: null })).toMatchObject({ why: 'replay' });
    expect(await play(long, P, {}, long.ticks * 20 - 200)).toMatchObject({ why: 'clock' });
    expect(stores.rows).toEqual([]);
    expect(new Set([...stores.runs.values()].map(({ status }) => status))).toEqual(new Set(['void']));
  });
  it('[SURVIVAL7] a hidden row stays hidden, whatever its player plays', async () => {
    const { play, stores } = board();
    await play(short, P);
    stores.rows[0] = { ...stores.rows[0]!, hidden: true };
    expect(await play(long, P)).toMatchObject({ why: 'hidden', rank: null, row: null, newBest: false, total: 0 });
    expect(stores.rows).toMatchObject([{ hidden: true, figures: { ticks: long.ticks } }]);
  });
  it('[SURVIVAL8] a run id is used once: the second end of a match changes nothing', async () => {
    const { begin, survival, stores, told } = board();
    const match = begin(short, P);
    const end = {
      tick: short.ticks,
      winner: 0,
      falls: [],
      absent: [null],
      late: [0],
      end: 'left',
      frozen: false,
      exact: [true],
    } as const;
    survival().ended(match, { ...end, replay: short });
    survival().ended(match, { ...end, end: 'fall', replay: short });
    await survival().stop();
    expect(stores.runs.get(match.match)!.status).toBe('abandoned');
    expect(stores.rows).toEqual([]);
    expect(told).toEqual([]);
  });
  it('[SURVIVAL8] where nothing can be stored the player is told so, and no row is claimed', async () => {
    const { play, stores, errors } = board();
    stores.store.begin = async () => {
      throw new Error('the disk is full');
    };
    expect(await play(long, P)).toMatchObject({ why: 'storage', row: null });
    expect(errors).toHaveLength(1);
    expect(stores.rows).toEqual([]);
  });
  it('[SURVIVAL5] takes no notice of other modes, of agents, and of matches of several', async () => {
    const { stores, survival } = board();
    const seat = { player: { id: P, name: 'Ann' } };
    const begun = { startedAt: AT, interrupted: [] };
    const matches: SurvivalMatch[] = [
      { match: 'd', mode: 'duel', setup: { ...short.setup, seats: 2 }, seats: [seat, { player: null }], ...begun },
      { match: 'e', mode: 'survival', setup: short.setup, seats: [{ player: null }], ...begun },
    ];
    for (const match of matches) survival().began(match);
    await survival().stop();
    expect(stores.runs.size).toBe(0);
  });
});

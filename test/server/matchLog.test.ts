/** The log of live matches, by hand: what it says, what is lost of it at worst, and matches that go on from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listener } from '../../server/arena/listener.ts';
import { createMatchLog, type LogFiles } from '../../server/arena/matchLog.ts';
import { begunLine, doneLine, overLine, readMatchLog } from '../../server/arena/matchLogText.ts';
import type { OpenedMatch } from '../../server/arena/room.ts';
import { decodeReplay, replayMatches } from '../../shared/arena/replay.ts';
import type { MatchRequest, MatchResult } from '../../shared/protocol/matchEvents.ts';
import { arenaByHand, createEar, playingIn, REQUEST } from './listener.ts';

const SURVIVAL: MatchRequest = { ...REQUEST, mode: 'survival', agent: null, speed: '1x' };

function opened(match: string, seats: number): OpenedMatch {
  const seat = { info: { kind: 'human', name: 'Ann' }, player: { id: 'ann', name: 'Ann' } } as const;
  return {
    match,
    mode: 'royale',
    company: 'agents',
    request: REQUEST,
    setup: { seed: 7, wind: 0, speed: '1x', seats },
    seats: Array.from({ length: seats }, () => seat),
    waits: true,
    startedAt: 5,
    interrupted: [],
  };
}

/** Files in memory, as the disk would hold them. */
function memoryFiles() {
  const files = new Map<number, string>([[1, '']]);
  let newest = 1;
  let full = false;
  const log: LogFiles = {
    async begin(text) {
      files.clear();
      files.set(newest, text);
    },
    async append(text) {
      if (full) throw new Error('the disk is full');
      files.set(newest, (files.get(newest) ?? '') + text);
    },
    next: async () => ++newest,
    async forgetBefore(file) {
      for (const old of [...files.keys()]) if (old < file) files.delete(old);
    },
  };
  return {
    log,
    texts: () => [...files.values()],
    fill: (is: boolean) => {
      full = is;
    },
  };
}

/** An arena whose log is written while the clock is turned by hand. */
async function loggedArena(files = memoryFiles()) {
  const failures: unknown[] = [];
  const hand = arenaByHand(100, (after) =>
    createMatchLog({ files: files.log, after, failed: (error) => failures.push(error) }),
  );
  await hand.log.begin();
  let now = 0;
  return {
    ...hand,
    files,
    failures,
    /** Tick by tick, with room for what is written meanwhile. @param players push to and fro, which holds a pole for a while */
    async passSlowly(ticks: number, players: readonly Listener[] = []) {
      for (let i = 0; i < ticks; i++) {
        hand.pass(1);
        now++;
        for (const one of players) hand.arena.input(one, { tick: now - 150, action: now % 2 === 0 ? 1 : 0 });
        for (let turn = 0; turn < 8; turn++) await Promise.resolve();
      }
    },
  };
}

describe('the log of matches', () => {
  it('[LIFE1] cut off anywhere tells of each match what was done up to a tick, and nothing of those that are over', () => {
    const piece = fc.record({ match: fc.nat({ max: 3 }), ticks: fc.integer({ min: 1, max: 9 }), bits: fc.nat() });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.nat({ max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pieces, over, cut) => {
          const pushes = [0, 1, 2, 3].map((): number[] => []);
          let text = pushes.map((_, key) => begunLine(key, opened(`m${key}`, 1))).join('');
          for (const { match, ticks, bits } of pieces) {
            const own = pushes[match]!;
            const done = Uint8Array.from({ length: ticks }, (_, tick) => (bits >> tick) & 1);
            text += doneLine(match, own.length, { to: own.length + ticks, pushes: [done], hash: bits });
            own.push(...done);
          }
          const ended = over < 4 ? overLine(over) : '';
          const all = readMatchLog([text + ended]);
          expect(all.map(({ match }) => match)).toEqual(['m0', 'm1', 'm2', 'm3'].filter((one) => one !== `m${over}`));
          for (const { match, pushes: read, ticks } of all) {
            expect([...read[0]!]).toEqual(pushes[Number(match[1])]);
            expect(ticks).toBe(read[0]!.length);
          }
          const torn = (text + ended).slice(0, Math.floor(cut * text.length));
          for (const { match, pushes: read } of readMatchLog([torn]))
            expect(pushes[Number(match[1])]!.slice(0, read[0]!.length)).toEqual([...read[0]!]);
        },
      ),
    );
  });
  it('[LIFE1] leaves a match out whose lines do not follow each other, and reads nonsense as nothing', () => {
    const done = { to: 3, pushes: [Uint8Array.of(1, 0, 1)], hash: 9 };
    const begun = begunLine(0, opened('a', 1));
    expect(readMatchLog([begun + doneLine(0, 0, done) + doneLine(0, 6, { ...done, to: 9 })])).toEqual([]);
    expect(readMatchLog([begun, doneLine(0, 0, done)])).toMatchObject([{ match: 'a', ticks: 3, hash: 9 }]);
    fc.assert(fc.property(fc.array(fc.string()), (texts) => void readMatchLog(texts)));
    fc.assert(fc.property(fc.string(), (line) => readMatchLog([`${begun}${line}\n`]).length <= 1));
  });
  it('[LIFE1] is at most ten ticks behind, at any speed and with many matches', async () => {
    const { arena, files, passSlowly } = await loggedArena();
    const ears = Array.from({ length: 20 }, (_, i) => createEar(`p${i}`));
    for (const [i, ear] of ears.entries())
      arena.start(ear, { ...SURVIVAL, speed: (['1x', '0.75x', '0.5x'] as const)[i % 3]! });
    let compared = 0;
    for (let turn = 0; turn < 240; turn++) {
      await passSlowly(1, ears);
      const read = new Map(readMatchLog(files.texts()).map((one) => [one.match, one.ticks]));
      for (const { match, tick } of arena.list().live) {
        expect(tick - (read.get(match) ?? 0)).toBeLessThanOrEqual(10);
        if (tick > 0) compared++;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
  it('[LIFE1] holds no more than live matches and a file that fills, and nothing once all are over', async () => {
    const { arena, files, passSlowly } = await loggedArena();
    let most = 0;
    for (let games = 0; games < 100; games++) {
      for (let i = 0; i < 40; i++) arena.start(createEar(`p${i}`), { ...SURVIVAL });
      await passSlowly(200); // who does nothing falls
      most = Math.max(most, files.texts().join('').length);
    }
    expect(arena.count()).toBe(0);
    expect(readMatchLog(files.texts())).toEqual([]);
    expect(most).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThan(2_500_000);
  });
  it('[LIFE1] written again once the disk has room, has lost nothing', async () => {
    const { arena, files, failures, passSlowly } = await loggedArena();
    const ear = createEar('a');
    arena.start(ear, { ...REQUEST, mode: 'royale', seats: 4 });
    await passSlowly(160, [ear]);
    const { tick } = arena.list().live[0]!;
    files.fill(true);
    await passSlowly(60, [ear]);
    expect(readMatchLog(files.texts())[0]!.ticks).toBeLessThanOrEqual(tick);
    files.fill(false);
    await passSlowly(60, [ear]);
    expect(failures).toHaveLength(1);
    const now = arena.list().live[0]!.tick;
    expect(now).toBeGreaterThan(tick + 40);
    expect(readMatchLog(files.texts())[0]!.ticks).toBeGreaterThanOrEqual(now - 10);
  });
});

describe('a match that a kill broke off', () => {
  it('[LIFE2] a survival run waits for its player, goes on from the last logged tick, and its replay is whole', async () => {
    const before = await loggedArena();
    const ear = createEar('a');
    const joined = playingIn(before.arena.start(ear, SURVIVAL));
    await before.passSlowly(155); // the countdown, and five ticks
    before.arena.input(ear, { tick: 5, action: 1 });
    await before.passSlowly(6);
    const at = before.arena.list().live[0]!.tick;
    const [logged] = readMatchLog(before.files.texts());
    expect(logged).toMatchObject({ match: joined.match, mode: 'survival' });
    expect(logged!.ticks).toBeGreaterThanOrEqual(at - 10);

    const after = await loggedArena();
    expect(after.arena.rebuild(logged!)).toBeNull();
    await after.passSlowly(1_000); // 20 s
    expect(after.arena.list().live).toMatchObject([{ match: joined.match, tick: logged!.ticks }]);
    expect(after.witnessed[0]!.match.interrupted).toEqual([logged!.ticks]);
    const back = createEar('a');
    const again = playingIn(after.arena.resume(back));
    expect(again).toMatchObject({ match: joined.match, seat: 0, setup: joined.setup });
    expect(again.keyframe.stateTick).toBe(logged!.ticks);
    await after.passSlowly(200);
    const result = back.last('match:finished') as MatchResult;
    expect(result).toMatchObject({ match: joined.match, end: 'fall' });
    const replay = decodeReplay(result.replay!);
    if (!replay.ok) throw new Error(replay.code);
    expect(replay.value.setup).toEqual(joined.setup);
    expect([...replay.value.actions[0]!.subarray(0, logged!.ticks)]).toEqual([...logged!.pushes[0]!]);
    expect(replayMatches(replay.value).at(-1)).toMatchObject({ phase: 'finished', tick: result.tick });
    expect(readMatchLog(after.files.texts())).toEqual([]);
  });
  it('[LIFE2] ends after 30 s without its player, still waiting: it counts for nothing', async () => {
    const before = await loggedArena();
    before.arena.start(createEar('a'), SURVIVAL);
    await before.passSlowly(100);
    const after = await loggedArena();
    expect(after.arena.rebuild(readMatchLog(before.files.texts())[0]!)).toBeNull();
    await after.passSlowly(1_505);
    expect(after.arena.count()).toBe(0);
    expect(after.witnessed.at(-1)!.end).toMatchObject({ end: 'connection', frozen: true });
    expect(after.arena.resume(createEar('a'))).toEqual({ ok: false, code: 'no-match' });
  });
  it('[LIFE2] a royale against agents that react late goes on as if nothing had been, and twice', async () => {
    const request: MatchRequest = { ...REQUEST, mode: 'royale', seats: 5, reaction: 7, wind: 2, agent: null };
    let { arena, files } = await loggedArena();
    arena.start(createEar('a'), request);
    for (const ticks of [170, 90]) {
      const hand = await loggedArena();
      if (ticks === 90) {
        expect(hand.arena.rebuild(readMatchLog(files.texts())[0]!)).toBeNull();
        expect(playingIn(hand.arena.resume(createEar('a'))).waits).toBe(true);
      } else hand.arena.start(createEar('a'), request);
      await hand.passSlowly(ticks);
      ({ arena, files } = hand);
    }
    const [logged] = readMatchLog(files.texts());
    expect(logged!.interrupted).toHaveLength(1);
    const last = await loggedArena();
    expect(last.arena.rebuild(logged!)).toBeNull();
    expect(last.witnessed[0]!.match.interrupted).toEqual([...logged!.interrupted, logged!.ticks]);
  });
  it('[LIFE2] is not gone on with where its opponent is no more, or its states come out otherwise', async () => {
    const { arena, files, passSlowly } = await loggedArena();
    arena.start(createEar('a'), REQUEST);
    await passSlowly(160);
    const logged = readMatchLog(files.texts())[0]!;
    const after = await loggedArena();
    const gone = logged.seats.map((seat) =>
      seat.info.kind === 'agent' ? { ...seat, info: { ...seat.info, agent: 'gone' } } : seat,
    );
    expect(after.arena.rebuild({ ...logged, seats: gone })).toBe('unknown-agent');
    expect(after.arena.rebuild({ ...logged, hash: 1 })).toBe('states');
    expect(after.arena.rebuild({ ...logged, ticks: logged.ticks + 1 })).toBe('states');
    expect(after.arena.count()).toBe(0);
    expect(after.arena.rebuild(logged)).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readCrossPlay } from '../../server/boards/crossPlay.ts';
import { countMeetings, ENOUGH_GAMES, type Entrant, nextPairing } from '../../server/boards/pairing.ts';
import { createRatingBook } from '../../server/boards/ratingBook.ts';
import { createRoundRobin, MOST_GAMES } from '../../server/boards/roundRobin.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { finishTask } from '../../shared/boards/runTask.ts';
import { ratingsByHand } from './ratingsByHand.ts';

const FILES = ['champion', 'episode-268', 'episode-1'].map((name, i) => ({
  id: `agent-00000000000${i}`,
  name,
  mean: 0,
  sha256: '',
  bytes: new Uint8Array(readFileSync(new URL(`../../assets/models/${name}.cpa`, import.meta.url))),
}));

describe('pairing', () => {
  it('[RATING9] fills few agents evenly: all pairs meet as often, then it rests', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.infiniteStream(fc.double({ min: 500, max: 3_000, noNaN: true })),
        (n, ratings) => {
          const numbers = ratings[Symbol.iterator]();
          const entrants = Array.from(
            { length: n },
            (_, i): Entrant => ({ id: `a${i}`, rating: numbers.next().value!, deviation: 100 }),
          );
          const meetings = countMeetings();
          for (let pairing = nextPairing(entrants, meetings); pairing; pairing = nextPairing(entrants, meetings)) {
            expect(pairing.first).not.toBe(pairing.second);
            meetings.add(pairing.first, pairing.second, 1);
          }
          const counts = entrants.flatMap(({ id }, i) =>
            entrants.slice(i + 1).map((other) => meetings.of(id, other.id)),
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
          for (const { id } of entrants) {
            expect(meetings.total(id)).toBeGreaterThanOrEqual(ENOUGH_GAMES);
            expect(meetings.total(id)).toBeLessThanOrEqual(ENOUGH_GAMES + 2 * n);
          }
        },
      ),
      { seed: 1, numRuns: 50 },
    );
  });

  it('[RATING9] a new agent plays first, against those nearest to it; with enough games nobody plays', () => {
    const entrant = (id: string, rating: number): Entrant => ({ id, rating, deviation: 60 });
    const old = Array.from({ length: 100 }, (_, i) => entrant(`old${i}`, 1_000 + 10 * i));
    const meetings = countMeetings();
    for (const { id } of old) meetings.add(id, 'somebody', ENOUGH_GAMES);
    expect(nextPairing(old, meetings)).toBeNull();
    expect(nextPairing([...old, entrant('new', 1_503)], meetings)).toEqual({ first: 'new', second: 'old50' });
    meetings.add('new', 'old50', 1);
    expect(nextPairing([...old, entrant('new', 1_503)], meetings)).toEqual({ first: 'new', second: 'old51' });
    expect(nextPairing([entrant('alone', 1_500)], meetings)).toBeNull();
  });
});

describe('the round robin', () => {
  let storage: Storage | null = null;
  afterEach(async () => storage?.close());

  it('[RATING9] fills the cross-play table in every class with games that have links, and goes on after a restart', async () => {
    const hand = await ratingsByHand();
    storage = hand.storage;
    const store = storage.ratings;
    const book = createRatingBook({
      ratings: store,
      boards: storage.boards,
      clock: () => 1_800_000_000_000 + seeds,
      changed: () => {},
    });
    let seeds = 0;
    let asked = 0;
    const failures: unknown[] = [];
    const needs = {
      agents: {
        list: async () => FILES.map(({ id, name }) => ({ id, name, who: 'agent', by: null, owner: null }) as const),
        file: async (id: string) => FILES.find((file) => file.id === id) ?? null,
      },
      store,
      book,
      run: async (task: Parameters<typeof finishTask>[0]) => {
        asked++;
        const news = await finishTask(task, () => undefined);
        return news.kind === 'result' ? news.result : null;
      },
      newSeed: () => seeds++,
      newId: () => `game-${seeds}-${Math.floor(seeds / 2) + asked}-${games++}`,
      now: () => 0,
      after: (_ms: number, run: () => void) => {
        const timer = setTimeout(run, 0);
        return () => clearTimeout(timer);
      },
      failed: (error: unknown) => void failures.push(error),
    };
    let games = 0;
    const played = async (division: string) => (await store.find(division, FILES[0]!.id))?.games ?? 0;
    const first = createRoundRobin(needs);
    first.start();
    while ((await played('1x')) < 10) await wait(5);
    await first.stop();
    const before = asked;
    const second = createRoundRobin(needs);
    second.start();
    for (const division of SPEED_CLASSES) while ((await played(division)) < ENOUGH_GAMES) await wait(5);
    await wait(50); // it rests now
    await second.stop();
    expect(failures).toEqual([]);
    expect(asked - before).toBeLessThan((SPEED_CLASSES.length * 3 * ENOUGH_GAMES) / 2 / 2);
    for (const division of SPEED_CLASSES) {
      const { agents, wins, draws } = await readCrossPlay({ store, boards: storage.boards }, division);
      expect(agents.map(({ name }) => name)).toEqual(['champion', 'episode-268', 'episode-1']);
      for (let i = 0; i < 3; i++) {
        expect([wins[i]![i], draws[i]![i]]).toEqual([0, 0]);
        for (let j = 0; j < i; j++) {
          expect(wins[i]![j]! + wins[j]![i]! + draws[i]![j]!).toBeGreaterThanOrEqual(ENOUGH_GAMES / 2 - MOST_GAMES);
          expect(draws[i]![j]).toBe(draws[j]![i]);
        }
      }
      const [newest] = await store.games(division, FILES[0]!.id, 1);
      expect(newest!.link).toMatch(/^[\w-]{17,}$/);
    }
  });
});

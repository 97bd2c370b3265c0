/** Ratings on a real database, with duels made up by hand: what was told to whom is written down. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlayers } from '../../server/boards/players.ts';
import { createRatingBook, type Rated } from '../../server/boards/ratingBook.ts';
import { createRatings, type WatchedEnd, type WatchedMatch } from '../../server/boards/ratings.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import type { MatchRated, MatchStakes } from '../../shared/protocol/ratingEvents.ts';

export const AGENT: Rated = { id: 'agent-0123456789ab', who: 'agent', name: 'Steady', by: null, owner: null };
export const HUMAN = { kind: 'human', name: '' } as const;
export const STEADY_SEAT = { kind: 'agent', agent: 'steady', recipe: 'r', episode: 1, mean: 500, reaction: 0 } as const;
export const idOf = publicId;

const FALL: WatchedEnd = {
  tick: 100,
  winner: 0,
  falls: [null, { tick: 100, cause: 'angle', side: 'left' }],
  absent: [null, null],
  late: [0, 0],
  end: 'fall',
  freezes: 0,
  exact: [true, true],
  replay: null,
};

export interface RatingsByHand {
  readonly storage: Storage;
  /** The newest told to a player. */
  stakes(player: string): MatchStakes | null;
  rated(player: string): MatchRated | null;
  readonly changed: string[]; // divisions
  readonly failures: unknown[];
  /** A duel that begins. @param players by seat; null is the agent @returns ends it */
  begin(
    players: readonly (string | null)[],
    match?: Partial<WatchedMatch>,
  ): (end?: Partial<WatchedEnd>) => Promise<void>;
  /** A duel from its beginning to its end. */
  duel(players: readonly (string | null)[], end?: Partial<WatchedEnd>, match?: Partial<WatchedMatch>): Promise<void>;
  pass(ms: number): void;
  find(player: string): ReturnType<Storage['ratings']['find']>;
}

export async function ratingsByHand(): Promise<RatingsByHand> {
  const storage = await openStorage({ dataDir: mkdtempSync(join(tmpdir(), 'ratings-')), databaseUrl: null });
  const told: { readonly session: string; readonly event: string; readonly msg: unknown }[] = [];
  const changed: string[] = [];
  const failures: unknown[] = [];
  let now = 1_800_000_000_000;
  let matches = 0;
  const clock = (): number => now;
  const book = createRatingBook({ ...storage, clock, changed: (division) => void changed.push(division) });
  const ratings = createRatings({
    book,
    store: storage.ratings,
    players: createPlayers({
      store: storage.players,
      clock,
      after: () => () => {},
      newCode: () => '',
      sha256: () => '',
      reserved: () => [],
      failed: (error) => void failures.push(error),
    }),
    agent: async (id) => (id === 'steady' ? AGENT : null),
    pack: async () => ({ link: 'a-link', hash: 0, every: 10, hashes: [] }),
    tell: (session, event, ...[msg]) => void told.push({ session, event, msg }),
    clock,
    failed: (error) => void failures.push(error),
  });
  const last = (player: string, event: string) =>
    told.findLast((one) => one.session === player && one.event === event)?.msg ?? null;
  const begin: RatingsByHand['begin'] = (players, match = {}) => {
    matches++;
    now += 1_000;
    const seats = players.map((id) => ({
      info: id === null ? STEADY_SEAT : { ...HUMAN, name: id.toUpperCase() },
      player: id === null ? null : { id, name: id.toUpperCase() },
    }));
    const played: WatchedMatch = {
      match: `match-${matches}`,
      mode: 'duel',
      setup: { seed: matches, wind: 0, speed: '1x', seats: players.length },
      company: players.includes(null) ? 'agents' : 'anyone',
      seats,
      interrupted: [],
      ...match,
    };
    ratings.began(played);
    return async (end = {}) => {
      ratings.ended(played, { ...FALL, replay: { setup: played.setup, ticks: 0, actions: [], hash: 0 }, ...end });
      await ratings.settled();
    };
  };
  return {
    storage,
    stakes: (player) => last(player, 'match:stakes') as MatchStakes | null,
    rated: (player) => last(player, 'match:rated') as MatchRated | null,
    changed,
    failures,
    begin,
    duel: (players, end, match) => begin(players, match)(end),
    pass(ms) {
      now += ms;
    },
    find: (player) => storage.ratings.find('1x', idOf(player)),
  };
}

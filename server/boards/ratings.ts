/** Duels of people on their way to the ladder: tells both before the start whether it counts, and at the end what it changed. */
import type { MatchSetup } from '../../shared/arena/match.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import { isProvisional } from '../../shared/boards/glicko2.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { PLAYER_GAMES_A_DAY, unratedEnd, unratedPlan, unratedToday } from '../../shared/boards/ratedDuel.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import type { Division } from '../../shared/protocol/boards.ts';
import type { ServerToClient } from '../../shared/protocol/events.ts';
import type { MatchRequest, SeatInfo } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { MatchRated, MatchStakes, RatingNow, Unrated } from '../../shared/protocol/ratingEvents.ts';
import { createForgivenWaits } from './forgivenWaits.ts';
import type { Players } from './players.ts';
import type { FinishedGame, Rated, RatingBook } from './ratingBook.ts';
import type { PackReplay } from './replayPacking.ts';
import type { RatingStore } from './stores.ts';

/** A match of the arena, as far as ratings look at it. */
export interface WatchedMatch {
  readonly match: string; // id, used once
  readonly mode: Mode;
  readonly setup: MatchSetup;
  readonly company: MatchRequest['company'];
  readonly seats: readonly {
    readonly info: SeatInfo;
    readonly player: { readonly id: string; readonly name: string } | null; // id of the session; null: an agent
  }[];
  readonly interrupted: readonly number[]; // ticks at which a server was stopped: such a duel is not rated
}

export interface WatchedEnd extends HostResult {
  readonly freezes: number; // how often it waited for a player
  readonly exact: readonly boolean[]; // by seat: its page computes our bits
  readonly replay: Replay | null;
}

export interface RatingsNeeds {
  readonly book: RatingBook;
  readonly store: Pick<RatingStore, 'games'>;
  readonly players: Pick<Players, 'who' | 'nameOf' | 'mayRank'>;
  /** An agent of the arena as the ladder knows it; null: it is on no board. */
  readonly agent: (id: string) => Promise<Rated | null>;
  readonly pack: PackReplay;
  readonly tell: <K extends 'match:stakes' | 'match:rated'>(
    session: string,
    event: K,
    ...msg: Parameters<ServerToClient[K]>
  ) => void;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
}

/** Told of every match, between the ticks. */
export interface Ratings {
  began(match: WatchedMatch): void;
  /** A page that may have forgotten what its duel is worth is told again. @param freezes how often it has waited by now */
  resumed(match: WatchedMatch, session: string, freezes: number): void;
  ended(match: WatchedMatch, end: WatchedEnd): void;
  /** Every duel that is over is stored and told. */
  settled(): Promise<void>;
}

type Sides = readonly [Rated, Rated];
const WINNER = ['first', 'second'] as const;

export function createRatings({ book, store, players, agent, pack, tell, clock, failed }: RatingsNeeds): Ratings {
  const planned = new Map<string, Promise<MatchStakes>>(); // by match: as far as known before the start
  const waits = createForgivenWaits();
  let open: readonly Promise<void>[] = []; // duels that are over and not yet stored

  const isPlayed = ({ mode, seats }: WatchedMatch): boolean =>
    mode === 'duel' && seats.length === 2 && seats.some(({ player }) => player !== null);

  async function sidesOf({ seats }: WatchedMatch): Promise<readonly (Rated | null)[]> {
    return Promise.all(
      seats.map(async ({ info, player }): Promise<Rated | null> => {
        if (!player) return info.kind === 'agent' ? agent(info.agent) : null;
        const name = (await players.nameOf(player.id)) ?? player.name;
        return { id: publicId(player.id), who: 'player', name, by: null, owner: player.id };
      }),
    );
  }
  async function isBanned({ seats }: WatchedMatch): Promise<boolean> {
    for (const { player } of seats) if (player && (await players.who(player.id)).banned !== null) return true;
    return false;
  }
  async function mayRank({ seats }: WatchedMatch): Promise<boolean> {
    for (const { player } of seats) if (player && !(await players.mayRank(player.id))) return false;
    return true;
  }
  async function whyToday(division: Division, [first, second]: Sides): Promise<Unrated | null> {
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      if (own.who !== 'player') continue;
      const games = await store.games(division, own.id, PLAYER_GAMES_A_DAY);
      const theirs = games.map((game) => ({ at: game.at, opponent: game.first === own.id ? game.second : game.first }));
      const why = unratedToday(theirs, other.id, clock());
      if (why) return why;
    }
    return null;
  }
  /** As far as it is known before the start. */
  async function why(match: WatchedMatch, sides: readonly (Rated | null)[]): Promise<Unrated | null> {
    const { company, setup, seats } = match;
    const plan = unratedPlan({
      company,
      wind: setup.wind,
      seats: seats.map(({ info }) => info),
      ranked: sides.map((side) => side !== null),
    });
    if (plan) return plan;
    return (await isBanned(match)) ? 'banned' : whyToday(setup.speed, sides as Sides);
  }
  async function ratingNow(division: Division, side: Rated | null): Promise<RatingNow | null> {
    const now = side && (await book.now(division, side.id, side.who));
    return now && { rating: now.rating, deviation: now.deviation, provisional: isProvisional(now) };
  }
  async function stakesOf(match: WatchedMatch): Promise<MatchStakes> {
    const sides = await sidesOf(match);
    const unrated = await why(match, sides);
    const ratings = await Promise.all(sides.map((side) => ratingNow(match.setup.speed, side)));
    for (const { player } of match.seats)
      if (player) tell(player.id, 'match:stakes', { match: match.match, unrated, ratings });
    return { match: match.match, unrated, ratings };
  }
  function worthless({ match, seats }: WatchedMatch, unrated: Unrated): MatchStakes {
    return { match, unrated, ratings: seats.map(() => null) };
  }
  function tellAll({ match, seats }: WatchedMatch, told: (seat: 0 | 1) => Omit<MatchRated, 'match'>): void {
    seats.forEach(({ player }, seat) => {
      if (player) tell(player.id, 'match:rated', { match, ...told(seat as 0 | 1) });
    });
  }
  function whyAtEnd({ seats }: WatchedMatch, end: WatchedEnd): Unrated | null {
    const why = unratedEnd(end);
    const loser = seats.find(({ player }, seat) => player !== null && end.winner === 1 - seat)?.player;
    return why === 'waited' && loser && !waits.forgive(loser.id, clock()) ? null : why;
  }
  async function settle(match: WatchedMatch, end: WatchedEnd, before: Promise<MatchStakes>): Promise<void> {
    const unrated = (await before).unrated ?? whyAtEnd(match, end);
    if (unrated) return tellAll(match, () => ({ unrated, change: null }));
    const [packed, sides] = await Promise.all([end.replay && pack(end.replay), sidesOf(match)]);
    const finished: FinishedGame = {
      game: match.match,
      division: match.setup.speed,
      first: sides[0]!,
      second: sides[1]!,
      winner: end.winner === 'draw' ? 'draw' : WINNER[end.winner]!,
      end: end.end,
      link: packed?.link ?? null,
    };
    const late = (await mayRank(match)) ? await whyToday(match.setup.speed, sides as Sides) : 'banned';
    if (late) return tellAll(match, () => ({ unrated: late, change: null }));
    const changes = await book.record(finished);
    if (!changes) return;
    tellAll(match, (seat) => {
      const { id, ...change } = changes[seat];
      return { unrated: null, change: { ...change, division: match.setup.speed, row: id } };
    });
  }

  return {
    began(match) {
      if (!isPlayed(match)) return;
      if (match.interrupted.length > 0) {
        planned.set(match.match, Promise.resolve(worthless(match, 'waited')));
        return;
      }
      const asked = stakesOf(match).catch((error: unknown) => {
        failed(error);
        return worthless(match, 'failed');
      });
      planned.set(match.match, asked);
    },
    resumed(match, session, freezes) {
      void planned.get(match.match)?.then((stakes) => {
        const unrated = stakes.unrated ?? (freezes > 0 ? 'waited' : null);
        tell(session, 'match:stakes', { ...stakes, unrated });
      });
    },
    ended(match, end) {
      const before = planned.get(match.match);
      planned.delete(match.match);
      if (!before) return;
      const settling = settle(match, end, before)
        .catch((error: unknown) => {
          failed(error);
          tellAll(match, () => ({ unrated: 'failed', change: null }));
        })
        .finally(() => {
          open = open.filter((one) => one !== settling);
        });
      open = [...open, settling];
    },
    async settled() {
      await Promise.all(open);
      await book.settled();
    },
  };
}

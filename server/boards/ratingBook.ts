/**
 * The one place where ratings are written: a finished game makes both new ratings, both rows and the game, in one transaction, one game after the
 * other. Where another process was quicker with a game of one of them, all of it is worked out anew.
 */
import {
  aged,
  isProvisional,
  NEW_RATING,
  PERIOD_MS,
  type Rating,
  rateGame,
  type Score,
} from '../../shared/boards/glicko2.ts';
import { ratingPlace } from '../../shared/boards/ratingPlace.ts';
import type { Division } from '../../shared/protocol/boards.ts';
import type { BoardStore, RatingStore, StoredGame, StoredRating, StoredRow } from './stores.ts';

/** Who played, as the ladder knows them. */
export interface Rated {
  readonly id: string; // of the row
  readonly who: 'player' | 'agent';
  readonly name: string;
  readonly by: string | null;
  readonly owner: string | null; // id of a session; null: the house
}

export interface FinishedGame {
  readonly game: string; // id, used once
  readonly division: Division;
  readonly first: Rated;
  readonly second: Rated;
  readonly winner: 'first' | 'second' | 'draw';
  readonly end: string;
  readonly link: string | null;
}

export interface RatingChange {
  readonly id: string;
  readonly before: number;
  readonly rating: number;
  readonly deviation: number;
  readonly provisional: boolean;
}

export interface RatingBook {
  /** Both changes once they are stored; null if the game was stored already. */
  record(game: FinishedGame): Promise<readonly [RatingChange, RatingChange] | null>;
  /** What somebody has now; null: no game yet. */
  now(division: Division, id: string, who: Rated['who']): Promise<Rating | null>;
  /** Everything that was asked for so far is stored, or has failed. */
  settled(): Promise<void>;
}

export interface RatingBookNeeds {
  readonly ratings: RatingStore;
  readonly boards: Pick<BoardStore, 'find'>;
  readonly clock: () => number; // ms since 1970
  readonly changed: (division: Division) => void;
}

const MOST_TRIES = 50;
const SCORE: Readonly<Record<FinishedGame['winner'], Score>> = { first: 1, draw: 0.5, second: 0 };

/** A policy never changes, so time makes it no less sure. */
function periodsSince(who: Rated['who'], stored: StoredRating | null, at: number): number {
  return who === 'agent' || !stored ? 0 : Math.max(at - stored.ratedAt, 0) / PERIOD_MS;
}

export function createRatingBook({ ratings, boards, clock, changed }: RatingBookNeeds): RatingBook {
  let last: Promise<unknown> = Promise.resolve();

  function stored(before: StoredRating | null, division: Division, { id, who }: Rated): StoredRating {
    return before ?? { ...NEW_RATING, division, id, who, ratedAt: 0, games: 0, wins: 0, draws: 0, losses: 0 };
  }
  function after(before: StoredRating, rating: Rating, score: Score, at: number): StoredRating {
    return {
      ...before,
      ...rating,
      ratedAt: at,
      games: before.games + 1,
      wins: before.wins + (score === 1 ? 1 : 0),
      draws: before.draws + (score === 0.5 ? 1 : 0),
      losses: before.losses + (score === 0 ? 1 : 0),
    };
  }
  /** Whether these two have played before: asked of the one who has played less, whose list is the shorter. */
  async function haveMet(division: Division, [a, b]: readonly [StoredRating, StoredRating]): Promise<boolean> {
    const [few, other] = a.games < b.games ? [a, b] : [b, a];
    return few.games > 0 && (await ratings.opponents(division, few.id)).some(({ id }) => id === other.id);
  }
  async function rowOf(rating: StoredRating, rated: Rated, isNewOpponent: boolean): Promise<StoredRow> {
    const { division, id, who } = rating;
    const row = await boards.find('ratings', division, id);
    const known = row?.figures.kind === 'ratings' ? row.figures.opponents : null;
    const before = known ?? (await ratings.opponents(division, id)).length;
    const opponents = before + (isNewOpponent ? 1 : 0);
    const provisional = isProvisional(rating);
    const { rating: figure, deviation, games, wins, draws, losses, ratedAt } = rating;
    return {
      board: 'ratings',
      division,
      id,
      owner: rated.owner,
      name: rated.name,
      by: rated.by,
      place: ratingPlace(figure, provisional, ratedAt, id),
      at: ratedAt,
      figures: { kind: 'ratings', who, rating: figure, deviation, provisional, games, wins, draws, losses, opponents },
      proof: { kind: 'ratings', who, games: [], history: [], opponents: [] },
      hidden: row?.hidden ?? false,
    };
  }
  async function record(finished: FinishedGame): Promise<readonly [RatingChange, RatingChange] | null> {
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const recorded = await attempt(finished);
      if (recorded !== 'stale') return recorded;
    }
    throw new Error(`game ${finished.game} was not stored: others of its players came first ${MOST_TRIES} times`);
  }
  async function attempt(finished: FinishedGame): Promise<readonly [RatingChange, RatingChange] | null | 'stale'> {
    const { game, division, first, second, winner, end, link } = finished;
    const found = await Promise.all([first, second].map(({ id }) => ratings.find(division, id)));
    const at = Math.max(clock(), ...found.map((rating) => (rating?.ratedAt ?? 0) + 1)); // one player's games follow each other, whatever clocks say
    const before = [stored(found[0]!, division, first), stored(found[1]!, division, second)] as const;
    const periods = [periodsSince(first.who, found[0]!, at), periodsSince(second.who, found[1]!, at)] as const;
    const score = SCORE[winner];
    const [ratingFirst, ratingSecond] = rateGame(before[0], before[1], score, periods);
    const now = [
      after(before[0], ratingFirst, score, at),
      after(before[1], ratingSecond, (1 - score) as Score, at),
    ] as const;
    const isNew = !(await haveMet(division, before));
    const rows = await Promise.all([rowOf(now[0], first, isNew), rowOf(now[1], second, isNew)]);
    const figures: StoredGame['ratings'] = [before[0].rating, now[0].rating, before[1].rating, now[1].rating];
    const whole: StoredGame = {
      game,
      division,
      at,
      first: first.id,
      second: second.id,
      firstName: first.name,
      secondName: second.name,
      winner,
      end,
      link,
      ratings: figures,
    };
    const answer = await ratings.record(
      whole,
      now,
      rows,
      before.map(({ games }) => games),
    );
    if (answer !== 'stored') return answer === 'known' ? null : answer;
    changed(division);
    const change = (seat: 0 | 1): RatingChange => ({
      id: now[seat].id,
      before: before[seat].rating,
      rating: now[seat].rating,
      deviation: now[seat].deviation,
      provisional: isProvisional(now[seat]),
    });
    return [change(0), change(1)];
  }
  return {
    record(game) {
      const recorded = last.then(() => record(game));
      last = recorded.catch(() => {});
      return recorded;
    },
    async now(division, id, who) {
      const found = await ratings.find(division, id);
      return found && aged(found, periodsSince(who, found, clock()));
    },
    async settled() {
      await last;
    },
  };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRatingBook, type FinishedGame, type Rated } from '../../../server/boards/ratingBook.ts';
import type { StoredGame } from '../../../server/boards/stores.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';

const PLAYERS = ['ann', 'bob', 'cat', 'dan'];
const GAMES = 40; // of each process
const START_MS = 1_800_000_000_000;

const rated = (id: string): Rated => ({ id, who: 'player', name: id.toUpperCase(), by: null, owner: id });

function gamesOf(process: string, seed: number): readonly FinishedGame[] {
  const stream = randomStream(seed, 'games');
  return Array.from({ length: GAMES }, (_, i) => {
    const first = nextBelow(stream, PLAYERS.length);
    const second = (first + 1 + nextBelow(stream, PLAYERS.length - 1)) % PLAYERS.length;
    return {
      game: `${process}-${i}`,
      division: '1x',
      first: rated(PLAYERS[first]!),
      second: rated(PLAYERS[second]!),
      winner: (['first', 'draw', 'second'] as const)[nextBelow(stream, 3)]!,
      end: 'fall',
      link: null,
    };
  });
}

async function storedGames({ ratings }: Storage): Promise<readonly StoredGame[]> {
  const found = (await Promise.all(PLAYERS.map((id) => ratings.games('1x', id, 1_000)))).flat();
  return [...new Map(found.map((game) => [game.game, game])).values()].sort((a, b) => a.at - b.at);
}

describe.runIf(hasPostgres())('[JOBS11] several processes that rate the same players at the same moment', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);

  it('lose no game, and the ratings are those of the stored games played again in their order, whatever their clocks say', async () => {
    const open = async (url: string): Promise<Storage> => openStorage({ dataDir: '/nowhere', databaseUrl: url });
    const url = await postgres.database();
    const processes = await Promise.all([open(url), open(url), open(url)]);
    const books = processes.map((storage, i) =>
      createRatingBook({ ...storage, clock: () => START_MS - i * 3_600_000, changed: () => {} }),
    );
    const changes = await Promise.all(
      books.flatMap((book, i) => gamesOf(`p${i}`, i).map((finished) => book.record(finished))),
    );
    expect(changes.filter((change) => change !== null)).toHaveLength(books.length * GAMES);

    const games = await storedGames(processes[0]!);
    expect(games).toHaveLength(books.length * GAMES);
    const again = await open(await postgres.database());
    let now = 0;
    const book = createRatingBook({ ...again, clock: () => now, changed: () => {} });
    for (const { at, game, division, first, second, winner, end, link } of games) {
      now = at;
      await book.record({ game, division, first: rated(first), second: rated(second), winner, end, link });
    }
    expect((await storedGames(again)).map(({ ratings }) => ratings)).toEqual(games.map(({ ratings }) => ratings));
    for (const id of PLAYERS) {
      const stored = await processes[0]!.ratings.find('1x', id);
      expect(await again.ratings.find('1x', id)).toEqual(stored);
      const row = await processes[0]!.boards.find('ratings', '1x', id);
      expect(row!.figures).toMatchObject({ rating: stored!.rating, games: stored!.games, opponents: 3 });
    }
    for (const { close } of [...processes, again]) await close();
  }, 120_000);
});

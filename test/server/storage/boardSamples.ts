/** Rows, players, runs, submissions and games for the tests of boards. */
import type {
  StoredGame,
  StoredPlayer,
  StoredRating,
  StoredRow,
  StoredSubmission,
} from '../../../server/boards/stores.ts';
import type { StoredSurvival } from '../../../server/boards/survivalStore.ts';

export const sampleRow = (id: string, place: string, changes: Partial<StoredRow> = {}): StoredRow => ({
  board: 'players',
  division: '1x',
  id,
  owner: `owner-${id}`,
  name: `Name ${id}`,
  by: null,
  place,
  at: 1_795_000_000_000,
  figures: { kind: 'players', ticks: 100, runs: 2, abandoned: 1 },
  proof: { kind: 'ratings', who: 'player', games: [], history: [], opponents: [] },
  hidden: false,
  ...changes,
});

export const samplePlayer = (id: string, changes: Partial<StoredPlayer> = {}): StoredPlayer => ({
  id,
  name: null,
  nameKey: null,
  recovery: null,
  epoch: 0,
  banned: null,
  createdAt: 1_795_000_000_000,
  seenAt: 1_795_000_000_001,
  ...changes,
});

export const sampleSurvival = (run: string, changes: Partial<StoredSurvival> = {}): StoredSurvival => ({
  run,
  player: 'player-1',
  speed: '1x',
  seed: 4_294_967_295,
  status: 'begun',
  startedAt: 1_795_000_000_000,
  endedAt: null,
  ticks: null,
  link: null,
  node: null,
  ...changes,
});

export const sampleSubmission = (id: string, changes: Partial<StoredSubmission> = {}): StoredSubmission => ({
  id,
  kind: 'agent',
  owner: 'player-1',
  by: 'Player 1',
  name: `Agent ${id}`,
  hash: `hash-${id}`,
  format: 'safetensors',
  status: 'queued',
  problem: null,
  committedAt: 1_795_000_000_000,
  entropy: null,
  drawnAt: null,
  startedAt: null,
  endedAt: null,
  division: 'CartPole-v1',
  results: null,
  bytes: 3,
  ...changes,
});

export const sampleRating = (id: string, changes: Partial<StoredRating> = {}): StoredRating => ({
  division: '1x',
  id,
  who: 'player',
  rating: 1500.123456789,
  deviation: 349.9,
  volatility: 0.06,
  ratedAt: 1_795_000_000_000,
  games: 1,
  wins: 1,
  draws: 0,
  losses: 0,
  ...changes,
});

export const sampleGame = (game: string, changes: Partial<StoredGame> = {}): StoredGame => ({
  game,
  division: '1x',
  at: 1_795_000_000_000,
  first: 'a',
  second: 'b',
  firstName: 'Ann',
  secondName: 'Bob',
  winner: 'first',
  end: 'fall',
  link: null,
  ratings: [1500, 1510.5, 1500, 1489.5],
  ...changes,
});

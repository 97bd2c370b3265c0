/** Fills a database with made-up rows through its stores, as the boards' pages need them. The same rows each time. */
import { createRatingBook, type Rated } from '../../../server/boards/ratingBook.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { agentRowId } from '../../../shared/boards/agentProtocol.ts';
import { publicId } from '../../../shared/boards/publicId.ts';
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import { nextUniform, randomStream } from '../../../shared/sim/random.ts';
import { playedRun, proofOf } from '../../boards/survivalRuns.ts';
import { playerName, sampleAgent, sampleLearner, samplePlayer } from './sampleRows.ts';

export const PLAYERS = 60;
const AGENTS = 9;
const LEARNERS = 7;
const GAMES = 160;
const FROM = Date.UTC(2026, 10, 18);
const GAME_MS = 600_000; // between two games

const HOUSE = ['champion', 'steady', 'balancer', 'learner', 'wobbler', 'clumsy', 'newborn'] as const;

interface Contestant extends Rated {
  readonly strength: number;
}

function contestants(): readonly Contestant[] {
  const agents = HOUSE.map((name, i): Contestant => {
    const id = agentRowId(sha256Hex(new TextEncoder().encode(name)));
    return { id, who: 'agent', name, by: null, owner: null, strength: 1 - i / 7 };
  });
  const people = Array.from({ length: 8 }, (_, i): Contestant => {
    const session = `session ${i}`;
    return {
      id: publicId(session),
      who: 'player',
      name: playerName(i),
      by: null,
      owner: session,
      strength: 0.9 - i / 10,
    };
  });
  return [...agents, ...people];
}

async function playGames(storage: Storage): Promise<void> {
  let now = FROM;
  const book = createRatingBook({
    ratings: storage.ratings,
    boards: storage.boards,
    clock: () => now,
    changed: () => undefined,
  });
  const all = contestants();
  const stream = randomStream(3, 'sample games');
  const { link } = proofOf(playedRun({ seed: 4, seats: 2, speed: '0.5x' }, 0.7));
  const any = (): number => Math.floor(nextUniform(stream) * all.length);
  for (let i = 0; i < GAMES; i++) {
    const one = any();
    const first = all[one]!;
    const second = all[(one + 1 + Math.floor(nextUniform(stream) * (all.length - 1))) % all.length]!;
    const chance = 0.5 + (first.strength - second.strength) / 2;
    const drawn = nextUniform(stream);
    const winner = drawn < chance - 0.05 ? 'first' : drawn < chance + 0.05 ? 'draw' : 'second';
    now += GAME_MS;
    await book.record({
      game: `game-${i}`,
      division: '0.5x',
      first,
      second,
      winner,
      end: i % 9 === 0 ? 'left' : 'fall',
      link: i % 7 === 0 ? null : link,
    });
  }
}

export async function fillBoards(storage: Storage): Promise<void> {
  for (let i = 0; i < PLAYERS; i++) await storage.boards.put(samplePlayer(i));
  for (let i = 0; i < AGENTS; i++) await storage.boards.put(sampleAgent(i));
  for (let i = 0; i < LEARNERS; i++) await storage.boards.put(sampleLearner(i));
  await playGames(storage);
}

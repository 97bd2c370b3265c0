/** Boards and ratings of a server put together: who is told of matches, who computes, and in which order all of it stops. */
import { createHash, randomBytes } from 'node:crypto';
import { agentRowId } from '../shared/boards/agentProtocol.ts';
import { readFiles } from '../shared/boards/readUpload.ts';
import { makeRecoveryCode, RECOVERY_BYTES } from '../shared/boards/recoveryCode.ts';
import type { CrossPlay, Division } from '../shared/protocol/boards.ts';
import { type Agent, decodeBoardAgent, type ModelFile } from './arena/agents.ts';
import type { Witness } from './arena/witness.ts';
import { type BoardAgents, createBoardAgents, isBoardAgent } from './boards/boardAgents.ts';
import { type Boards, createBoards } from './boards/boards.ts';
import { createCrossPlay } from './boards/crossPlay.ts';
import type { HumanScores } from './boards/humanScores.ts';
import { createPlayers, type Players } from './boards/players.ts';
import { createRatingBook } from './boards/ratingBook.ts';
import { createRatings } from './boards/ratings.ts';
import type { PackReplay } from './boards/replayPacking.ts';
import type { BoardStores } from './boards/stores.ts';
import type { Submissions } from './boards/submissionDesk.ts';
import { createSurvival } from './boards/survival.ts';
import type { StartTaskThread } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import type { BoardNews } from './net/boardGateway.ts';
import type { Others } from './wireBoardNews.ts';
import { submissionsElsewhere, submissionsHere } from './wireSubmissions.ts';

export interface BoardWiring {
  readonly stores: BoardStores;
  readonly house: readonly ModelFile[]; // agents of the arena itself
  readonly background: boolean; // whether house agents and recipes take their way, and agents play each other
  readonly protocol: number; // of the board of agents
  readonly news: BoardNews;
  /** The other processes, which compute and have to know; null: there are none. */
  readonly others: Others | null;
  readonly pack: PackReplay;
  readonly startTasks: StartTaskThread;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
}

export interface WiredBoards {
  readonly witness: Witness;
  readonly players: Players;
  readonly boards: Boards;
  readonly submissions: Submissions;
  /** Of the board of agents, as opponents. */
  readonly agents: BoardAgents<Agent>;
  readonly crossPlay: (division: Division) => Promise<CrossPlay>;
  readonly human: HumanScores['figures'];
  /** What a crash has left is put right, and the background work begins. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const CROSS_PLAY_MS = 5_000;

/** Each is told, whatever the others make of it. */
function together(witnesses: readonly Witness[], failed: (error: unknown) => void): Witness {
  function tell(act: (witness: Witness) => void): void {
    for (const witness of witnesses) {
      try {
        act(witness);
      } catch (error) {
        failed(error);
      }
    }
  }
  return {
    began: (match) => tell((witness) => witness.began(match)),
    resumed: (...again) => tell((witness) => witness.resumed?.(...again)),
    ended: (match, end) => tell((witness) => witness.ended(match, end)),
  };
}

/** House agents as the board names them, by the name that they have in the arena. */
function rowsOfHouse(house: readonly ModelFile[]): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const { id, bytes } of house) {
    const read = readFiles(id, [{ name: 'policy.cpa', bytes }]);
    if (read.ok) rows.set(id, agentRowId(read.sha256));
  }
  return rows;
}

export function wireBoards(wiring: BoardWiring): WiredBoards {
  const { stores, house, news, others, pack, clock, failed } = wiring;
  const { now, after } = steadyClock;
  const rows = rowsOfHouse(house);
  const players = createPlayers({
    store: stores.players,
    clock,
    after,
    newCode: () => makeRecoveryCode(randomBytes(RECOVERY_BYTES)),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    reserved: () => house.map(({ id }) => id),
    told: (player, now) => others?.tellings.tell(`player:${now}`, { player }),
    failed,
  });
  const unhear = (['changed', 'forgotten'] as const).map((now) =>
    others?.tellings.hear(`player:${now}`, ({ player }) => players.heard(player, now)),
  );
  const agents = createBoardAgents<Agent>(stores, decodeBoardAgent);
  const survival = createSurvival({
    store: stores.survival,
    boards: stores.boards,
    players,
    pack,
    node: others?.node ?? null,
    changed: news.changed,
    tell: news.tell,
    clock,
    failed,
  });
  const book = createRatingBook({
    ratings: stores.ratings,
    boards: stores.boards,
    clock,
    changed: (division) => news.changed('ratings', division),
  });
  const ratings = createRatings({
    book,
    store: stores.ratings,
    players,
    agent: async (id) => agents.rated(isBoardAgent(id) ? id : (rows.get(id) ?? '')),
    pack,
    tell: news.tell,
    clock,
    failed,
  });
  const computing = { ...wiring, agents, book };
  const { submissions, human, ...computed } = others
    ? submissionsElsewhere(computing, others.redis, others.tellings)
    : submissionsHere(computing);
  const boards = createBoards({
    store: stores.boards,
    ratings: stores.ratings,
    humanNormalised: human.of,
  });

  return {
    witness: together([survival, ratings], failed),
    players,
    boards,
    submissions,
    agents,
    human: human.figures,
    crossPlay: createCrossPlay({ store: stores.ratings, boards: stores.boards }, now, CROSS_PLAY_MS),
    async start() {
      await survival.start();
      await computed.start();
    },
    async stop() {
      await computed.stop();
      await survival.stop();
      await ratings.settled();
      await book.settled();
      for (const end of unhear) end?.();
    },
  };
}

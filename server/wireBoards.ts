/** Boards and ratings put together: who is told of matches, what is computed in the background, and in which order all of it stops. */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { agentRowId } from '../shared/boards/agentProtocol.ts';
import { readFiles } from '../shared/boards/readUpload.ts';
import { makeRecoveryCode, RECOVERY_BYTES } from '../shared/boards/recoveryCode.ts';
import type { Task, TaskResult } from '../shared/boards/task.ts';
import type { CrossPlay, Division } from '../shared/protocol/boards.ts';
import { type Agent, decodeBoardAgent, type ModelFile } from './arena/agents.ts';
import type { Witness } from './arena/witness.ts';
import { createAgentKind, submitHouseAgents } from './boards/agents.ts';
import { type BoardAgents, createBoardAgents, isBoardAgent } from './boards/boardAgents.ts';
import { type Boards, createBoards } from './boards/boards.ts';
import { createCrossPlay } from './boards/crossPlay.ts';
import { createHumanScores, type HumanScores } from './boards/humanScores.ts';
import { LEARNER_KIND, submitHouseLearners } from './boards/learners.ts';
import { createPlayers, type Players } from './boards/players.ts';
import { createRatingBook } from './boards/ratingBook.ts';
import { createRatings } from './boards/ratings.ts';
import type { PackReplay } from './boards/replayPacking.ts';
import { createRoundRobin } from './boards/roundRobin.ts';
import type { BoardStores } from './boards/stores.ts';
import type { Submissions } from './boards/submissionDesk.ts';
import { TASK_LIMIT_MS } from './boards/submissionLimits.ts';
import { createSubmissions } from './boards/submissions.ts';
import { createSurvival } from './boards/survival.ts';
import { createTaskQueue, type StartTaskThread } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import type { BoardNews } from './net/boardGateway.ts';

export interface BoardWiring {
  readonly stores: BoardStores;
  readonly house: readonly ModelFile[]; // agents of the arena itself
  readonly background: boolean; // whether house agents and recipes take their way, and agents play each other
  readonly protocol: number; // of the board of agents
  readonly news: BoardNews;
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
const SEED_LIMIT = 0x1_0000_0000;

const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 16);

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
  const { stores, house, background, news, pack, clock, failed } = wiring;
  const { now, after } = steadyClock;
  const rows = rowsOfHouse(house);
  const players = createPlayers({
    store: stores.players,
    clock,
    after,
    newCode: () => makeRecoveryCode(randomBytes(RECOVERY_BYTES)),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    reserved: () => house.map(({ id }) => id),
    failed,
  });
  const queue = createTaskQueue({ start: wiring.startTasks, limitMs: TASK_LIMIT_MS, now, after });
  const submissions = createSubmissions({
    store: stores.submissions,
    boards: stores.boards,
    queue,
    kinds: [createAgentKind(wiring.protocol), LEARNER_KIND],
    newEntropy: () => randomBytes(32).toString('hex'),
    newId,
    clock,
    after,
    changed: news.changed,
    told: news.submission,
    failed,
  });
  const agents = createBoardAgents<Agent>(stores, decodeBoardAgent);
  const survival = createSurvival({
    store: stores.survival,
    boards: stores.boards,
    players,
    pack,
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
  async function whenIdle(task: Task): Promise<TaskResult | null> {
    const outcome = await queue.run(task, 'idle');
    return outcome.ok ? outcome.result : null;
  }
  const human = createHumanScores({
    survival: stores.survival,
    boards: stores.boards,
    file: agents.file,
    run: whenIdle,
    now,
    after,
    failed,
  });
  const roundRobin = createRoundRobin({
    agents,
    store: stores.ratings,
    book,
    run: whenIdle,
    newSeed: () => randomInt(SEED_LIMIT),
    newId,
    now,
    after,
    failed,
  });
  const boards = createBoards({
    store: stores.boards,
    ratings: stores.ratings,
    humanNormalised: human.of,
  });

  async function enterHouse(): Promise<void> {
    const files = house.map(({ id, bytes }) => ({ name: id, bytes }));
    await submitHouseAgents(files, submissions);
    await submitHouseLearners(submissions);
  }

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
      await submissions.start();
      if (!background) return;
      roundRobin.start();
      human.start();
      enterHouse().catch(failed);
    },
    async stop() {
      const resting = [roundRobin.stop(), human.stop()];
      queue.close(); // they may wait behind something long
      await Promise.all(resting);
      await submissions.stop();
      await survival.stop();
      await ratings.settled();
      await book.settled();
    },
  };
}

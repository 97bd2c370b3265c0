/** What runs for ever in the background of boards put together: agents play each other, agents are measured beside people, the house takes its way. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Task, TaskResult } from '../shared/boards/task.ts';
import type { ModelFile } from './arena/agents.ts';
import { submitHouseAgents } from './boards/agents.ts';
import type { BoardAgents } from './boards/boardAgents.ts';
import { createHumanScores, type HumanScores, type MeasuredAgent } from './boards/humanScores.ts';
import { submitHouseLearners } from './boards/learners.ts';
import type { RatingBook } from './boards/ratingBook.ts';
import { createRoundRobin } from './boards/roundRobin.ts';
import type { BoardStores } from './boards/stores.ts';
import type { Submissions } from './boards/submissionDesk.ts';
import { steadyClock } from './clock.ts';

export interface DutiesWiring {
  readonly stores: BoardStores;
  readonly agents: Pick<BoardAgents<unknown>, 'list' | 'file'>;
  readonly book: Pick<RatingBook, 'record'>;
  readonly house: readonly ModelFile[];
  readonly submissions: Pick<Submissions, 'submit'>;
  /** When nothing else waits; null: it could not be computed. */
  readonly run: (task: Task) => Promise<TaskResult | null>;
  readonly measured?: (agents: readonly MeasuredAgent[]) => void;
  readonly failed: (error: unknown) => void;
}

export interface BoardDuties {
  readonly human: HumanScores;
  start(): void;
  /** Once what is at work is answered. */
  stop(): Promise<void>;
}

const SEED_LIMIT = 0x1_0000_0000;

export const newBoardId = (): string => randomUUID().replaceAll('-', '').slice(0, 16);

export function wireBoardDuties(wiring: DutiesWiring): BoardDuties {
  const { stores, agents, book, house, submissions, run, measured, failed } = wiring;
  const { now, after } = steadyClock;
  const human = createHumanScores({
    ...{ survival: stores.survival, boards: stores.boards, file: agents.file, run, now, after, failed },
    ...(measured ? { measured } : {}),
  });
  const roundRobin = createRoundRobin({
    ...{ agents, store: stores.ratings, book, run, newId: newBoardId, now, after, failed },
    newSeed: () => randomInt(SEED_LIMIT),
  });
  async function enterHouse(): Promise<void> {
    const files = house.map(({ id, bytes }) => ({ name: id, bytes }));
    await submitHouseAgents(files, submissions);
    await submitHouseLearners(submissions);
  }
  return {
    human,
    start() {
      roundRobin.start();
      human.start();
      enterHouse().catch(failed);
    },
    async stop() {
      await Promise.all([roundRobin.stop(), human.stop()]);
    },
  };
}

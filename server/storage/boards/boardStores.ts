import type { BoardStores } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { createAuditStore } from './auditStore.ts';
import { createBoardStore } from './boardStore.ts';
import { createPlayerStore } from './playerStore.ts';
import { createRatingStore } from './ratingStore.ts';
import { createSubmissionStore } from './submissionStore.ts';
import { createSurvivalStore } from './survivalStore.ts';

/** The six stores of boards on one database. */
export function createBoardStores(db: Queries): BoardStores {
  return {
    boards: createBoardStore(db),
    players: createPlayerStore(db),
    survival: createSurvivalStore(db),
    submissions: createSubmissionStore(db),
    ratings: createRatingStore(db),
    audit: createAuditStore(db),
  };
}

/** Which board an address names. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BOARDS, type BoardName } from '../../shared/protocol/boards.ts';
import type { Boards } from '../boards/boards.ts';
import { sendProblem } from './problem.ts';

export const divisionParams = z.object({
  board: z.string().meta({ enum: [...BOARDS], description: 'Which board' }),
  division: z.string().meta({
    description: 'Of players and ratings a speed class, of agents and learners an environment',
    example: '1x',
  }),
});

/** @returns null if it was refused: the answer is sent then */
export function knownBoard(
  { board, division }: z.infer<typeof divisionParams>,
  boards: Boards,
  reply: FastifyReply,
): BoardName | null {
  const known = BOARDS.find((name) => name === board);
  if (known && boards.isDivision(known, division)) return known;
  sendProblem(reply, 'unknown-board', 'GET /api/v1/boards says which boards and divisions there are');
  return null;
}

/** Rows of boards and pages of them, as the OpenAPI document tells them. Tests hold them against the parsers of pages. */
import { z } from 'zod';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import {
  BOARDS,
  type BoardPage,
  type BoardRow,
  type BoardSummary,
  type CrossPlay,
} from '../../../shared/protocol/boards.ts';

export const timeSchema = z.int().min(0).meta({ description: 'Milliseconds since 1970' });
export const count = z.int().min(0);
export const interval = z.tuple([z.number(), z.number()]).meta({ description: 'A 95 % confidence interval' });

const players = z
  .object({
    kind: z.literal('players'),
    ticks: count.meta({ description: 'Survived, of 20 simulated ms each' }),
    runs: count.meta({ description: 'Finished ones of this speed class' }),
    abandoned: count.meta({ description: 'Begun, and left before the fall' }),
  })
  .meta({ id: 'PlayerFigures', description: 'The best survival run of a player' });

const agents = z
  .object({
    kind: z.literal('agents'),
    mean: z.number().meta({ description: 'Ticks, of 1,000 episodes to 500' }),
    ci95: interval,
    endurance: z.number().meta({ description: 'Mean ticks of 50 episodes to 50,000' }),
    robustness: z.number().meta({ description: 'Mean ticks to 500 over all disturbed worlds' }),
    parameters: count,
    format: z.string().meta({ description: 'Of the uploaded file' }),
    humanNormalised: z
      .partialRecord(z.enum(SPEED_CLASSES), z.number())
      .nullable()
      .meta({ description: 'Per speed class: 0 is random, 100 the median player; null: not enough players yet' }),
  })
  .meta({ id: 'AgentFigures', description: 'A policy, evaluated by the protocol' });

const learners = z
  .object({
    kind: z.literal('learners'),
    seeds: count,
    solved: count,
    medianSteps: z.number().nullable().meta({ description: 'Until solved; null where fewer than half were' }),
    medianUpdates: z.number().nullable(),
    recipe: z.string(),
    recipeHash: z.string(),
  })
  .meta({ id: 'LearnerFigures', description: 'A recipe, trained again by the server' });

const ratings = z
  .object({
    kind: z.literal('ratings'),
    who: z.enum(['player', 'agent']),
    rating: z.number().meta({ description: "Glicko-2, on Glicko's scale" }),
    deviation: z.number(),
    provisional: z.boolean().meta({ description: 'The deviation is above 110' }),
    games: count,
    wins: count,
    draws: count,
    losses: count,
    opponents: count.meta({ description: 'Distinct ones' }),
  })
  .meta({ id: 'RatingFigures' });

export const rowSchema = z
  .object({
    board: z.enum(BOARDS),
    division: z.string(),
    id: z.string(),
    rank: z.int().min(1),
    name: z.string(),
    by: z.string().nullable().meta({ description: 'Who submitted it; null: the house, or the player themselves' }),
    house: z.boolean().meta({ description: 'Shipped with the arena' }),
    at: timeSchema,
    figures: z.discriminatedUnion('kind', [players, agents, learners, ratings]),
  })
  .meta({ id: 'BoardRow' }) satisfies z.ZodType<BoardRow>;

export const pageSchema = z
  .object({
    board: z.enum(BOARDS),
    division: z.string(),
    total: count.meta({ description: 'Rows of the division' }),
    rows: z.array(rowSchema).meta({ description: 'Best first' }),
    next: z.string().nullable().meta({ description: 'Give it as `after` for the rows below; null: there are none' }),
    before: z.string().nullable().meta({ description: 'Give it as `before` for the rows above; null: there are none' }),
  })
  .meta({ id: 'BoardPage' }) satisfies z.ZodType<BoardPage>;

export const summariesSchema = z.array(
  z
    .object({
      board: z.enum(BOARDS),
      divisions: z.array(z.object({ division: z.string(), total: count })),
    })
    .meta({ id: 'BoardSummary' }),
) satisfies z.ZodType<BoardSummary[]>;

const table = z.array(z.array(count));
export const crossPlaySchema = z
  .object({
    division: z.string(),
    agents: z.array(z.object({ id: z.string(), name: z.string(), rating: z.number() })),
    wins: table.meta({ description: '`wins[i][j]`: of agent i against agent j' }),
    draws: table.meta({ description: 'Symmetric' }),
  })
  .meta({
    id: 'CrossPlay',
    description: 'Who won how often among the agents of a speed class',
  }) satisfies z.ZodType<CrossPlay>;

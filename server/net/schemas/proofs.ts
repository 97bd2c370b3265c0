/** What proves a row, as the OpenAPI document tells it. */
import { z } from 'zod';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { count, interval, rowSchema, timeSchema } from './boards.ts';

const seed = z.int().min(0).max(0xffff_ffff);
const sha256 = z.string().meta({ pattern: '^[0-9a-f]{64}$' });

/** All that is told of how seeds came to be. */
const drawn = {
  committedAt: timeSchema,
  entropy: sha256.meta({ description: 'Drawn after the hash was stored; with it, the seeds' }),
  drawnAt: timeSchema,
};

const players = z
  .object({
    kind: z.literal('players'),
    run: z.string().meta({ description: 'One-time id' }),
    link: z.string().meta({ description: 'Code of the replay: /replay#CODE plays it' }),
    seed,
    speed: z.enum(SPEED_CLASSES),
    ticks: count,
    hash: z.string().meta({ description: 'Of the end, 8 hex digits' }),
    every: z.int().min(1).meta({ description: 'Ticks between two of `hashes`' }),
    hashes: z.array(z.string()),
    startedAt: timeSchema,
    endedAt: timeSchema,
    lateInputs: count,
    interrupted: z
      .array(count)
      .optional()
      .meta({ description: 'Ticks at which the server stopped and later went on with the run; absent: it never did' }),
  })
  .meta({ id: 'PlayerProof' });

const agents = z
  .object({
    kind: z.literal('agents'),
    sha256: sha256.meta({ description: 'Of the policy file that the server serves' }),
    file: z.string().meta({ description: 'Where that is' }),
    ...drawn,
    protocol: count.meta({ description: 'Version of the protocol' }),
    sets: z.array(
      z
        .object({
          name: z.string(),
          episodes: count,
          limit: count.meta({ description: 'Ticks' }),
          firstSeed: count,
          mean: z.number(),
          min: z.number(),
          max: z.number(),
          ci95: interval,
          returnsSha256: sha256.meta({ description: 'Of all returns, uint32 little-endian' }),
        })
        .meta({ id: 'AgentSet' }),
    ),
  })
  .meta({ id: 'AgentProof' });

/** The server reads a recipe itself; here it is told as what it is, a flat record. */
const recipe = z
  .looseObject({ kind: z.enum(['dqn', 'q-table']), name: z.string(), environment: z.string() })
  .meta({ id: 'Recipe', description: 'All hyperparameters of a run, a field each: the Lab lists them with help' });

export const learnerSeedSchema = z
  .object({ seed: count, solvedAtStep: count.nullable(), updates: count, steps: count, weightsSha256: sha256 })
  .meta({ id: 'LearnerSeed' });

const learners = z
  .object({
    kind: z.literal('learners'),
    recipe,
    recipeHash: z.string(),
    ...drawn,
    budgetSteps: count.meta({ description: 'A seed is trained at most so far' }),
    seeds: z.array(learnerSeedSchema),
  })
  .meta({ id: 'LearnerProof' });

const ratings = z
  .object({
    kind: z.literal('ratings'),
    who: z.enum(['player', 'agent']),
    games: z
      .array(
        z
          .object({
            game: z.string(),
            at: timeSchema,
            opponent: z.string(),
            opponentId: z.string(),
            seat: z.literal([0, 1]).meta({ description: 'In the replay, of whoever has this row' }),
            result: z.enum(['win', 'draw', 'loss']),
            ratingBefore: z.number(),
            ratingAfter: z.number(),
            link: z.string().nullable(),
            end: z.string(),
          })
          .meta({ id: 'RatedGame' }),
      )
      .meta({ description: 'The newest' }),
    history: z.array(z.object({ at: timeSchema, rating: z.number(), deviation: z.number() })),
    opponents: z
      .array(z.object({ id: z.string(), name: z.string(), wins: count, draws: count, losses: count }))
      .meta({ description: 'Most played first' }),
  })
  .meta({ id: 'RatingProof' });

export const recipeSchema = recipe;

export const detailSchema = z
  .object({ row: rowSchema, proof: z.discriminatedUnion('kind', [players, agents, learners, ratings]) })
  .meta({ id: 'RowDetail', description: 'Everything that anybody needs to compute the row again' });

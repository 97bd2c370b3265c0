/** Training runs, as the OpenAPI document tells them. */
import { z } from 'zod';
import { PACES, RUN_STATUSES } from '../../../shared/protocol/parseRun.ts';
import type { CheckpointInfo, RunEvent, RunSummary } from '../../../shared/protocol/runEvents.ts';
import { count } from './boards.ts';
import { recipeSchema } from './proofs.ts';

const summary = z.object({
  id: z.string(),
  recipe: z.string().meta({ description: 'Its name' }),
  recipeHash: z.string(),
  seed: count,
  environment: z.string().meta({ example: 'CartPole-v1' }),
  pixels: z.boolean().meta({ description: 'Whether it sees frames' }),
  pace: z.enum(PACES),
  stepMs: z.number().meta({ description: 'Real ms per step; 0 at full speed' }),
  origin: z.enum(['showcase', 'lab']),
  by: z.string().nullable().meta({ description: 'Who submitted it; null: the server itself' }),
  status: z.enum(RUN_STATUSES),
  place: z.int().min(1).nullable().meta({ description: 'In the queue; null: it does not wait' }),
  problem: z.string().nullable().meta({ description: 'Why it failed' }),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  steps: count,
  episodes: count,
  updates: count,
  newest: count.meta({ description: 'Number of its newest event' }),
  mean100: z.number().nullable().meta({ description: 'Of the last 100 training episodes' }),
  evaluation: z.number().nullable().meta({ description: 'Mean of the newest evaluation' }),
  solvedAt: count.nullable().meta({ description: 'Step' }),
  weightsSha256: z.string().nullable().meta({ description: 'Of the served policy at its end' }),
});

export const runSchema = summary.meta({ id: 'Run' }) satisfies z.ZodType<RunSummary>;
export const runListSchema = z.array(runSchema);
export const runDetailSchema = summary
  .extend({ settings: recipeSchema })
  .meta({ id: 'RunDetail', description: 'Recipe and seed are the run: anyone can repeat it' });

const collapse = z
  .object({
    terminalShare: z.number(),
    actionGap: z.number(),
    doomedMaxQ: z.number().nullable(),
    valueBound: z.number(),
    gradientNorm: z.number().nullable(),
  })
  .meta({ id: 'Collapse', description: 'Why a run collapses, in numbers' });
const number = z.int().min(1).meta({ description: 'From 1, without a gap' });

export const eventSchema = z
  .discriminatedUnion('kind', [
    z.object({
      number,
      kind: z.literal('episode'),
      episode: count,
      step: count,
      updates: count,
      episodicReturn: z.number(),
      epsilon: z.number(),
      tdLoss: z.number().nullable(),
      qValues: z.number().nullable(),
      collapse: collapse.nullable(),
    }),
    z.object({
      number,
      kind: z.literal('evaluation'),
      step: count,
      episode: count,
      episodes: count,
      mean: z.number(),
      moment: z.string().nullable().meta({ description: "Id of that policy's checkpoint" }),
    }),
    z.object({ number, kind: z.literal('solved'), step: count }),
    z.object({ number, kind: z.literal('ended'), step: count, weightsSha256: z.string().nullable() }),
  ])
  .meta({ id: 'RunEvent' }) satisfies z.ZodType<RunEvent>;

export const eventPageSchema = z
  .object({
    newest: count.meta({ description: "The run's newest event, not the page's" }),
    events: z.array(eventSchema),
  })
  .meta({ id: 'EventPage' });

export const curveSchema = z
  .object({
    newest: count,
    points: z.array(z.array(z.number().nullable())).meta({
      description:
        '[first episode, last, step, updates, mean, min, max, epsilon, tdLoss, qValues], of one episode [episode, step, updates, return, epsilon, tdLoss, qValues]; either may be followed by the five numbers of Collapse',
    }),
    events: z.array(eventSchema).meta({ description: 'All that are no episodes' }),
  })
  .meta({ id: 'RunCurve', description: 'A whole run, as a chart draws it' });

export const checkpointsSchema = z.array(
  z
    .object({
      id: z.string(),
      run: z.string(),
      step: count,
      episode: count,
      mean: z.number(),
      bytes: count,
      sha256: z.string(),
    })
    .meta({ id: 'Checkpoint' }),
) satisfies z.ZodType<CheckpointInfo[]>;

export const wishSchema = z
  .object({
    recipe: z.looseObject({}).meta({
      description: 'All fields of a recipe, or "base", the name of one, and the fields that differ',
      example: { base: 'house', budget: { steps: 5_000 } },
    }),
    seed: z.int().min(0).max(0xffff_ffff),
    pace: z.enum(PACES).meta({ description: '"max" trains as fast as it goes' }),
  })
  .meta({ id: 'RunWish' });

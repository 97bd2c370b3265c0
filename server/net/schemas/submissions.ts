/** Agents and recipes on their way to a board, as the OpenAPI document tells them. */
import { z } from 'zod';
import { MAX_UPLOAD_FILES } from '../../../shared/boards/readUpload.ts';
import type { Submission, SubmissionRules } from '../../../shared/protocol/submissions.ts';
import { count, timeSchema } from './boards.ts';
import { learnerSeedSchema } from './proofs.ts';

export const submissionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['agent', 'learner']),
    name: z.string(),
    hash: z.string().meta({
      description:
        'SHA-256 of the weights as the policy file that the server serves, or of the recipe: what was committed',
    }),
    status: z.enum(['queued', 'running', 'admitted', 'refused']),
    place: z.int().min(1).nullable().meta({ description: 'In the queue; null: it does not wait' }),
    secondsLeft: z.number().min(0).nullable().meta({ description: 'Until it is done, about' }),
    progress: z.number().min(0).max(1),
    problem: z.string().nullable().meta({ description: 'A code: why it was refused' }),
    committedAt: timeSchema,
    entropy: z.string().nullable().meta({ description: '64 hex digits; null before the seeds are drawn' }),
    row: z.string().nullable().meta({ description: 'Id of its row, once admitted' }),
    rank: z.int().min(1).nullable(),
    seeds: z.array(learnerSeedSchema).meta({ description: 'Of a recipe: those that are trained so far' }),
  })
  .meta({ id: 'Submission' }) satisfies z.ZodType<Submission>;

export const uploadSchema = z
  .object({
    name: z.string().max(200).meta({ description: '2 to 20 characters' }),
    files: z
      .array(
        z.object({
          name: z.string().min(1).max(200),
          base64: z.string().meta({ description: 'Standard alphabet, padded' }),
        }),
      )
      .min(1)
      .max(MAX_UPLOAD_FILES)
      .meta({
        description: 'A checkpoint, safetensors, plain JSON, or model.json with the files of weights that it names',
      }),
  })
  .meta({ id: 'Upload' });

const perPerson = z.object({ waiting: count, aDay: count });

export const rulesSchema = z
  .object({
    protocol: count.meta({ description: 'Version of what agents are ranked by; 0: the small one of a demonstration' }),
    sets: z.array(z.object({ name: z.string(), episodes: count, limit: count.meta({ description: 'Ticks' }) })),
    bytes: count.meta({ description: 'Of the body of an upload' }),
    perPerson,
    waiting: count.meta({ description: 'Of everybody, now' }),
    mostWaiting: count,
  })
  .meta({ id: 'SubmissionRules' }) satisfies z.ZodType<SubmissionRules>;

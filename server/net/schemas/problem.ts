import { z } from 'zod';
import type { Problem } from '../../../shared/protocol/problem.ts';

export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Where the code is explained', example: '/api#unknown-row' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Stable: programs can rely on it' }),
    detail: z.string().meta({ description: 'What to do, in English' }),
    problems: z
      .array(z.string())
      .meta({ description: 'One line each, where there is more to say; those of a field begin with it' }),
  })
  .meta({ id: 'Problem', description: 'Every refusal (RFC 9457)' }) satisfies z.ZodType<Problem>;

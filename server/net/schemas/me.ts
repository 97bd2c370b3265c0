/** A person's own identity, as the OpenAPI document tells it. */
import { z } from 'zod';
import type { Me } from '../../../shared/protocol/me.ts';
import { timeSchema } from './boards.ts';

export const meSchema = z
  .object({
    id: z.string().meta({ description: 'Of the player, as rows name it' }),
    name: z.string(),
    chosen: z.boolean().meta({ description: 'Whether the name is one you chose' }),
    recovery: z.boolean().meta({ description: 'Whether there is a recovery code' }),
    banned: z.boolean().meta({ description: 'Who is banned may play; nothing of theirs is ranked' }),
    createdAt: timeSchema.nullable().meta({ description: 'Null: nothing is stored of you' }),
  })
  .meta({ id: 'Me', description: 'Who you are here' }) satisfies z.ZodType<Me>;

export const nameBody = z.object({ name: z.string().max(200).meta({ description: '2 to 20 characters' }) });

export const codeSchema = z.object({
  code: z.string().meta({ description: 'Five groups of four letters and digits, shown this once' }),
});

export const recoverBody = z.object({
  code: z.string().max(100),
  alone: z
    .boolean()
    .optional()
    .meta({ description: 'Sign all other devices of that player out; without it they stay signed in' }),
});

export const recoveredSchema = z.object({
  token: z.string().meta({ description: 'Of that player, for this device: keep it' }),
  me: meSchema,
});

export const dataSchema = z.object({
  me: meSchema,
  stored: z.record(z.string(), z.array(z.unknown())).meta({ description: 'Rows of the database, by table' }),
});

/** What every route under /api/v1 declares of itself, from which the OpenAPI document is made (API5). */
import { z } from 'zod';
import { PROBLEM_TYPE } from '../problem.ts';
import { PROBLEMS, type ProblemCode } from '../problemCodes.ts';
import { problemSchema } from './problem.ts';

/** In the order of the reference page. */
export const TOPICS = {
  boards: 'Leaderboards: rows, each with what proves it.',
  ratings: 'What stands beside the board of ratings.',
  submissions: 'Agents and recipes on their way to a board.',
  me: 'Your name, your recovery code and all that is kept of you.',
  runs: 'Training runs of this server: what they are, what they told, what they kept.',
  agents: 'The policies that one can play against, and their files.',
  server: 'How the server is.',
} as const;
export type Topic = keyof typeof TOPICS;

const TAGS: readonly string[] = Object.keys(TOPICS);

interface Told {
  readonly topic: Topic;
  readonly summary: string; // what it gives, in one line without a full stop
  readonly description?: string;
  readonly secured?: true; // it asks for the session's token
  readonly codes?: readonly ProblemCode[]; // of refusals, besides those that all have and those of the token
}

interface Answer {
  readonly status?: number; // 200
  readonly is: string;
  readonly schema?: z.ZodType; // none: nothing comes with it
  readonly type?: string; // application/json
}

/** For a file or a stream. */
export const bytesSchema = z.string().meta({ format: 'binary' });

/** The answers of refusals, by status. */
export function refusals(codes: readonly ProblemCode[]): Record<number, unknown> {
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status as number));
  const of = (status: number): string => codes.filter((code) => PROBLEMS[code].status === status).join(', ');
  const content = { [PROBLEM_TYPE]: { schema: problemSchema } };
  return Object.fromEntries([...statuses].map((status) => [status, { description: of(status), content }]));
}

const ALWAYS: readonly ProblemCode[] = ['rate-limited', 'timed-out', 'failed'];

/** Codes that a route has whatever it does. */
export const usualCodes = (secured: boolean): readonly ProblemCode[] =>
  secured ? ['no-session', 'bad-origin', ...ALWAYS] : ALWAYS;

/** Spread it into a route's `schema`, beside params, querystring and body. */
export function told({ topic, summary, description, secured, codes = [] }: Told, answer: Answer) {
  if (!TAGS.includes(topic)) throw new Error(`${topic} is no topic`);
  const all: readonly ProblemCode[] = [...new Set([...codes, ...usualCodes(secured === true)])];
  const { status = 200, is, schema, type = 'application/json' } = answer;
  const response: Record<number, unknown> = {
    [status]: schema ? { description: is, content: { [type]: { schema } } } : z.null().meta({ description: is }),
  };
  return {
    tags: [topic],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(secured ? { security: [{ session: [] }] } : {}),
    'x-problems': all,
    response: { ...response, ...refusals(all) } as Record<string, z.ZodAny>, // handlers send what they promise; tests hold their answers against the schemas
  };
}

/** For `validatorCompiler` of routes whose handler reads the body itself, with words of its own: the schema is told, not enforced. */
export const asItCame = () => (value: unknown) => ({ value });

/** A whole number in a query. */
export function wholeInQuery(min: number, max: number, description: string) {
  const isOne = (text: string): boolean => /^\d{1,16}$/.test(text) && Number(text) >= min && Number(text) <= max;
  return z
    .string()
    .refine(isOne, `is not a whole number from ${min} to ${max}`)
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: min, maximum: max, description });
}

/** A name as files, agents, runs and rows have it; any other is not found, by `code` of the route. */
export const idSchema = z.string().meta({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

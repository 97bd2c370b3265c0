/** What the environment says, checked as a whole before anything starts. */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { createAddressOf, type TrustedProxies } from './net/clientAddress.ts';

export interface Config {
  readonly port: number; // 0: any free one
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null; // of a PostgreSQL; null: a file in dataDir
  readonly redisUrl: string | null; // where several processes meet; null: this one is alone
  readonly node: string; // this process's name among them
  readonly allowedOrigins: readonly string[]; // besides the server's own
  readonly trustProxy: TrustedProxies | null; // null: who connects is who asks
  readonly peoplePerAddress: number; // each may do so many people's share; 0: addresses are not limited
  readonly sessionSecret: string | null; // null: the one in the data folder
  readonly logLevel: string;
  readonly maxConnections: number;
  readonly maxDuels: number;
  readonly stepMs: number | null; // of all runs at watch pace; null: by their recipes
  readonly trainingThreads: number; // for visitors' runs, besides the showcase
  readonly saveMs: number; // between two saves of a run
  readonly boardBudget: 'full' | 'small'; // of the board of agents: small is for trying it out, and its rows say so
  readonly houseRows: boolean; // house agents and recipes take their way onto the boards, and agents play each other
  readonly pace: number | null; // level of the frames' rate; null: by the load
}

export type ConfigResult =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly problem: string };

const whole = (name: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `${name} is no whole number`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `${name} is not within ${min}..${max}`);

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: (issue) => `ALLOWED_ORIGINS: ${String(issue.input)} is no origin such as https://example.org`,
});

/** Parts between commas. */
const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function trustedProxies(text: string): TrustedProxies | null {
  if (/^\d$/.test(text)) return text === '0' ? null : Number(text);
  const names = listed(text);
  return names.length === 0 ? null : names;
}

const isNetwork = (text: string): boolean =>
  /^(loopback|linklocal|uniquelocal)$/.test(text) || isIP(text.split('/', 1)[0]!) !== 0;

/** Whether the text names proxies as TRUST_PROXY has to. */
function namesProxies(text: string): boolean {
  try {
    const trusted = trustedProxies(text);
    createAddressOf(trusted); // throws at a network of no or of too many bits
    return typeof trusted !== 'object' || trusted === null || trusted.every(isNetwork);
  } catch {
    return false;
  }
}

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const isRedisUrl = (text: string): boolean =>
  URL.canParse(text) && ['redis:', 'rediss:'].includes(new URL(text).protocol);

const VARIABLES = z.object({
  PORT: whole('PORT', 0, 65_535).default(3000),
  HOST: z.string().min(1, 'HOST is empty').default('0.0.0.0'),
  DATA_DIR: z.string().min(1, 'DATA_DIR is empty').default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_URL is no postgres://USER:PASSWORD@HOST:PORT/NAME')
    .optional(),
  REDIS_URL: z.string().refine(isRedisUrl, 'REDIS_URL is no redis://HOST:PORT').optional(),
  NODE_NAME: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/, 'NODE_NAME is not 1 to 20 of a-z, 0-9 and -')
    .default(() => randomBytes(5).toString('hex')),
  ALLOWED_ORIGINS: z.string().default('').transform(listed).pipe(z.array(origin)),
  TRUST_PROXY: z
    .string()
    .refine(namesProxies, 'TRUST_PROXY is neither a number of proxies (1 to 9) nor a list of their addresses')
    .default('')
    .transform(trustedProxies),
  PEOPLE_PER_ADDRESS: whole('PEOPLE_PER_ADDRESS', 0, 100_000).default(100),
  SESSION_SECRET: z.string().min(32, 'SESSION_SECRET is shorter than 32 characters').optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'LOG_LEVEL is no level of pino')
    .default('warn'),
  MAX_CONNECTIONS: whole('MAX_CONNECTIONS', 1, 1_000_000).default(5_000),
  MAX_DUELS: whole('MAX_DUELS', 1, 100_000).default(500),
  PACE: z
    .enum(['auto', '0', '1', '2', '3', '4'], 'PACE is neither auto nor 0..4')
    .default('auto')
    .transform((text) => (text === 'auto' ? null : Number(text))),
  BOARD_BUDGET: z.enum(['full', 'small'], 'BOARD_BUDGET is neither full nor small').default('full'),
  HOUSE_ROWS: z
    .enum(['on', 'off'], 'HOUSE_ROWS is neither on nor off')
    .default('on')
    .transform((text) => text === 'on'),
  RUN_STEP_MS: whole('RUN_STEP_MS', 1, 1_000).optional(),
  RUN_SAVE_MS: whole('RUN_SAVE_MS', 100, 3_600_000).default(20_000),
  TRAINING_THREADS: whole('TRAINING_THREADS', 0, 64).default(1),
});

/** What the environment is asked for. npm sets more names for its scripts, NODE among them. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES.shape);

/** Processes that meet share what they keep, and know each other's sessions. */
const ENVIRONMENT = VARIABLES.superRefine(({ REDIS_URL, DATABASE_URL, SESSION_SECRET }, context) => {
  if (REDIS_URL === undefined) return;
  if (DATABASE_URL === undefined)
    context.addIssue('REDIS_URL needs DATABASE_URL: several processes share a PostgreSQL');
  if (SESSION_SECRET === undefined) context.addIssue('REDIS_URL needs SESSION_SECRET: the same for all processes');
});

/** Every problem on one line, so that a service's log shows it whole. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const parsed = ENVIRONMENT.safeParse(environment);
  if (!parsed.success) return { ok: false, problem: parsed.error.issues.map((issue) => issue.message).join('; ') };
  const e = parsed.data;
  return {
    ok: true,
    value: {
      port: e.PORT,
      host: e.HOST,
      dataDir: e.DATA_DIR,
      databaseUrl: e.DATABASE_URL ?? null,
      redisUrl: e.REDIS_URL ?? null,
      node: e.NODE_NAME,
      allowedOrigins: e.ALLOWED_ORIGINS,
      trustProxy: e.TRUST_PROXY,
      peoplePerAddress: e.PEOPLE_PER_ADDRESS,
      sessionSecret: e.SESSION_SECRET ?? null,
      logLevel: e.LOG_LEVEL,
      maxConnections: e.MAX_CONNECTIONS,
      maxDuels: e.MAX_DUELS,
      stepMs: e.RUN_STEP_MS ?? null,
      trainingThreads: e.TRAINING_THREADS,
      saveMs: e.RUN_SAVE_MS,
      boardBudget: e.BOARD_BUDGET,
      houseRows: e.HOUSE_ROWS,
      pace: e.PACE,
    },
  };
}

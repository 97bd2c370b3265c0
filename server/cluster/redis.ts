/** The connections of a process to Redis: one for commands, one for what it hears. Lost later, they come back by themselves. */
import { Redis, type RedisOptions } from 'ioredis';

export const PREFIX = 'cartpole:'; // of every key and channel
export const JOBS_PREFIX = `${PREFIX}jobs`; // of BullMQ's keys

const COMMAND_WITHIN_MS = 2_000;
const CONNECT_WITHIN_MS = 3_000;
const RETRY_MS = { step: 50, most: 1_000 } as const;

export interface RedisLink {
  /** For commands. While Redis is away they fail at once. */
  readonly commands: Redis;
  /** For subscriptions, which outlive Redis's absence. It has as many listeners as there are parts that hear. */
  readonly hears: Redis;
  readonly isReady: () => boolean;
  close(): void;
}

const wait = (attempts: number): number => Math.min(attempts * RETRY_MS.step, RETRY_MS.most);

/** For commands of our own: they fail rather than wait for a Redis that is away. */
const IMPATIENT = {
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_WITHIN_MS,
  connectTimeout: CONNECT_WITHIN_MS,
  retryStrategy: wait,
} satisfies RedisOptions;

/** For subscriptions and BullMQ's workers: they wait for as long as Redis is away. */
export const PATIENT = {
  lazyConnect: true,
  maxRetriesPerRequest: null,
  connectTimeout: CONNECT_WITHIN_MS,
  retryStrategy: wait,
} satisfies RedisOptions;

/** The place without what is secret in it. */
function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

/**
 * @param changed told when Redis is lost and when it is back
 * @throws Error of one line if it cannot be reached now
 */
export async function openRedis(url: string, changed: (ready: boolean) => void): Promise<RedisLink> {
  const commands = new Redis(url, IMPATIENT);
  const hears = new Redis(url, PATIENT);
  hears.setMaxListeners(0);
  let problem: unknown = null;
  for (const client of [commands, hears]) client.on('error', (error) => (problem ??= error));
  let given = false;
  const timeUp = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('it does not answer')), CONNECT_WITHIN_MS).unref();
  });
  try {
    await Promise.race([Promise.all([commands.connect(), hears.connect()]), timeUp]);
    await Promise.race([commands.ping(), timeUp]);
    given = true;
  } catch (error) {
    const why = (problem ?? error) as NodeJS.ErrnoException;
    throw new Error(`Redis at ${placeOf(url)} cannot be used: ${(why.code ?? why.message).split('\n', 1)[0]!}`);
  } finally {
    timeUp.catch(() => {});
    if (!given) for (const client of [commands, hears]) client.disconnect();
  }
  const isReady = (): boolean => commands.status === 'ready' && hears.status === 'ready';
  let told = true;
  function look(): void {
    if (isReady() === told) return;
    told = !told;
    changed(told);
  }
  for (const client of [commands, hears]) for (const event of ['ready', 'close'] as const) client.on(event, look);
  return {
    commands,
    hears,
    isReady,
    close() {
      for (const client of [commands, hears]) {
        client.off('ready', look).off('close', look);
        client.disconnect();
      }
    },
  };
}

/** Listens to the errors of a queue's connections. What they say while Redis is away was told when it went (`changed`), once. */
export function whileReady({ isReady }: Pick<RedisLink, 'isReady'>, failed: (error: unknown) => void) {
  return (error: unknown): void => {
    if (isReady()) failed(error);
  };
}

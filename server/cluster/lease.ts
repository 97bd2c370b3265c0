/** A duty that one process at a time has: a key in Redis that expires unless its holder renews it. */
import { randomUUID } from 'node:crypto';
import { PREFIX, type RedisLink } from './redis.ts';

export interface LeaseNeeds {
  readonly redis: RedisLink;
  readonly name: string;
  readonly node: string;
  readonly gained: () => void;
  /** Called in time: before another process can have it. Whatever the duty began has to stop. */
  readonly lost: () => void;
  readonly now: () => number; // ms, steady
  readonly holdMs?: number; // that long after its holder died another has it
}

export interface Lease {
  readonly held: () => boolean;
  /** Gives it up if it is held, and asks no more. `lost` is called first. */
  stop(): Promise<void>;
}

const HOLD_MS = 10_000;
const RENEWALS = 5; // within the time that it holds

/** Both only if the key is still ours. */
const RENEW =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) else return 0 end";
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

const keyOf = (name: string): string => `${PREFIX}lease:${name}`;

/** The process that has a duty; null: none. @throws Error while Redis is away */
export async function holderOf(redis: RedisLink, name: string): Promise<string | null> {
  const token = await redis.commands.get(keyOf(name));
  return token === null ? null : token.split(' ', 1)[0]!;
}

/** Asks for the duty at once and then over and over. */
export function createLease(needs: LeaseNeeds): Lease {
  const { redis, name, node, now, holdMs = HOLD_MS } = needs;
  const key = keyOf(name);
  const token = `${node} ${randomUUID()}`; // a process that was restarted under its name is another holder
  const everyMs = holdMs / RENEWALS;
  let held = false;
  let safeUntil = 0; // nobody else has it before
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  function change(to: boolean): void {
    if (held === to) return;
    held = to;
    if (to) needs.gained();
    else needs.lost();
  }
  async function turn(): Promise<void> {
    const askedAt = now();
    try {
      const got = held
        ? (await redis.commands.eval(RENEW, 1, key, token, holdMs)) === 1
        : (await redis.commands.set(key, token, 'PX', holdMs, 'NX')) === 'OK';
      if (stopped) return;
      if (got) safeUntil = askedAt + holdMs - everyMs;
      change(got);
    } catch {
      // Redis is away: the duty is ours until nobody can be sure of that any more
    }
  }
  const ask = setInterval(() => {
    if (held && now() >= safeUntil) change(false);
    running = running.then(turn);
  }, everyMs);
  ask.unref();
  running = turn();

  return {
    held: () => held,
    async stop() {
      stopped = true;
      clearInterval(ask);
      change(false);
      await running;
      await redis.commands.eval(RELEASE, 1, key, token).catch(() => {});
    },
  };
}

/**
 * Socket.IO's broadcasts over Redis: what one process emits to a channel reaches those who joined it on any.
 * Neither library waits for what it sends, so its failures end here: while Redis is away a broadcast stays on its own process.
 */
import { createAdapter } from '@socket.io/redis-adapter';
import { Emitter } from '@socket.io/redis-emitter';
import { PREFIX, type RedisLink } from './redis.ts';

const KEY = `${PREFIX}io`;

type Sent = Promise<unknown>;
const forgive = (sent: Sent): void => void sent.catch(() => {});

/** What both libraries call to send. */
function publisher({ commands }: RedisLink) {
  return {
    publish: (channel: string, message: Buffer | string) => forgive(commands.publish(channel, message)),
    on: commands.on.bind(commands),
    off: commands.off.bind(commands),
    listenerCount: commands.listenerCount.bind(commands),
  };
}

/** For a server process: emits to all, and hears what others emit. */
export function socketAdapter(redis: RedisLink): ReturnType<typeof createAdapter> {
  const { hears } = redis;
  const subscriber = {
    psubscribe: (pattern: string) => forgive(hears.psubscribe(pattern)),
    punsubscribe: (pattern: string) => forgive(hears.punsubscribe(pattern)),
    subscribe: (channels: string[]) => forgive(hears.subscribe(...channels)),
    unsubscribe: (channels: string[]) => forgive(hears.unsubscribe(...channels)),
    on: hears.on.bind(hears),
    off: hears.off.bind(hears),
    listenerCount: hears.listenerCount.bind(hears),
  };
  return createAdapter(publisher(redis), subscriber, { key: KEY });
}

/** For a process without sockets, such as a worker: emits to those on all servers. */
export function socketEmitter(redis: RedisLink): Emitter {
  return new Emitter(publisher(redis), { key: KEY });
}

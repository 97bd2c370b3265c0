/** This process among others: what it tells and asks them by Redis. Alone, there is none of it. */
import type { ServerOptions } from 'socket.io';
import type { Here } from './arena/presence.ts';
import { mostPeople } from './arena/presence.ts';
import { type Ask, createAsk } from './cluster/ask.ts';
import { socketAdapter } from './cluster/broadcast.ts';
import type { Directory } from './cluster/directory.ts';
import { openRedis, type RedisLink } from './cluster/redis.ts';
import { createRedisDirectory } from './cluster/redisDirectory.ts';
import type { Config } from './config.ts';

export interface Cluster {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly adapter: ServerOptions['adapter'];
  /** From now on the others know what is here. */
  join(here: Here): void;
  readonly directory: () => Directory | null; // null before `join`
  /** So many people are in the best match of another process. */
  readonly peopleElsewhere: () => number;
  close(): Promise<void>;
}

export interface ClusterWiring {
  readonly config: Pick<Config, 'redisUrl' | 'node'>;
  readonly changed: (ready: boolean) => void; // Redis was lost, or is back
  readonly failed: (error: unknown) => void;
}

/**
 * @returns null if this process is alone
 * @throws Error of one line if Redis cannot be reached
 */
export async function wireCluster({ config, changed, failed }: ClusterWiring): Promise<Cluster | null> {
  if (config.redisUrl === null) return null;
  const redis = await openRedis(config.redisUrl, changed);
  const ask = await createAsk(redis, config.node, failed);
  let directory: Directory | null = null;
  return {
    redis,
    ask,
    adapter: socketAdapter(redis),
    join(here) {
      directory = createRedisDirectory({
        redis,
        ask,
        presence: here.presence,
        has: here.has,
        leave: here.vacate,
        yieldLobby: here.yieldLobby,
        refreshed: here.retune,
      });
    },
    directory: () => directory,
    peopleElsewhere: () => Math.max(0, ...[...(directory?.lists().values() ?? [])].map(mostPeople)),
    async close() {
      await directory?.close();
      ask.close();
      redis.close();
    },
  };
}

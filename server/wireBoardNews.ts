/** News of boards put together: what one process tells its own pages, the others tell theirs. */
import { steadyClock } from './clock.ts';
import type { RedisLink } from './cluster/redis.ts';
import { createTellings, type Tellings } from './jobs/boardTellings.ts';
import { type BoardNews, createBoardNews } from './net/boardGateway.ts';
import type { Io } from './net/sockets.ts';
import type { Cluster } from './wireCluster.ts';

/** The other processes, as this one knows them. */
export interface Others {
  readonly node: string; // this process
  readonly redis: RedisLink;
  readonly tellings: Tellings;
}

export interface WiredBoardNews {
  readonly news: BoardNews;
  readonly others: Others | null; // null: there are none
}

export function wireBoardNews(io: () => Io, cluster: Pick<Cluster, 'ask' | 'redis'> | null): WiredBoardNews {
  const here = createBoardNews(io, steadyClock.after);
  if (!cluster) return { news: here, others: null };
  const tellings = createTellings(cluster.ask);
  tellings.hear('board:changed', ({ board, division }) => here.changed(board, division));
  const news: BoardNews = {
    ...here,
    changed(board, division) {
      here.changed(board, division);
      tellings.tell('board:changed', { board, division });
    },
  };
  return { news, others: { node: cluster.ask.node, redis: cluster.redis, tellings } };
}

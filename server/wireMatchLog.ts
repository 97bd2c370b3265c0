/** The log of live matches put together: kept while they are played; read once, at the start, to go on with what a kill broke off. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Arena } from './arena/arena.ts';
import { createMatchLog, type MatchLog } from './arena/matchLog.ts';
import { type LoggedMatch, readMatchLog } from './arena/matchLogText.ts';
import { steadyClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Opponents } from './net/matchGateway.ts';
import { openMatchLog } from './storage/matchLogFiles.ts';

export interface WiredMatchLog {
  readonly log: MatchLog;
  /** Matches that were broken off wait for their players from now on. Once, before anybody can come in. */
  rebuild(arena: Pick<Arena, 'rebuild'>, opponents: Opponents): Promise<void>;
  readonly rebuilt: () => number;
  /** After the last match is over. */
  close(): Promise<void>;
}

/** Of one process among several; by its name, so that the one that takes its place finds it. */
function folderOf({ dataDir, redisUrl, node }: Config): string {
  return redisUrl === null ? dataDir : join(dataDir, 'nodes', node);
}

/** @throws Error of the system if the folder cannot be read */
export async function wireMatchLog(config: Config, log: Logger): Promise<WiredMatchLog> {
  const files = await openMatchLog(folderOf(config));
  const failed = (error: unknown): void => log.error({ error }, 'the log of matches cannot be written');
  const matches = createMatchLog({ files, after: steadyClock.after, failed });
  let rebuilt = 0;

  async function bring({ seats }: LoggedMatch, opponents: Opponents): Promise<void> {
    for (const { info } of seats) {
      if (info.kind === 'agent' && !opponents.isThere(info.agent)) await opponents.bring(info.agent).catch(() => null);
    }
  }
  return {
    log: matches,
    async rebuild(arena, opponents) {
      for (const logged of readMatchLog(files.left)) {
        await bring(logged, opponents);
        const { match, mode, ticks } = logged;
        const problem = arena.rebuild(logged);
        if (problem === null) rebuilt++;
        log.warn(
          { match, mode, ticks, problem },
          'a match was broken off: it is gone on with unless there is a problem',
        );
      }
      await matches.begin();
    },
    rebuilt: () => rebuilt,
    async close() {
      await matches.close();
      await files.close();
    },
  };
}

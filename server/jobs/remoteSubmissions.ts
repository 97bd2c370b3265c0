/** Submissions on a server whose workers compute them: handed in and looked at here, told of by whoever computes. */
import { createDesk, type DeskNeeds, type Submissions } from '../boards/submissionDesk.ts';
import type { RedisLink } from '../cluster/redis.ts';
import { createBoardLine } from './boardLine.ts';
import type { Tellings } from './boardTellings.ts';

export interface RemoteSubmissionsNeeds extends Omit<DeskNeeds, 'stored'> {
  readonly redis: RedisLink;
  readonly tellings: Tellings;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly failed: (error: unknown) => void;
}

const LOOK_MS = 10_000; // at the database, for what was told while this process could not hear

export function createRemoteSubmissions(needs: RemoteSubmissionsNeeds): Submissions {
  const { redis, tellings, after, failed } = needs;
  const line = createBoardLine(redis, needs.store, failed);
  const desk = createDesk({
    ...needs,
    stored(stored) {
      tellings.tell('board:submission', { kind: 'joined', stored });
      line.fill().catch(failed); // while Redis is away: at a later look
    },
  });
  const unhear = [
    tellings.hear('board:submission', (news) => void desk.hear(news).catch(failed)),
    tellings.hear('player:forgotten', ({ player }) => desk.forget(player)),
  ];
  let stopped = false;
  let cancel = (): void => {};
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    await desk.load();
    if (redis.isReady()) await line.fill();
  }
  function beat(): void {
    if (stopped) return;
    cancel = after(LOOK_MS, () => {
      looking = look().catch(failed).then(beat);
    });
  }
  return {
    ...desk,
    async start() {
      await desk.load();
      looking = look().catch(failed);
      beat();
    },
    async stop() {
      stopped = true;
      desk.close();
      cancel();
      for (const end of unhear) end();
      await looking;
      await line.close();
    },
  };
}

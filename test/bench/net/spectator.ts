/** What watching costs: a spectator of a duel between two agents, on TV, in the time in which there is something to see. */
import { randomStream } from '../../../shared/sim/random.ts';
import { visit, watch } from './visitor.ts';
import { openWay } from './weatherProxy.ts';

export interface SpectatorBytes {
  readonly downPerSecond: number;
  readonly upPerSecond: number;
  readonly seconds: number;
}

const COUNTDOWN_MS = 3_000;
const LOOK_MS = 250;

export async function spectatorBytes(serverPort: number, seconds: number): Promise<SpectatorBytes> {
  const calm = { latencyMs: 0, jitterMs: 0, stallMs: 0 };
  const way = await openWay(serverPort, calm, randomStream(0, 'spectator'), () => {});
  const visitor = await visit(way.port);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  await watch(visitor, null);
  await pause(COUNTDOWN_MS);
  let heardMs = Number.NEGATIVE_INFINITY;
  visitor.line.on('f', () => {
    heardMs = performance.now();
  });
  const endMs = performance.now() + seconds * 1_000;
  const sum = { up: 0, down: 0, ms: 0 };
  let [before, beforeMs] = [way.bytes(), performance.now()];
  while (performance.now() < endMs) {
    await pause(LOOK_MS);
    const [after, nowMs] = [way.bytes(), performance.now()];
    if (nowMs - heardMs < LOOK_MS) {
      sum.up += after.up - before.up;
      sum.down += after.down - before.down;
      sum.ms += nowMs - beforeMs;
    }
    [before, beforeMs] = [after, nowMs];
  }
  visitor.line.close();
  way.stop();
  return {
    downPerSecond: Math.round((sum.down * 1_000) / sum.ms),
    upPerSecond: Math.round((sum.up * 1_000) / sum.ms),
    seconds: Math.round(sum.ms / 1_000),
  };
}

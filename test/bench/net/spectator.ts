/** What watching costs: a spectator of a duel between two agents, on TV. */
import { randomStream } from '../../../shared/sim/random.ts';
import { visit, watch } from './visitor.ts';
import { openWay } from './weatherProxy.ts';

export interface SpectatorBytes {
  readonly downPerSecond: number;
  readonly upPerSecond: number;
  readonly seconds: number;
}

const COUNTDOWN_MS = 3_000;

export async function spectatorBytes(serverPort: number, seconds: number): Promise<SpectatorBytes> {
  const calm = { latencyMs: 0, jitterMs: 0, stallMs: 0 };
  const way = await openWay(serverPort, calm, randomStream(0, 'spectator'), () => {});
  const visitor = await visit(way.port);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  await watch(visitor, null);
  await pause(COUNTDOWN_MS);
  const [before, beforeMs] = [way.bytes(), performance.now()];
  await pause(seconds * 1_000);
  const [after, passed] = [way.bytes(), (performance.now() - beforeMs) / 1_000];
  visitor.line.close();
  way.stop();
  return {
    downPerSecond: Math.round((after.down - before.down) / passed),
    upPerSecond: Math.round((after.up - before.up) / passed),
    seconds,
  };
}

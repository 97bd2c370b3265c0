import { Worker } from 'node:worker_threads';
import type { Replay } from '../shared/arena/replay.ts';
import { type PackedReplay, packReplay, type ReplayAnswer, type ReplayQuestion } from '../shared/boards/packReplay.ts';
import type { PackReplay } from './boards/replayPacking.ts';

export interface ReplayThread {
  readonly pack: PackReplay;
  /** What is still asked is packed first, here. */
  close(): Promise<void>;
}

/** Packs replays on the spot: for tests, and where there is no thread. */
export const packHere: PackReplay = async (replay) => {
  try {
    return packReplay(replay);
  } catch {
    return null;
  }
};

/** @param file the built worker; should it crash, replays are packed on the caller's thread */
export function startReplayThread(file: string, crashed: (problem: string) => void): ReplayThread {
  const worker = new Worker(file);
  const waiting = new Map<number, { readonly replay: Replay; readonly tell: (packed: PackedReplay | null) => void }>();
  let asked = 0;
  let alive = true;
  function end(): void {
    alive = false;
    for (const { replay, tell } of waiting.values()) void packHere(replay).then(tell);
    waiting.clear();
  }
  worker.on('message', ({ id, packed }: ReplayAnswer) => {
    waiting.get(id)?.tell(packed);
    waiting.delete(id);
  });
  worker.on('error', (error) => crashed(String(error)));
  worker.on('exit', end);
  worker.unref();
  return {
    pack(replay) {
      if (!alive) return packHere(replay);
      const id = asked++;
      worker.postMessage({ id, replay } satisfies ReplayQuestion);
      return new Promise((resolve) => waiting.set(id, { replay, tell: resolve }));
    },
    async close() {
      end();
      await worker.terminate();
    },
  };
}

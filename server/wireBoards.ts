/** Boards, identity and ratings put together: who is told of matches, what runs in the background, and in which order it stops. */
import type { Witness } from './arena/witness.ts';
import type { PackReplay } from './boards/replayPacking.ts';
import type { BoardNews } from './net/boardGateway.ts';

export interface BoardWiring {
  readonly news: BoardNews;
  readonly pack: PackReplay;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
}

export interface WiredBoards {
  readonly witness: Witness;
  /** What a crash has left is put right, and the background work begins. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Each is told, whatever the others make of it. */
function together(witnesses: readonly Witness[], failed: (error: unknown) => void): Witness {
  function tell(act: (witness: Witness) => void): void {
    for (const witness of witnesses) {
      try {
        act(witness);
      } catch (error) {
        failed(error);
      }
    }
  }
  return {
    began: (match) => tell((witness) => witness.began(match)),
    ended: (match, end) => tell((witness) => witness.ended(match, end)),
  };
}

export function wireBoards({ failed }: BoardWiring): WiredBoards {
  const witnesses: Witness[] = [];
  return {
    witness: together(witnesses, failed),
    async start() {},
    async stop() {},
  };
}

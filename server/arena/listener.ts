/** One connection, as the arena sees it. What is said to one that is gone is lost. */
import type { ServerToClient } from '../../shared/protocol/events.ts';

export interface Player {
  readonly id: string; // of the session
  readonly name: string;
}

export interface Listener {
  readonly id: string; // of the connection
  readonly player: Player;
  readonly exact: boolean; // its engine computes our bits; else it is sent states
  say<K extends keyof ServerToClient>(event: K, ...msg: Parameters<ServerToClient[K]>): void;
  /** Thrown away where the way is still full of older ones: the next frame tells the same ticks again. */
  frame(packed: string): void;
  /** As a frame, but never thrown away. */
  keyframe(packed: string): void;
}

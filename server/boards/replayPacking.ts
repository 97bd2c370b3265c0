/** A finished match stepped again and packed into its link, outside the thread of the tick loop. */
import type { Replay } from '../../shared/arena/replay.ts';

export interface PackedReplay {
  readonly link: string; // code of the replay
  readonly hash: number; // of the end, as it was stepped again
  readonly every: number; // ticks between two of `hashes`
  readonly hashes: readonly number[]; // of the state after each `every` ticks
}

/** @returns null if it could not be packed */
export type PackReplay = (replay: Replay) => Promise<PackedReplay | null>;

import { hashLanes } from '../arena/hash.ts';
import { encodeReplay, type Replay, replayMatches } from '../arena/replay.ts';

/** A finished match stepped again: its link, and hashes along the way by which anybody can tell where another one breaks. */
export interface PackedReplay {
  readonly link: string; // code of the replay
  readonly hash: number; // of the end, as it was stepped again
  readonly every: number; // ticks between two of `hashes`
  readonly hashes: readonly number[]; // of the state after each `every` ticks
}

export const HASH_EVERY = 10; // ticks

/** @throws RangeError on pushes that cannot have happened */
export function packReplay(replay: Replay): PackedReplay {
  const matches = replayMatches(replay);
  const hashes = matches.map(({ tick, lanes }) => hashLanes(tick, lanes));
  return {
    link: encodeReplay(replay),
    hash: hashes.at(-1)!,
    every: HASH_EVERY,
    hashes: hashes.filter((_, tick) => tick > 0 && tick % HASH_EVERY === 0),
  };
}

/** What a thread that packs is asked, and answers. */
export interface ReplayQuestion {
  readonly id: number;
  readonly replay: Replay;
}

export interface ReplayAnswer {
  readonly id: number;
  readonly packed: PackedReplay | null; // null: pushes that cannot have happened
}

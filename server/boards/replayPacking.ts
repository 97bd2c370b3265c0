import type { Replay } from '../../shared/arena/replay.ts';
import type { PackedReplay } from '../../shared/boards/packReplay.ts';

/** A finished match stepped again and packed into its link, outside the thread of the tick loop. @returns null if it could not be */
export type PackReplay = (replay: Replay) => Promise<PackedReplay | null>;

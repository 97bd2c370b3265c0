/** What a player meant to do at each tick, held against what the server did by the replay of the match. */
import { decodeReplay } from '../../../shared/arena/replay.ts';
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';

export interface Misacted {
  readonly changes: number; // that did not act at their tick, or not before the match was over
  readonly ticks: number; // in which the cart was pushed otherwise than meant
}

export interface Intentions {
  /** A change left the page. */
  change(tick: number, action: Action): void;
  /** The match stands still at this tick: what was meant for later is void, what is held stays. */
  freeze(tick: number): void;
  /** Null if the result tells no replay. */
  heldAgainst(result: MatchResult, seat: number): Misacted | null;
}

interface Change {
  readonly tick: number;
  readonly action: Action;
  readonly own: boolean; // false: only carries on what is held
}

export function createIntentions(first: Action): Intentions {
  let meant: Change[] = [{ tick: Number.NEGATIVE_INFINITY, action: first, own: false }]; // ascending
  function mean(change: Change): void {
    meant = [...meant.filter(({ tick }) => tick < change.tick), change];
  }
  return {
    change: (tick, action) => mean({ tick, action, own: true }),
    freeze: (tick) => mean({ tick, action: meant.at(-1)!.action, own: false }),
    heldAgainst(result, seat) {
      const replay = result.replay === null ? null : decodeReplay(result.replay);
      if (!replay?.ok) return null;
      const done = replay.value.actions[seat]!;
      let ticks = 0;
      for (let tick = 0; tick < done.length; tick++)
        if (meant.findLast((change) => change.tick <= tick)!.action !== done[tick]) ticks++;
      const changes = meant.filter(
        ({ tick, action, own }) => own && tick >= 0 && tick < done.length && done[tick] !== action,
      );
      return { changes: changes.length, ticks };
    },
  };
}

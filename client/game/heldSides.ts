/** Which side is held: the last one pressed; let go of, the other if it is still down; with nothing down the push goes on as it was. */
import type { Action } from '../../shared/sim/cartpole.ts';

export interface HeldSides {
  /** @param source a key or a finger, by any name of its own. @returns the action now; null before the first press */
  press(source: string, action: Action): Action | null;
  release(source: string): Action | null;
  releaseAll(): Action | null;
}

export function createHeldSides(): HeldSides {
  const down = new Map<string, Action>(); // in order of pressing
  let action: Action | null = null;
  const newest = (): Action | null => {
    for (const pressed of down.values()) action = pressed;
    return action;
  };
  return {
    press(source, pressed) {
      down.delete(source);
      down.set(source, pressed);
      return newest();
    },
    release(source) {
      down.delete(source);
      return newest();
    },
    releaseAll() {
      down.clear();
      return action;
    },
  };
}

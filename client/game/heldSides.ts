/** Which side is held: the last one pressed; let go of, the other if it is still down; with nothing down the push goes on as it was. */
import type { Action } from '../../shared/sim/cartpole.ts';

export interface HeldSides {
  /** @param source a key or a finger, by any name of its own. @returns the action now; null before the first press */
  press(source: string, action: Action): Action | null;
  release(source: string): Action | null;
  releaseAll(): Action | null;
  isDown(source: string): boolean;
  /** The side that a hand is on now; null while none is. */
  down(): Action | null;
}

export function createHeldSides(): HeldSides {
  const pressed = new Map<string, Action>(); // and still down, in order of pressing
  let action: Action | null = null;
  const down = (): Action | null => [...pressed.values()].at(-1) ?? null;
  const newest = (): Action | null => {
    action = down() ?? action;
    return action;
  };
  return {
    press(source, side) {
      pressed.delete(source);
      pressed.set(source, side);
      return newest();
    },
    release(source) {
      pressed.delete(source);
      return newest();
    },
    releaseAll() {
      pressed.clear();
      return action;
    },
    isDown: (source) => pressed.has(source),
    down,
  };
}

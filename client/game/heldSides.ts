/** Which side is held: the last one pressed; let go of, the other if it is still down; with nothing down the push goes on as it was. */
import type { Action } from '../../shared/sim/cartpole.ts';

export interface HeldSides<Side = Action> {
  /** @param source a key or a finger, by any name of its own. @returns the side now; null before the first press */
  press(source: string, side: Side): Side | null;
  release(source: string): Side | null;
  releaseAll(): Side | null;
  isDown(source: string): boolean;
  /** The side that a hand is on now; null while none is. */
  down(): Side | null;
}

export function createHeldSides<Side = Action>(): HeldSides<Side> {
  const pressed = new Map<string, Side>(); // and still down, in order of pressing
  let held: Side | null = null;
  const down = (): Side | null => [...pressed.values()].at(-1) ?? null;
  const newest = (): Side | null => {
    held = down() ?? held;
    return held;
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
      return held;
    },
    isDown: (source) => pressed.has(source),
    down,
  };
}

/** Who watches has changed: told to all at a match at once, and then at most twice a second, so that an audience that comes together does not hear of each of its heads. */

export interface Crowds<Room> {
  changed(room: Room): void;
  close(): void;
}

const EVERY_MS = 500;

/**
 * @param after calls back once; returns how to call it off
 * @param tell how it is then
 */
export function createCrowds<Room>(
  after: (ms: number, run: () => void) => () => void,
  tell: (room: Room) => void,
): Crowds<Room> {
  const resting = new Map<Room, { again: boolean; readonly cancel: () => void }>(); // told a moment ago
  function rest(room: Room): void {
    const cancel = after(EVERY_MS, () => {
      const again = resting.get(room)?.again === true;
      resting.delete(room);
      if (!again) return;
      rest(room);
      tell(room);
    });
    resting.set(room, { again: false, cancel });
  }
  return {
    changed(room) {
      const told = resting.get(room);
      if (told) {
        told.again = true;
        return;
      }
      rest(room);
      tell(room);
    },
    close() {
      for (const { cancel } of resting.values()) cancel();
      resting.clear();
    },
  };
}

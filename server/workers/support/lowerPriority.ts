/** Background threads yield to the tick loop where both want one core. */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Linux lets a thread lower itself alone; elsewhere nothing happens. */
export function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // a system that forbids it works at the usual priority
  }
}

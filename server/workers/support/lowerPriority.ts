/** Background threads yield to the tick loop where both want one core. */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const PRIORITIES = {
  soon: constants.priority.PRIORITY_BELOW_NORMAL, // somebody waits for what it does, but not this tick
  whenIdle: constants.priority.PRIORITY_LOW,
} as const;

/** Linux lets a thread lower itself alone; elsewhere nothing happens. */
export function lowerPriority(to: keyof typeof PRIORITIES = 'whenIdle'): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, PRIORITIES[to]);
  } catch {
    // a system that forbids it works at the usual priority
  }
}

/** Whether somebody plays: in this tab, and by a lock that dies with its tab in any other one of this browser. The program is not exchanged meanwhile. */
import { signal } from '@preact/signals';

const LOCK = 'arena.playing';

export const playing = signal(false); // in this tab
let games = 0;
let letGo: (() => void) | null = null;

/** A game is on the screen. @returns it is not any more */
export function beginPlaying(): () => void {
  games += 1;
  if (games === 1) begin();
  let over = false;
  return () => {
    if (over) return;
    over = true;
    games -= 1;
    if (games === 0) end();
  };
}

function begin(): void {
  playing.value = true;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  locks()
    ?.request(LOCK, { mode: 'shared' }, () => held)
    .catch(() => undefined);
}

function end(): void {
  playing.value = false;
  letGo?.();
  letGo = null;
}

/** In no tab of this browser. Where it has no locks, what this tab knows. */
export async function nobodyPlays(): Promise<boolean> {
  if (playing.value) return false;
  return (await locks()?.request(LOCK, { ifAvailable: true }, (lock) => lock !== null)) ?? true;
}

/** Only secure pages have them, and only those have a service worker. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}

/** Which keys the hints still show: each goes once its side was pressed, all are gone for good once both were; asked for, they come again. */
import { signal } from '@preact/signals';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { keysAreKnown, progress } from './path/progressState.ts';

const USED_MS = 700; // a lit key is seen before it goes

export function createHints() {
  const asked = signal(false);
  const pressed = signal<readonly Action[]>([]);
  let timer = 0;

  return {
    /** The sides pressed since they are shown; null while none are. */
    shown(): readonly Action[] | null {
      return progress.value.pressed && !asked.value ? null : pressed.value;
    },
    toggle(): void {
      window.clearTimeout(timer);
      const show = this.shown() === null;
      asked.value = show;
      pressed.value = [];
      if (!show) keysAreKnown();
    },
    press(side: Action): void {
      if (this.shown() === null || pressed.value.includes(side)) return;
      pressed.value = [...pressed.value, side];
      if (pressed.value.length < 2) return;
      timer = window.setTimeout(() => {
        asked.value = false;
        keysAreKnown();
      }, USED_MS);
    },
    dispose(): void {
      window.clearTimeout(timer);
      if (pressed.value.length === 2) keysAreKnown();
    },
  };
}

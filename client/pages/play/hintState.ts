/** Which keys the hints still show: each goes once its side was pressed, all are gone for good once both were; asked for, they come again. */
import { signal } from '@preact/signals';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { keysAreKnown, progress } from './path/progressState.ts';

export interface HintsShown {
  readonly asked: boolean; // by the button: then the visitor's first match does not matter
  readonly pressed: readonly Action[]; // since they are shown
}

const USED_MS = 700; // a lit key is seen before it goes

export function createHints() {
  const asked = signal(false);
  const pressed = signal<readonly Action[]>([]);
  let timer = 0;

  return {
    /** Null: none are shown. */
    shown(): HintsShown | null {
      if (progress.value.pressed && !asked.value) return null;
      return { asked: asked.value, pressed: pressed.value };
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

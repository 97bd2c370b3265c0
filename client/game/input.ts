/** Keyboard and touch as one stick with two positions. */
import type { Action } from '../../shared/sim/cartpole.ts';
import { createHeldSides } from './heldSides.ts';

const KEYS: Readonly<Record<string, Action>> = { ArrowLeft: 0, KeyA: 0, ArrowRight: 1, KeyD: 1 };

export interface Stick {
  /** Says again what a hand is on, if any is: to a game that was not there when it was pressed. */
  tellDown(): void;
  stop(): void;
}

/**
 * Arrow keys and A/D anywhere in the page; the left and right half of `area` by finger or mouse.
 * @param onAction the action held now, at each change
 */
export function listenStick(area: HTMLElement, onAction: (action: Action, nowMs: number) => void): Stick {
  const sides = createHeldSides();
  let told: Action | null = null;
  /** A press always counts: what it is told to may be another duel than that of the press before. */
  const tell = (action: Action | null): void => {
    if (action === null) return;
    told = action;
    onAction(action, performance.now());
  };
  const tellChange = (action: Action | null): void => {
    if (action !== told) tell(action);
  };
  const ends = new AbortController();
  const { signal } = ends;

  window.addEventListener(
    'keydown',
    (event) => {
      const action = KEYS[event.code];
      if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault(); // no scrolling by arrow
      if (event.repeat && sides.isDown(event.code)) return; // one that is not known to be down was pressed before we listened
      tell(sides.press(event.code, action));
    },
    { signal },
  );
  window.addEventListener('keyup', (event) => tellChange(sides.release(event.code)), { signal });
  window.addEventListener('blur', () => tellChange(sides.releaseAll()), { signal }); // key ups are not heard elsewhere

  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || (event.target as Element).closest('button, a')) return;
      const { left, width } = area.getBoundingClientRect();
      event.preventDefault(); // no selection, no late mouse events
      tell(sides.press(`finger ${event.pointerId}`, event.clientX < left + width / 2 ? 0 : 1));
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(end, (event) => tellChange(sides.release(`finger ${event.pointerId}`)), { signal });
  }
  area.addEventListener('contextmenu', (event) => event.preventDefault(), { signal }); // a long press is a push
  return { tellDown: () => tell(sides.down()), stop: () => ends.abort() };
}

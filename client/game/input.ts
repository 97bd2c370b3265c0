/** Keyboard and touch as one stick with two positions. */
import type { Action } from '../../shared/sim/cartpole.ts';
import type { Push } from '../model/freeLane.ts';
import { createHeldSides } from './heldSides.ts';

const KEYS: Readonly<Record<string, Action>> = { ArrowLeft: 0, KeyA: 0, ArrowRight: 1, KeyD: 1 };
const FREE_KEYS: Readonly<Record<string, Push>> = { ...KEYS, ArrowDown: 'none', KeyS: 'none' };

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
  return listen<Action>(area, KEYS, sideTouched, () => null, onAction);
}

/**
 * The same stick with a third position, for games of this page alone: arrow down, S, or a finger on what is marked `data-push="none"`.
 * @param lets whether letting go of everything is that position too; asked each time
 */
export function listenFreeStick(
  area: HTMLElement,
  lets: () => boolean,
  onPush: (push: Push, nowMs: number) => void,
): Stick {
  const touched = (event: PointerEvent): Push =>
    (event.target as Element).closest('[data-push="none"]') ? 'none' : sideTouched(event, area);
  return listen<Push>(area, FREE_KEYS, touched, () => (lets() ? 'none' : null), onPush);
}

function sideTouched({ clientX }: PointerEvent, area: HTMLElement): Action {
  const { left, width } = area.getBoundingClientRect();
  return clientX < left + width / 2 ? 0 : 1;
}

/** @param atRest the side that nothing pressed means; null: the push goes on as it was */
function listen<Side extends Push>(
  area: HTMLElement,
  keys: Readonly<Record<string, Side>>,
  touched: (event: PointerEvent, area: HTMLElement) => Side,
  atRest: () => Side | null,
  onSide: (side: Side, nowMs: number) => void,
): Stick {
  const sides = createHeldSides<Side>();
  let told: Side | null = null;
  /** A press always counts: what it is told to may be another duel than that of the press before. */
  const tell = (side: Side | null): void => {
    if (side === null) return;
    told = side;
    onSide(side, performance.now());
  };
  const tellChange = (held: Side | null): void => {
    const side = sides.down() ?? atRest() ?? held;
    if (side !== told) tell(side);
  };
  const ends = new AbortController();
  const { signal } = ends;

  window.addEventListener(
    'keydown',
    (event) => {
      const side = keys[event.code];
      if (side === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault(); // no scrolling by arrow
      if (event.repeat && sides.isDown(event.code)) return; // one that is not known to be down was pressed before we listened
      tell(sides.press(event.code, side));
    },
    { signal },
  );
  window.addEventListener('keyup', (event) => tellChange(sides.release(event.code)), { signal });
  window.addEventListener('blur', () => tellChange(sides.releaseAll()), { signal }); // key ups are not heard elsewhere

  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || (event.target as Element).closest('button, a')) return;
      event.preventDefault(); // no selection, no late mouse events
      tell(sides.press(`finger ${event.pointerId}`, touched(event, area)));
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(end, (event) => tellChange(sides.release(`finger ${event.pointerId}`)), { signal });
  }
  area.addEventListener('contextmenu', (event) => event.preventDefault(), { signal }); // a long press is a push
  return { tellDown: () => tell(sides.down()), stop: () => ends.abort() };
}

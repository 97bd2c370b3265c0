/** Keyboard, touch and gamepad as one stick with two positions; or one switch that turns it. */
import type { Action } from '../../shared/sim/cartpole.ts';
import type { Push } from '../model/freeLane.ts';
import type { Preferences } from '../model/preferences.ts';
import { listenPads } from './gamepad.ts';
import { createHeldSides } from './heldSides.ts';
import { isSwitchKey, wantsKey, wantsPress } from './pageKeys.ts';
import { halfOf, nearestKey, thumbKeys } from './touchedSide.ts';

const KEYS: Readonly<Record<string, Action>> = { ArrowLeft: 0, KeyA: 0, ArrowRight: 1, KeyD: 1 };
const FREE_KEYS: Readonly<Record<string, Push>> = { ...KEYS, ArrowDown: 'none', KeyS: 'none' };

/** How the visitor's hands want it. Asked each time. */
export type Hands = () => Pick<Preferences, 'oneSwitch' | 'thumbs'>;

export interface Stick {
  /** Says again what a hand is on, if any is: to a game that was not there when it was pressed. */
  tellDown(): void;
  stop(): void;
}

/**
 * Arrow keys and A/D anywhere in the page; the left and right half of `area` by finger or mouse; gamepads.
 * @param onAction the action held now, at each change
 */
export function listenStick(area: HTMLElement, hands: Hands, onAction: (action: Action, nowMs: number) => void): Stick {
  const stick = listen(area, hands, {
    keys: KEYS,
    atRest: () => null,
    onSide: (side, nowMs) => {
      if (side !== 'none') onAction(side, nowMs);
    },
  });
  return { tellDown: () => (hands().oneSwitch ? stick.tellAgain() : stick.tellDown()), stop: stick.stop };
}

/**
 * The same stick with a third position, for games of this page alone: arrow down, S, the cross of a gamepad down, or a finger on what
 * is marked `data-push="none"`. One switch has two positions here too.
 * @param lets whether letting go of everything is that position too; asked each time
 */
export function listenFreeStick(
  area: HTMLElement,
  hands: Hands,
  lets: () => boolean,
  onPush: (push: Push, nowMs: number) => void,
): Stick {
  return listen(area, hands, { keys: FREE_KEYS, atRest: () => (lets() ? 'none' : null), onSide: onPush });
}

interface Told {
  readonly keys: Readonly<Record<string, Push>>;
  /** The side that nothing pressed means; null: the push goes on as it was. */
  readonly atRest: () => Push | null;
  readonly onSide: (side: Push, nowMs: number) => void;
}

interface Listening extends Stick {
  /** Says again what was said last: one switch goes on from there in the next game. */
  tellAgain(): void;
}

function listen(area: HTMLElement, hands: Hands, { keys, atRest, onSide }: Told): Listening {
  const sides = createHeldSides<Push>();
  let told: Push | null = null;
  /** A press always counts: what it is told to may be another duel than that of the press before. */
  const tell = (side: Push | null): void => {
    if (side === null) return;
    told = side;
    onSide(side, performance.now());
  };
  const tellChange = (held: Push | null): void => {
    if (hands().oneSwitch) return; // it is turned by presses alone
    const side = sides.down() ?? atRest() ?? held;
    if (side !== told) tell(side);
  };
  const press = (source: string, side: Push): void => {
    const held = sides.press(source, side);
    if (!hands().oneSwitch) tell(held);
  };
  const release = (source: string): void => tellChange(sides.release(source));
  const turn = (): void => tell(told === 1 ? 0 : 1);
  const touched = (event: PointerEvent): Push => {
    const { thumbs } = hands();
    if (thumbs !== 'both') return nearestKey(event, thumbKeys(area)) ?? halfOf(event, area.getBoundingClientRect());
    const free = (event.target as Element).closest('[data-push="none"]');
    return free ? 'none' : halfOf(event, area.getBoundingClientRect());
  };
  const ends = new AbortController();
  const { signal } = ends;

  window.addEventListener(
    'keydown',
    (event) => {
      const { code, repeat } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || wantsKey(event.target, code)) return;
      if (hands().oneSwitch) {
        if (!isSwitchKey(code)) return;
        event.preventDefault();
        if (!repeat) turn();
        return;
      }
      const side = keys[code];
      if (side === undefined) return;
      event.preventDefault(); // no scrolling by arrow
      if (repeat && sides.isDown(code)) return; // one that is not known to be down was pressed before we listened
      press(code, side);
    },
    { signal },
  );
  window.addEventListener('keyup', ({ code }) => release(code), { signal });
  window.addEventListener('blur', () => tellChange(sides.releaseAll()), { signal }); // key ups are not heard elsewhere

  const fingers = new Map<number, Push>();
  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || wantsPress(event.target)) return;
      event.preventDefault(); // no selection, no late mouse events
      if (hands().oneSwitch) {
        turn();
        return;
      }
      const side = touched(event);
      fingers.set(event.pointerId, side);
      press(`finger ${event.pointerId}`, side);
    },
    { signal },
  );
  window.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined || hands().thumbs === 'both') return;
      const side = touched(event); // one thumb slides from key to key
      if (side === before) return;
      fingers.set(event.pointerId, side);
      press(`finger ${event.pointerId}`, side);
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(
      end,
      ({ pointerId }) => {
        fingers.delete(pointerId);
        release(`finger ${pointerId}`);
      },
      { signal },
    );
  }
  area.addEventListener('contextmenu', (event) => event.preventDefault(), { signal }); // a long press is a push

  listenPads(
    {
      press(source, side) {
        if (Object.values(keys).includes(side)) press(source, side);
      },
      release,
      button(confirms) {
        const focused = document.activeElement;
        if (confirms && focused instanceof HTMLButtonElement && area.contains(focused)) focused.click();
        else if (hands().oneSwitch) turn();
      },
    },
    signal,
  );
  return {
    tellDown: () => {
      if (!hands().oneSwitch) tell(sides.down());
    },
    tellAgain: () => tell(told),
    stop: () => ends.abort(),
  };
}

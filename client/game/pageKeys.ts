/** Keys that belong to what has the focus, not to the game: arrows in a slider, letters in a field, Enter on a button. */

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]';
const BY_ARROWS = 'input[type=range], input[type=radio]';
const BY_ENTER = 'button, a[href], summary, input[type=checkbox], input[type=radio]';

/** What one switch may be: any key that no system or reader needs to get about. */
const NOT_A_SWITCH =
  /^(Tab|Escape|CapsLock|NumLock|ScrollLock|ContextMenu|F\d+|(Shift|Control|Alt|Meta|OS)(Left|Right))$/;

export function isSwitchKey(code: string): boolean {
  return code !== '' && !NOT_A_SWITCH.test(code);
}

/** @param target what has the focus */
export function wantsKey(target: EventTarget | null, code: string): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  if (target.matches(FIELDS)) return true;
  if (code.startsWith('Arrow')) return target.matches(BY_ARROWS) && target.matches(':focus-visible'); // a mouse that let go of a slider goes on playing
  if (code === 'Enter' || code === 'NumpadEnter' || code === 'Space') return target.matches(BY_ENTER);
  return false;
}

/** What a finger or a mouse does to it is its own business. */
export function wantsPress(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, label, input, select, textarea, summary') !== null;
}

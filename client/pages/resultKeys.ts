/** Keys over a result. It comes while hands are still playing: what was pressed before it is none of its business. */

type KeyPress = Pick<KeyboardEvent, 'code' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>;

const PUSHES_BUTTONS = new Set(['Enter', 'NumpadEnter', 'Space']);

export interface ResultKeys {
  keydown(event: KeyPress): void;
  keyup(event: KeyPress): void;
}

/**
 * R starts again, wherever the focus is. Enter and Space push the button that has it, as ever, but only once pressed after the result came.
 * @param again called once for each press of R
 */
export function createResultKeys(again: () => void): ResultKeys {
  const fresh = new Set<string>(); // pressed since, and still down
  return {
    keydown(event) {
      const { code, repeat } = event;
      if (PUSHES_BUTTONS.has(code)) {
        if (repeat) event.preventDefault();
        else fresh.add(code);
      } else if (code === 'KeyR' && !repeat && !event.ctrlKey && !event.metaKey && !event.altKey) again();
    },
    keyup(event) {
      if (PUSHES_BUTTONS.has(event.code) && !fresh.delete(event.code)) event.preventDefault(); // Space pushes when it is let go of
    },
  };
}

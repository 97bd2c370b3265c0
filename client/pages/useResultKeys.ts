import { useLayoutEffect, useRef } from 'preact/hooks';
import { createResultKeys } from './resultKeys.ts';

/**
 * The keys of a result that is on the screen, from its first moment, and the focus on its first button.
 * @returns for that button
 */
export function useResultKeys(onAgain: () => void) {
  const first = useRef<HTMLButtonElement>(null);
  const newest = useRef(onAgain);
  newest.current = onAgain;
  useLayoutEffect(() => {
    const ends = new AbortController();
    const options = { capture: true, signal: ends.signal }; // before the button hears of it
    const { keydown, keyup } = createResultKeys(() => newest.current());
    window.addEventListener('keydown', keydown, options);
    window.addEventListener('keyup', keyup, options);
    first.current?.focus({ preventScroll: true });
    return () => ends.abort();
  }, []);
  return first;
}

import { useEffect } from 'preact/hooks';

/** Where Space has a meaning of its own. */
const OWN_SPACE = 'button, a, summary, select, textarea, input:not([type="range"])';

/** Space plays and pauses, wherever the focus is, unless it does something there. */
export function useSpaceKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_SPACE)) return;
      event.preventDefault(); // no scroll
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
}

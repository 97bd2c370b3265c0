import { useEffect, useRef } from 'preact/hooks';

/** Where a place of the page gives way to another, what had the focus may be gone: then it goes to the top of the content, not of the window. */
export function useMainFocus(place: string): void {
  const known = useRef(place);
  useEffect(() => {
    if (known.current === place) return;
    known.current = place;
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  }, [place]);
}

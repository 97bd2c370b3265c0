/** Whether any of an element is in view: what is not need not be drawn. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function useSeen(of: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const watcher = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [of]);
  return seen;
}

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Size {
  readonly width: number; // CSS pixels
  readonly height: number;
}

/** The inner size of an element, as it changes; 0 by 0 until it is known. */
export function useSize(of: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const resizes = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    resizes.observe(element);
    return () => resizes.disconnect();
  }, [of]);
  return size;
}

/** Where the focus goes when a row is opened or closed: to the row's own heading, and back to the link that opened it. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { BoardAddress } from '../../model/boards/boardAddress.ts';
import { rowLinkId } from './boardTable.tsx';

export function useRowFocus({ row }: BoardAddress, panel: RefObject<HTMLElement | null>): void {
  const before = useRef<string | null>(null);
  const known = useRef(false);
  useEffect(() => {
    const closed = row === null ? before.current : null;
    const opened = row !== null && known.current; // a link that leads here keeps the page's top
    before.current = row;
    known.current = true;
    if (closed === null && !opened) return;
    // Later than what a way back does: that gives the focus to the page's top.
    const timer = window.setTimeout(() => {
      const heading = panel.current?.querySelector('h2');
      if (opened) heading?.focus({ preventScroll: true });
      const top = panel.current?.getBoundingClientRect().top ?? 0;
      if (opened && (top < 0 || top > window.innerHeight)) panel.current?.scrollIntoView({ block: 'start' });
      if (closed !== null) document.getElementById(rowLinkId(closed))?.focus();
    }, 0);
    return () => window.clearTimeout(timer);
  }, [row, panel]);
}

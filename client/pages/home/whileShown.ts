/** What costs a connection or a processor something, for as long as somebody can see the page. */
type Shown = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/**
 * Opened now if the page is shown, closed when it is hidden, opened again when it is back.
 * @param open gives what closes it
 * @returns closes it for good
 */
export function whileShown(page: Shown, open: () => () => void): () => void {
  let close: (() => void) | null = null;
  const follow = (): void => {
    if (page.hidden) {
      close?.();
      close = null;
    } else close ??= open();
  };
  follow();
  page.addEventListener('visibilitychange', follow);
  return () => {
    page.removeEventListener('visibilitychange', follow);
    close?.();
    close = null;
  };
}

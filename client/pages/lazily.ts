const AGAIN_MS = 2000;

/**
 * Fetches a part of the program that was not needed before; without a connection, again and again.
 * @param failed each time it could not be had
 * @returns stops waiting: `use` is then not called any more
 */
export function lazily<T>(
  fetchPart: () => Promise<T>,
  use: (part: T) => void,
  failed: () => void = () => {},
): () => void {
  let stopped = false;
  let timer = 0;
  const attempt = (): void => {
    fetchPart().then(
      (part) => {
        if (!stopped) use(part);
      },
      () => {
        if (stopped) return;
        timer = window.setTimeout(attempt, AGAIN_MS);
        failed();
      },
    );
  };
  attempt();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
  };
}

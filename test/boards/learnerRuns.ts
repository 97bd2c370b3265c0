/** A generator to its end. */
export function finished<R>(running: Generator<unknown, R>): R {
  for (;;) {
    const { value, done } = running.next();
    if (done) return value;
  }
}

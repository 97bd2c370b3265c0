/** Waits for what other processes do: looks again and again, and fails in words when it never comes. */
export async function until(holds: () => unknown, withinMs = 15_000, everyMs = 10): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

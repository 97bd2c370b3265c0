/** Waits for what other processes do: looks again and again, and fails in words when it never comes. */
const LOOK_MS = 10;

export async function until(holds: () => unknown, withinMs = 15_000, what = String(holds)): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Whether two flat objects say the same, so that a page is not rendered sixty times a second for nothing. */
export function sameFields<T extends object>(a: T | null, b: T): boolean {
  if (a === null) return false;
  for (const key of Object.keys(b) as (keyof T)[]) if (!Object.is(a[key], b[key])) return false;
  return true;
}

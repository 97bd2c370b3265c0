/** Large files that are kept once a visitor has used them. Their names change with their content. */
const CACHE = 'arena-late';

interface Asked {
  readonly request: Request;
}

export function isLate(path: string, late: readonly string[]): boolean {
  return late.includes(path);
}

export async function keptLate({ request }: Asked): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone()).catch(() => undefined); // no room: it is fetched again
  return response;
}

/** Forgets those of other versions. */
export async function cleanLate(late: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) if (!isLate(new URL(url).pathname, late)) await cache.delete(url);
}

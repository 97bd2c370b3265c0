/** The house agents and their networks: the server's while it answers, else those that it had last. */
const CACHE = 'arena-house';
const LIST = '/api/v1/agents';
const MODEL = /^\/api\/v1\/agents\/[^/]+\/model$/;

interface Asked {
  readonly request: Request;
  readonly event: { waitUntil(work: Promise<unknown>): void };
}

/** What the worker needs of an agent's entry; the page parses all of it. */
interface Listed {
  readonly id: string;
  readonly sha256: string;
}

export function isHouse(path: string): boolean {
  return path === LIST || MODEL.test(path);
}

const modelOf = (id: string): string => `${LIST}/${encodeURIComponent(id)}/model`;

async function listedIn(response: Response | undefined): Promise<readonly Listed[]> {
  try {
    const list = (await response?.json()) as readonly Listed[];
    return Array.isArray(list) ? list : [];
  } catch {
    return []; // not JSON
  }
}

/** Fetches what is not kept yet, agent by agent, then the list that names them. Never throws. */
export async function keepHouse(answered?: Response): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    const response = answered ?? (await fetch(LIST, { headers: { accept: 'application/json' } }));
    if (!response.ok) return;
    const before = await listedIn(await cache.match(LIST, { ignoreVary: true }));
    const now = await listedIn(response.clone());
    for (const { id, sha256 } of now) {
      const same = before.some((one) => one.id === id && one.sha256 === sha256);
      if (same && (await cache.match(modelOf(id), { ignoreVary: true }))) continue;
      const model = await fetch(modelOf(id));
      if (!model.ok) return;
      await cache.put(modelOf(id), model);
    }
    await cache.put(LIST, response);
    const wanted = new Set([LIST, ...now.map(({ id }) => modelOf(id))]);
    for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
  } catch {
    // no connection or no room: what is kept stays
  }
}

export async function keptHouse({ request, event }: Asked): Promise<Response> {
  const { pathname } = new URL(request.url);
  const response = await fetch(request).catch(() => null);
  if (response?.ok) {
    if (pathname === LIST) event.waitUntil(keepHouse(response.clone()));
    return response;
  }
  const cache = await caches.open(CACHE);
  return (await cache.match(pathname, { ignoreVary: true })) ?? response ?? Response.error();
}

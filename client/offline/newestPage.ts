/** A page is the server's own while that answers, so that a new version is there with the next load; else the one kept. */
import { matchPrecache } from 'workbox-precaching';

const ANSWER_MS = 3_000; // a line that says nothing is none
const PAGE = '/index.html';

interface Asked {
  readonly request: Request;
}

export async function newestPage({ request }: Asked): Promise<Response> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_MS));
  const answered = fetch(request).catch(() => null);
  const first = await Promise.race([answered, late]);
  if (first && (first.ok || first.type === 'opaqueredirect')) return first;
  return (await matchPrecache(PAGE)) ?? first ?? (await answered) ?? Response.error();
}

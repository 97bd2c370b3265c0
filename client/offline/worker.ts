/**
 * The service worker: whatever was fetched once is there without a server (OFFLINE1).
 * Built into /sw.js with the list of files that belong to its version. Browsers allow it over TLS and on localhost alone;
 * without it the pages are whole, and need their server.
 */
import { precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isHouse, keepHouse, keptHouse } from './house.ts';
import { cleanLate, isLate, keptLate } from './late.ts';
import { FILES, LATE, VERSION } from './lists.ts';
import { newestPage } from './newestPage.ts';
import { scope } from './scope.ts';
import type { WorkerAnswer, WorkerWish } from './wishes.ts';

precacheAndRoute([...FILES], { directoryIndex: '', cleanURLs: false, ignoreURLParametersMatching: [] });
registerRoute(({ url, sameOrigin }) => sameOrigin && isLate(url.pathname, LATE), keptLate);
registerRoute(({ url, sameOrigin }) => sameOrigin && isHouse(url.pathname), keptHouse);
registerRoute(
  new NavigationRoute(newestPage, { denylist: [/^\/api\/v1\//, /^\/socket\.io/, /^\/(metrics|readyz|healthz)/] }),
);

scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([scope.clients.claim(), cleanLate(LATE), keepHouse()]));
});

scope.addEventListener('message', ({ data, ports }) => {
  const wish = data as WorkerWish;
  if (wish.kind === 'take-over') void scope.skipWaiting();
  else ports[0]?.postMessage({ version: VERSION } satisfies WorkerAnswer);
});

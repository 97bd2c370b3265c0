/**
 * Keeps the pages there without a server, and exchanges versions (OFFLINE2): a new worker waits beside the old one, whose
 * files stay, until a page of the new version is open and nobody plays in any tab. A page is never loaded anew by itself.
 */
import { effect, signal } from '@preact/signals';
import type { WorkerAnswer, WorkerWish } from '../../offline/wishes.ts';
import { connectionState } from '../arena.ts';
import { nobodyPlays, playing } from './playing.ts';

const WORKER = '/sw.js';
const SETTLED_MS = 4_000; // after the page: first what it needs itself
const LOOK_MS = 60_000;
const ASK_EVERY_MS = 60 * 60_000;
const ANSWER_MS = 2_000;

/** A version other than this page's is there to be loaded. */
export const newVersion = signal(false);

/** This page's; null where it was not built, as under `npm run dev`. */
function ownVersion(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="arena-version"]')?.content ?? null;
}

function versionOf(worker: ServiceWorker): Promise<string | null> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    const timer = window.setTimeout(() => resolve(null), ANSWER_MS);
    channel.port1.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      window.clearTimeout(timer);
      resolve(data.version);
    };
    worker.postMessage({ kind: 'version' } satisfies WorkerWish, [channel.port2]);
  });
}

/** What waits: it takes over from an old one for a page of its own version, and is offered to any other. */
async function lookAt(registration: ServiceWorkerRegistration, own: string): Promise<void> {
  const { waiting } = registration;
  const version = waiting && (await versionOf(waiting));
  if (!waiting || version === null) newVersion.value = false;
  else if (version !== own) newVersion.value = true;
  else {
    newVersion.value = false;
    if (await nobodyPlays()) waiting.postMessage({ kind: 'take-over' } satisfies WorkerWish);
  }
}

function follow(registration: ServiceWorkerRegistration, own: string): void {
  const look = (): void => void lookAt(registration, own);
  let asked = Date.now();
  const ask = (): void => {
    asked = Date.now();
    registration.update().then(look, () => undefined); // no connection: another time
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  window.setInterval(() => {
    look();
    if (Date.now() - asked > ASK_EVERY_MS && !document.hidden) ask();
  }, LOOK_MS);
  let away = false;
  effect(() => {
    const connected = connectionState.value.kind === 'connected';
    if (connected && away) ask(); // a server that was restarted may be a newer one
    away = !connected;
  });
  effect(() => {
    if (!playing.value) look();
  });
}

/** The visitor asked the browser to fetch no more than is needed. */
function savesData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}

/** Once the page has what it needs itself and nobody plays in it. Does nothing on plain http, where browsers have no such thing. */
export function keepOffline(): void {
  const own = ownVersion();
  if (own === null || !('serviceWorker' in navigator) || savesData()) return;
  const begin = async (): Promise<void> => {
    const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
    if (registration as ServiceWorkerRegistration | undefined) follow(registration, own);
  };
  const settled = (): void => {
    window.setTimeout(() => {
      const stop = effect(() => {
        if (playing.value) return;
        begin().catch(() => undefined); // forbidden, or no connection: the pages are as they were
        queueMicrotask(() => stop());
      });
    }, SETTLED_MS);
  };
  if (document.readyState === 'complete') settled();
  else window.addEventListener('load', settled, { once: true });
}

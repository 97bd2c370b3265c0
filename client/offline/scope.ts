/** What the worker uses of its global scope: TypeScript's own list of it and that of a page exclude each other. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(kind: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export const scope = self as unknown as ServiceWorkerScope;

/** What a page says to the service worker, and what comes back on the port that it sends along. */
export type WorkerWish = { readonly kind: 'version' } | { readonly kind: 'take-over' };

export interface WorkerAnswer {
  readonly version: string;
}

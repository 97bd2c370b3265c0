import { type Probe, probe } from '../model/probe.ts';

declare global {
  interface Window {
    readonly __arena: Readonly<Probe>;
  }
}

/** Lets tests read a copy of the probe (model/probe.ts) as `window.__arena`. */
export function exposeProbe(): void {
  Object.defineProperty(window, '__arena', { get: () => structuredClone(probe) });
}

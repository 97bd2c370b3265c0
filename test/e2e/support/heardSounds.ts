/** Counts what a page sounds: how often it opened the loudspeaker, and how many sounds it began. */
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly heardSounds: { contexts: number; starts: number };
  }
}

/** From the next load on. */
export async function countSounds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard = { contexts: 0, starts: 0 };
    Object.assign(window, { heardSounds: heard });
    // A look into a page from outside counts as the visitor's own touch there, which it is not: only events are left.
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false, isActive: false } });
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor(options?: AudioContextOptions) {
        super(options);
        heard.contexts++;
      }
    };
    const { start } = AudioScheduledSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when?: number) {
      heard.starts++;
      return start.call(this, when);
    };
  });
}

export async function heardSounds(page: Page): Promise<{ contexts: number; starts: number }> {
  return page.evaluate(() => ({ ...window.heardSounds }));
}

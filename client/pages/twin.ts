/** The own cart for those who do not see it: as a tone that goes on, and as a sentence that is there to be read. */
import { signal } from '@preact/signals';
import type { AngleSound } from '../game/sound/angleSound.ts';
import { createStirring, ownCart } from '../model/ownCart.ts';
import type { StageView } from '../model/stageView.ts';
import { words } from './language.ts';
import { lazily } from './lazily.ts';
import { preferences } from './settings/preferences.ts';
import { twinWords } from './twinWords.ts';

const READ_MS = 1000; // between two sentences that are only read
const SPOKEN_MS = 3000; // and between two that are spoken

export function createTwin() {
  const text = signal('');
  const stirs = createStirring();
  let sound: AngleSound | null = null;
  let stopFetching: (() => void) | null = null;
  let saidAt = Number.NEGATIVE_INFINITY; // ms
  return {
    text,
    /** Once per drawn frame. */
    follow(view: StageView, tick: number | undefined, nowMs: number): void {
      const cart = ownCart(view);
      const { angleSound, volume, spoken } = preferences.peek();
      const stirring = stirs(cart, nowMs);
      if (cart && angleSound) {
        stopFetching ??= lazily(
          () => import('../game/sound/angleSound.ts'),
          ({ createAngleSound }) => {
            sound = createAngleSound();
          },
        );
      }
      sound?.follow(angleSound && stirring ? cart : null, volume, nowMs);
      if (nowMs - saidAt < (spoken ? SPOKEN_MS : READ_MS)) return;
      saidAt = nowMs;
      text.value = cart ? twinWords(cart, tick, words.peek()) : '';
    },
    stop(): void {
      stopFetching?.();
      sound?.stop();
    },
  };
}

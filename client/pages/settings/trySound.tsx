/** The pole's sound without a game: to the left, upright, to the right, upright. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnCart } from '../../model/ownCart.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';
import { preferences } from './preferences.ts';

const LASTS_MS = 4000;

function leaning(sinceMs: number): OwnCart {
  const lean = -Math.sin((2 * Math.PI * sinceMs) / LASTS_MS);
  return { life: '', theta: lean, lean, place: 0, push: null, down: false };
}

/** @returns stops it */
function hear(done: () => void): () => void {
  let frame = 0;
  let silence = (): void => {};
  const stop = lazily(
    () => import('../../game/sound/angleSound.ts'),
    ({ createAngleSound }) => {
      const sound = createAngleSound();
      silence = sound.stop;
      const begun = performance.now();
      const next = (): void => {
        const now = performance.now();
        if (now - begun > LASTS_MS) {
          done();
          return;
        }
        sound.follow(leaning(now - begun), preferences.peek().volume, now);
        frame = requestAnimationFrame(next);
      };
      next();
    },
  );
  return () => {
    stop();
    cancelAnimationFrame(frame);
    silence();
  };
}

export function TrySound() {
  const w = words.value;
  const [playing, setPlaying] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  const end = (): void => {
    stop.current?.();
    stop.current = null;
    setPlaying(false);
  };
  useEffect(() => () => stop.current?.(), []);
  return (
    <p class="settingsTry">
      <button
        type="button"
        class="button small"
        disabled={playing || preferences.value.volume === 0}
        onClick={() => {
          setPlaying(true);
          stop.current = hear(end);
        }}
      >
        {w.settingsTry}
      </button>
      <span class="soft" role="status">
        {playing ? w.settingsTrySaid : ''}
      </span>
    </p>
  );
}

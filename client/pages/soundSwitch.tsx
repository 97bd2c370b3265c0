/** The button of a game's top bar that mutes it, and its key M. What it says is kept with the visitor's preferences. */
import './soundSwitch.css';
import { useEffect } from 'preact/hooks';
import { PREFERENCES } from '../model/preferences.ts';
import { announce } from './announce.ts';
import { words } from './language.ts';
import { prefer, preferences } from './settings/preferences.ts';

const TYPED_INTO =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], dialog';

let loud = PREFERENCES.volume; // what it was before it was muted

function turn(): void {
  const { volume } = preferences.value;
  if (volume > 0) loud = volume;
  prefer({ volume: volume > 0 ? 0 : loud });
  announce(volume > 0 ? words.value.soundOff : words.value.soundOn);
}

export function SoundSwitch() {
  const w = words.value;
  const on = preferences.value.volume > 0;
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyM' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (preferences.peek().oneSwitch) return; // any key is the stick then
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      turn();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <button
      type="button"
      class="soundSwitch"
      aria-label={w.soundLabel}
      aria-pressed={on}
      aria-keyshortcuts="m"
      title={on ? w.soundOnTitle : w.soundOffTitle}
      onClick={turn}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d="M4 9.5v5h3.2L12 18.6V5.4L7.2 9.5Z" fill="currentColor" />
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
          {on ? (
            <path d="M15.2 9a4.2 4.2 0 0 1 0 6M17.8 6.4a8 8 0 0 1 0 11.2" />
          ) : (
            <path d="m15.8 9.6 4.8 4.8m0-4.8-4.8 4.8" />
          )}
        </g>
      </svg>
    </button>
  );
}

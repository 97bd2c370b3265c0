/** A gamepad that comes or goes is said: seen for some seconds, and heard by who listens. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { gamepadName } from './gamepadName.ts';

const SEEN_MS = 4000;

const notice = signal<string | null>(null);
/** The gamepads that are connected, by their names. A browser tells of one at the first press on it. */
export const gamepads = signal<readonly string[]>([]);

function tell(text: string): void {
  notice.value = text;
  announce(text);
}

function listen(): () => void {
  const ends = new AbortController();
  const changed = (event: GamepadEvent, there: boolean): void => {
    const name = gamepadName(event.gamepad.id) || words.value.gamepadUnnamed;
    const others = gamepads.value.filter((one) => one !== name);
    gamepads.value = there ? [...others, name] : others;
    tell(there ? words.value.gamepadThere(name) : words.value.gamepadGone(name));
  };
  window.addEventListener('gamepadconnected', (event) => changed(event, true), { signal: ends.signal });
  window.addEventListener('gamepaddisconnected', (event) => changed(event, false), { signal: ends.signal });
  return () => ends.abort();
}

export function HandNotice() {
  const text = notice.value;
  useEffect(listen, []);
  useEffect(() => {
    if (text === null) return;
    const timer = window.setTimeout(() => {
      notice.value = null;
    }, SEEN_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return text === null ? null : (
    <p class="handNotice" aria-hidden="true">
      {text}
    </p>
  );
}

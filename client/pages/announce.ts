/** The canvas's twin in words: what happened, for those who listen. */
import { signal } from '@preact/signals';

export const announcement = signal('');

/** Says it once, politely. */
export function announce(text: string): void {
  announcement.value = text;
}

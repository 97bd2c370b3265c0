/** The visitor's preferences: kept in this browser, and the same in all its windows. */
import { signal } from '@preact/signals';
import { type Preferences, readPreferences, writePreferences } from '../../model/preferences.ts';

const KEPT_AS = 'arena.preferences';

export const preferences = signal<Preferences>(readPreferences(kept()));

export function prefer(changes: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...changes };
  try {
    localStorage.setItem(KEPT_AS, writePreferences(preferences.value));
  } catch {
    // storage may be forbidden: they then last until the page is closed
  }
}

/** One of them, to be read and written like a signal. */
export function preference<Key extends keyof Preferences>(key: Key): { value: Preferences[Key] } {
  return {
    get value() {
      return preferences.value[key];
    },
    set value(next) {
      prefer({ [key]: next });
    },
  };
}

window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEPT_AS) preferences.value = readPreferences(newValue);
});

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

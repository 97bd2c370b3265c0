/** Which language the pages speak: the visitor's last choice, else the browser's. */
import { computed, effect, signal } from '@preact/signals';
import { en, type Words } from './words/en.ts';
import { ko } from './words/ko.ts';
import { LANGUAGES, type Language, spokenFirst } from './words/languages.ts';

export { LANGUAGES, type Language };

const DICTIONARIES: Readonly<Record<Language, Words>> = { en, ko };
const KEPT_AS = 'arena.language';

function initialLanguage(): Language {
  return readKept() ?? spokenFirst(navigator.languages) ?? 'en';
}

function readKept(): Language | null {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return LANGUAGES.find((language) => language === kept) ?? null;
  } catch {
    return null; // storage may be forbidden; the browser's language then decides each time
  }
}

export const language = signal<Language>(initialLanguage());
export const words = computed<Words>(() => DICTIONARIES[language.value]);

export function chooseLanguage(next: Language): void {
  language.value = next;
  try {
    localStorage.setItem(KEPT_AS, next);
  } catch {
    // as above: the choice then lasts until the page is closed
  }
}

/** The name that a language gives itself. */
export function ownName(of: Language): string {
  return DICTIONARIES[of].languageName;
}

effect(() => {
  document.documentElement.lang = language.value;
});

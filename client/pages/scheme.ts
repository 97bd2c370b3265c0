/** Dark or light: the visitor's last choice, else the system's, also when it changes. The tokens follow the attribute that this sets. */
import { computed, effect, signal } from '@preact/signals';

export const CHOICES = ['auto', 'dark', 'light'] as const;
export type Choice = (typeof CHOICES)[number];
export type Scheme = Exclude<Choice, 'auto'>;

const KEPT_AS = 'arena.scheme';
const bright = window.matchMedia('(prefers-color-scheme: light)');

function initialChoice(): Choice {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return CHOICES.find((choice) => choice === kept) ?? 'auto';
  } catch {
    return 'auto'; // storage may be forbidden; the system then decides each time
  }
}

const system = signal<Scheme>(bright.matches ? 'light' : 'dark');
bright.addEventListener('change', ({ matches }) => {
  system.value = matches ? 'light' : 'dark';
});

export const schemeChoice = signal<Choice>(initialChoice());
/** What is shown. Who draws with the tokens' values draws again when it changes. */
export const scheme = computed<Scheme>(() => (schemeChoice.value === 'auto' ? system.value : schemeChoice.value));

export function chooseScheme(next: Choice): void {
  schemeChoice.value = next;
  try {
    localStorage.setItem(KEPT_AS, next);
  } catch {
    // as above: the choice then lasts until the page is closed
  }
}

effect(() => {
  document.documentElement.dataset['scheme'] = scheme.value;
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
});

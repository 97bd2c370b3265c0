/** Real paths without a page load. */
import { computed, signal } from '@preact/signals';

export const PAGES = [
  '/',
  '/play',
  '/race',
  '/watch',
  '/runs',
  '/lab',
  '/learn',
  '/boards',
  '/submit',
  '/me',
  '/live',
  '/class',
  '/practice',
  '/replay',
  '/verify',
  '/api',
  '/saboteur',
  '/before-after',
] as const;
export type Path = (typeof PAGES)[number];
/** A page, and after # what it should begin with. */
export type Address = Path | `${Path}#${string}`;

const location = signal(window.location.pathname);

/** The page to show; null where there is none of that path. */
export const page = computed<Path | null>(() => {
  const path = location.value.length > 1 ? location.value.replace(/\/$/, '') : location.value;
  return PAGES.find((known) => known === path) ?? null;
});

/** How often the visitor went to another page since this one was loaded: the heading takes the focus from the first time on. */
export const visits = signal(0);

export function navigate(to: Address): void {
  if (to !== window.location.pathname + window.location.hash) window.history.pushState(null, '', to);
  arrive();
}

function arrive(): void {
  location.value = window.location.pathname;
  visits.value += 1;
  window.scrollTo(0, 0);
}

window.addEventListener('popstate', arrive);

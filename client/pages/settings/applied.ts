/** Preferences that style sheets follow: `data-contrast` and `data-thumbs` of the document. */
import { effect, signal } from '@preact/signals';
import { preferences } from './preferences.ts';

const wanted = window.matchMedia('(prefers-contrast: more)');
const asked = signal(wanted.matches);
wanted.addEventListener('change', ({ matches }) => {
  asked.value = matches;
});

effect(() => {
  const { contrast, thumbs } = preferences.value;
  const { dataset } = document.documentElement;
  dataset['contrast'] = contrast === 'more' || asked.value ? 'more' : 'normal';
  dataset['thumbs'] = thumbs;
});

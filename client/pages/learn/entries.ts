/** Everything that Learn has, in its order: the posts, then the chapters. What stands after # in the address names one. */
import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { POSTS } from '../../model/learn/posts.ts';
import { lazyPage } from '../lazyPage.tsx';
import { visits } from '../router.ts';
import { CHAPTERS } from './chapters/list.ts';
import { learnTitles, learnWords } from './learnWords.ts';

export interface Entry {
  readonly id: string;
  readonly group: 'posts' | 'chapters';
  readonly title: string;
  readonly short: string;
  readonly Page: () => JSX.Element;
}

const POST_PAGES = new Map(
  POSTS.map((post) => [post.id, lazyPage(() => import('./posts/postPage.tsx').then(({ postPage }) => postPage(post)))]),
);
const CHAPTER_PAGES = new Map(CHAPTERS.map((row) => [row.id, lazyPage(row.load)]));

export const entries = computed<readonly Entry[]>(() => {
  const { texts } = learnWords.value;
  const titles = learnTitles.value;
  return [
    ...POSTS.map(({ id }) => {
      const { title, short } = texts[id];
      return { id, group: 'posts' as const, title, short, Page: POST_PAGES.get(id)! };
    }),
    ...CHAPTERS.map(({ id, title: key }) => {
      const [title, short] = titles[key];
      return { id, group: 'chapters' as const, title, short, Page: CHAPTER_PAGES.get(id)! };
    }),
  ];
});

/** What stands after # in the address; empty for the front of Learn. */
export const chosen = computed<string>(() => {
  void visits.value; // the address is no signal, its visits are
  const text = window.location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // half of an escape
  }
});

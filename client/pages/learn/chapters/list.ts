/** The chapters of Learn in their order; each is fetched when it is opened. A row's title is in learnTitles. */
import type { JSX } from 'preact';
import type { LearnTitles } from '../../words/parts/learnTitles.en.ts';

export interface ChapterRow {
  readonly id: `chapter-${string}`; // what stands after # in the address
  readonly title: keyof LearnTitles;
  readonly load: () => Promise<() => JSX.Element>;
}

/** For example: { id: 'chapter-bellman', title: 'bellman', load: () => import('./bellman/bellmanChapter.tsx').then((part) => part.BellmanChapter) } */
export const CHAPTERS: readonly ChapterRow[] = [];

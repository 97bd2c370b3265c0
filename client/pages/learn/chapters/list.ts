/** The chapters of Learn in their order; each is fetched when it is opened. A row's title is in learnTitles. */
import type { JSX } from 'preact';
import type { LearnTitles } from '../../words/parts/learnTitles.en.ts';

export interface ChapterRow {
  readonly id: `chapter-${string}`; // what stands after # in the address
  readonly title: keyof LearnTitles;
  readonly load: () => Promise<() => JSX.Element>;
}

/** For example: { id: 'chapter-bellman', title: 'bellman', load: () => import('./bellman/bellmanChapter.tsx').then((part) => part.BellmanChapter) } */
export const CHAPTERS: readonly ChapterRow[] = [
  {
    id: 'chapter-bellman',
    title: 'bellman',
    load: () => import('./bellman/bellmanChapter.tsx').then((part) => part.BellmanChapter),
  },
  {
    id: 'chapter-policies',
    title: 'policies',
    load: () => import('./policies/policiesChapter.tsx').then((part) => part.PoliciesChapter),
  },
  {
    id: 'chapter-returns',
    title: 'returns',
    load: () => import('./returns/returnsChapter.tsx').then((part) => part.ReturnsChapter),
  },
  {
    id: 'chapter-epsilon',
    title: 'epsilon',
    load: () => import('./exploring/exploringChapter.tsx').then((part) => part.ExploringChapter),
  },
  {
    id: 'chapter-replay',
    title: 'replay',
    load: () => import('./replay/replayChapter.tsx').then((part) => part.ReplayChapter),
  },
  {
    id: 'chapter-target',
    title: 'target',
    load: () => import('./target/targetChapter.tsx').then((part) => part.TargetChapter),
  },
  {
    id: 'chapter-loss',
    title: 'loss',
    load: () => import('./loss/lossChapter.tsx').then((part) => part.LossChapter),
  },
  {
    id: 'chapter-limit',
    title: 'ends',
    load: () => import('./limit/limitChapter.tsx').then((part) => part.LimitChapter),
  },
  {
    id: 'chapter-double',
    title: 'double',
    load: () => import('./double/doubleChapter.tsx').then((part) => part.DoubleChapter),
  },
  {
    id: 'chapter-pixels',
    title: 'pixels',
    load: () => import('./pixels/pixelsChapter.tsx').then((part) => part.PixelsChapter),
  },
  {
    id: 'chapter-forgetting',
    title: 'forgetting',
    load: () => import('./forgetting/forgettingChapter.tsx').then((part) => part.ForgettingChapter),
  },
];

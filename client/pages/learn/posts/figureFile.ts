/** The precomputed figures of a post, fetched with its page. */
import { useEffect, useState } from 'preact/hooks';
import type { PostFigure } from '../../../model/learn/postFigure.ts';
import type { PostId } from '../../../model/learn/posts.ts';
import { lazily } from '../../lazily.ts';

/** A file is read as text of one kind, whatever the compiler makes of its numbers. */
type Fetched = Promise<{ readonly default: unknown }>;

const FILES: Readonly<Record<PostId, () => Fetched>> = {
  'keras-blog': () => import('../../../../assets/learn/keras-blog.json'),
  'minimal-rl': () => import('../../../../assets/learn/minimal-rl.json'),
  'torch-blog': () => import('../../../../assets/learn/torch-blog.json'),
  fastcampus: () => import('../../../../assets/learn/fastcampus.json'),
  'nature-frozenlake': () => import('../../../../assets/learn/nature-frozenlake.json'),
  'nature-pixels': () => import('../../../../assets/learn/nature-pixels.json'),
  'q-table': () => import('../../../../assets/learn/q-table.json'),
};

/** `waiting`, or `failed` until it is there after all. */
export type FigureFile = PostFigure | 'waiting' | 'failed';

export function useFigureFile(id: PostId): FigureFile {
  const [file, setFile] = useState<FigureFile>('waiting');
  useEffect(
    () =>
      lazily(
        FILES[id],
        (found) => setFile(found.default as PostFigure),
        () => setFile('failed'),
      ),
    [id],
  );
  return file;
}

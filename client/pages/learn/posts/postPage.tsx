/** The page of one seed post: what it is, its recipe, what it prints, where code and meaning part, both learning, and a run of one's own. */
import './posts.css';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { labOf, labOfSides } from '../../../model/learn/postSides.ts';
import type { Post } from '../../../model/learn/posts.ts';
import { learnWords } from '../learnWords.ts';
import { OpenInLab } from '../parts/openInLab.tsx';
import { Sources } from '../parts/sources.tsx';
import { useFigureFile } from './figureFile.ts';
import { LiveRun } from './liveRun.tsx';
import { createPostRun } from './postRun.ts';
import { PrintedCard } from './printed.tsx';
import { RecipeTable } from './recipeTable.tsx';
import { SideBySide } from './sideBySide.tsx';
import { Slips } from './slips.tsx';

export function postPage(post: Post): () => JSX.Element {
  return () => <PostPage post={post} />;
}

function PostPage({ post }: { readonly post: Post }) {
  const w = learnWords.value;
  const text = w.texts[post.id];
  const figure = useFigureFile(post.id);
  const run = useMemo(() => createPostRun(post), [post]);
  useEffect(() => () => run.dispose(), [run]);
  return (
    <>
      <section class="postPart" aria-labelledby="post-about">
        <h2 id="post-about">{w.aboutTitle}</h2>
        {text.about.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <RecipeTable post={post} />
      <PrintedCard post={post} figure={figure} />
      <Slips post={post} />
      <SideBySide post={post} figure={figure} run={run} />
      <LiveRun post={post} figure={figure} run={run} />
      <section class="postPart" aria-labelledby="post-lab">
        <h2 id="post-lab">{w.labTitle}</h2>
        <p class="soft">{w.labText}</p>
        <div class="postButtons">
          <OpenInLab setting={labOf(post)} what={w.labOne} />
          <OpenInLab setting={labOfSides(post)} what={w.labBoth} />
        </div>
      </section>
      <Sources items={[{ text: text.source }, ...post.references]} />
    </>
  );
}

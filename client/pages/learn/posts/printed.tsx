/** Lines as a terminal shows them: those of our run of the post, and those of the visitor's. */

import { ownSide, sideVariant } from '../../../model/learn/postSides.ts';
import type { Post } from '../../../model/learn/posts.ts';
import { learnWords } from '../learnWords.ts';
import type { FigureFile } from './figureFile.ts';

const SEED = 1;

export function PrintedCard({ post, figure }: { readonly post: Post; readonly figure: FigureFile }) {
  const w = learnWords.value;
  const { recipe } = sideVariant(post, ownSide(post));
  return (
    <section class="postPart" aria-labelledby="post-printed">
      <h2 id="post-printed">{w.printedTitle}</h2>
      <p>{w.texts[post.id].printed}</p>
      {typeof figure === 'string' ? (
        <FigureWaits figure={figure} />
      ) : (
        <>
          <Terminal label={w.printedLabel} text={textOf(figure.printed, w.printedLeftOut)} />
          <p class="faint postNote">{w.printedBy(recipe.name, SEED)}</p>
        </>
      )}
    </section>
  );
}

function textOf(
  { first, leftOut, last, shown }: Exclude<FigureFile, string>['printed'],
  leftOutText: (lines: number) => string,
): string {
  return [...first, ...(leftOut > 0 ? [leftOutText(leftOut)] : []), ...last, ...shown].join('\n');
}

export function FigureWaits({ figure }: { readonly figure: 'waiting' | 'failed' }) {
  const w = learnWords.value;
  return (
    <p class="soft" role="status">
      {figure === 'failed' ? w.figuresFailed : w.figuresWait}
    </p>
  );
}

interface TerminalProps {
  readonly label: string;
  readonly text: string;
}

export function Terminal({ label, text }: TerminalProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, this is text that scrolls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys
    <pre class="terminal" role="group" tabIndex={0} aria-label={label}>
      {text}
    </pre>
  );
}

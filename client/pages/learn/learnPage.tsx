/** Learn: its contents beside one post or chapter; without one, all of them as cards. */
import './parts/parts.css';
import './learn.css';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../link.tsx';
import { visits } from '../router.ts';
import { LearnContents } from './contents.tsx';
import { chosen, type Entry, entries } from './entries.ts';
import { LearnFront } from './learnFront.tsx';
import { learnWords } from './learnWords.ts';

export function LearnPage() {
  const id = chosen.value;
  const all = entries.value;
  const at = all.findIndex((entry) => entry.id === id);
  const entry = all[at];
  if (!entry) return <LearnFront unknown={id === '' ? null : id} />;
  return (
    <div class="pageFrame learn learnOpen">
      <LearnContents at={entry.id} />
      <Article key={entry.id} entry={entry} before={all[at - 1]} after={all[at + 1]} />
    </div>
  );
}

interface ArticleProps {
  readonly entry: Entry;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

function Article({ entry: { title, short, group, Page }, before, after }: ArticleProps) {
  const w = learnWords.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (visits.peek() > 0) heading.current?.focus({ preventScroll: true }); // a reader starts at the new text's top
  }, []);
  return (
    <article class="learnArticle">
      <header class="pageHead">
        <p class="overline">{group === 'posts' ? w.posts : w.chapters}</p>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p class="soft">{short}</p>
      </header>
      <Page />
      <nav class="learnTurn" aria-label={`${w.previous}, ${w.next}`}>
        {before ? <Turn entry={before} label={w.previous} /> : <span />}
        {after ? <Turn entry={after} label={w.next} /> : <span />}
      </nav>
    </article>
  );
}

function Turn({ entry: { id, title }, label }: { readonly entry: Entry; readonly label: string }) {
  return (
    <Link to={`/learn#${id}`} class="card">
      <span class="faint">{label}</span>
      <strong>{title}</strong>
    </Link>
  );
}

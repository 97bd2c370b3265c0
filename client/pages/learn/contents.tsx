/** The table of contents: beside the text where there is room, folded above it where there is none. */
import { useEffect, useState } from 'preact/hooks';
import { type Address, navigate } from '../router.ts';
import { entries } from './entries.ts';
import { learnWords } from './learnWords.ts';

const WIDE = '(min-width: 1000px)';

function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const look = (): void => setWide(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return wide;
}

/** @param at id of what is open */
export function LearnContents({ at }: { readonly at: string }) {
  const w = learnWords.value;
  const wide = useWide();
  const list = (
    <nav aria-label={w.contents}>
      <ContentsLink to="/learn" here={false}>
        {w.toFront}
      </ContentsLink>
      {(['posts', 'chapters'] as const).map((group) => {
        const own = entries.value.filter((entry) => entry.group === group);
        return own.length === 0 ? null : (
          <div key={group}>
            <p class="overline">{w[group]}</p>
            <ol>
              {own.map((entry) => (
                <li key={entry.id}>
                  <ContentsLink to={`/learn#${entry.id}`} here={entry.id === at}>
                    {entry.title}
                  </ContentsLink>
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </nav>
  );
  if (wide) return <div class="learnContents">{list}</div>;
  return (
    <details class="card learnContents" key={at}>
      <summary>{w.contents}</summary>
      {list}
    </details>
  );
}

interface ContentsLinkProps {
  readonly to: Address;
  readonly here: boolean;
  readonly children: string;
}

/** As Link, but for what stands after #: it says whether that is open. */
function ContentsLink({ to, here, children }: ContentsLinkProps) {
  const go = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={go} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  );
}

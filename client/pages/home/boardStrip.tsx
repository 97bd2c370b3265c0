/** The first three of two boards on the front page. Its room is kept from the beginning, so nothing moves when they come. */
import './boardStrip.css';
import { useEffect, useState } from 'preact/hooks';
import type { BoardRow } from '../../../shared/protocol/boards.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';
import { Link } from '../link.tsx';
import type { Address } from '../router.ts';
import type { Words } from '../words/en.ts';
import type { Tops } from './boardTops.ts';

export function BoardStrip() {
  const w = words.value;
  const [tops, setTops] = useState<Tops | null>(null);
  useEffect(() => {
    const ends = new AbortController();
    const stop = lazily(
      () => import('./boardTops.ts').then(({ fetchTops }) => fetchTops(ends.signal)),
      (found) => setTops(found),
    );
    return () => {
      stop();
      ends.abort();
    };
  }, []);
  const { players, ratings } = tops ?? { players: null, ratings: null };
  return (
    <section class="boardStrip" aria-label={w.stripTitle}>
      <Top
        title={w.stripPlayers(players?.division ?? '')}
        to={`/boards#players/${players?.division ?? ''}`}
        rows={players?.rows ?? null}
      />
      <Top
        title={w.stripRatings(ratings?.division ?? '')}
        to={`/boards#ratings/${ratings?.division ?? ''}`}
        rows={ratings?.rows ?? null}
      />
      <Link to="/boards" class="button">
        {w.stripAll}
      </Link>
    </section>
  );
}

interface TopProps {
  readonly title: string;
  readonly to: Address;
  readonly rows: readonly BoardRow[] | null; // null: not here yet, or not to be had
}

function Top({ title, to, rows }: TopProps) {
  const w = words.value;
  return (
    <div class="stripTop">
      {rows === null ? null : (
        <>
          <h2>
            <Link to={to}>{title}</Link>
          </h2>
          {rows.length === 0 ? (
            <p class="faint">{w.stripNobody}</p>
          ) : (
            <ol>
              {rows.map((row) => (
                <li key={row.id}>
                  <span class="faint">{w.number(row.rank)}</span>
                  <span class={`stripName ${nameClass(row)}`}>{row.name}</span>
                  <strong>{figureText(row, w)}</strong>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  );
}

function nameClass({ figures }: BoardRow): string {
  return figures.kind === 'ratings' && figures.who === 'agent' ? 'agent' : 'human';
}

function figureText({ figures }: BoardRow, w: Words): string {
  if (figures.kind === 'players') return w.stripTicks(figures.ticks);
  return figures.kind === 'ratings' ? w.stripRating(figures.rating, figures.deviation) : '';
}

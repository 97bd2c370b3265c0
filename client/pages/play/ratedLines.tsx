/** After a duel: what it changed of the own rating, or why it changed nothing. */
import { useEffect, useState } from 'preact/hooks';
import type { MatchRated } from '../../../shared/protocol/ratingEvents.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { ratedOf } from './ratingState.ts';

const PATIENCE_MS = 8_000;

export function RatedLines({ match }: { readonly match: string }) {
  const w = words.value;
  const rated = ratedOf(match);
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    const timer = window.setTimeout(() => setSilent(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [match]);
  return (
    <div class="ranked">
      {rated ? <Changed rated={rated} /> : <p class="soft">{silent ? w.ratedSilent : w.ratedAsking}</p>}
    </div>
  );
}

function Changed({ rated: { unrated, change } }: { readonly rated: MatchRated }) {
  const w = words.value;
  const title = change ? w.ratedTitle(change.rating, change.rating - change.before) : w.stakesUnrated;
  const text = change
    ? change.provisional
      ? w.ratedProvisional(change.deviation)
      : w.ratedSure(change.deviation)
    : unrated
      ? w.unratedWhy[unrated]
      : '';
  const said = `${title}. ${text}`;
  useEffect(() => announce(said), [said]);
  return (
    <>
      <p>
        <strong>{title}</strong>
        <span class="soft">{text}</span>
      </p>
      {change ? (
        <Link to={`/boards#ratings/${change.division}/${change.row}`} class="button">
          {w.ratedRow}
        </Link>
      ) : null}
    </>
  );
}

/** After a survival run: where it stands on the board, or why it does not. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { SurvivalRanked } from '../../../shared/protocol/boards.ts';
import { followRanked } from '../../net/rankedFeed.ts';
import { announce } from '../announce.ts';
import { connection } from '../arena.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';

const PATIENCE_MS = 8_000;

const newest = signal<SurvivalRanked | null>(null); // it may come before the result is shown
followRanked(connection, (ranked) => {
  newest.value = ranked;
});

export function RankedLines({ match }: { readonly match: string }) {
  const w = words.value;
  const ranked = newest.value?.run === match ? newest.value : null;
  const silent = useSilence(match);
  return (
    <div class="ranked">
      {ranked ? <Ranked ranked={ranked} /> : <p class="soft">{silent ? w.rankedSilent : w.rankedAsking}</p>}
    </div>
  );
}

function useSilence(match: string): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    const timer = window.setTimeout(() => setSilent(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [match]);
  return silent;
}

function Ranked({ ranked }: { readonly ranked: SurvivalRanked }) {
  const w = words.value;
  const { why, rank, total, newBest, best, row, division } = ranked;
  const place = rank === null ? null : w.rankedPlace(rank, total);
  const text = why === null ? (newBest ? w.rankedNewBest : w.rankedBest(best ?? 0)) : w.rankedWhy[why];
  const said = [why === null ? place : w.rankedWhyTitle, text].filter(Boolean).join('. ');
  useEffect(() => announce(said), [said]);
  return (
    <>
      <p>
        <strong>{why === null ? place : w.rankedWhyTitle}</strong>
        <span class="soft">{text}</span>
      </p>
      {row === null ? null : (
        <Link to={`/boards#players/${division}/${row}`} class="button">
          {w.rankedRow}
        </Link>
      )}
    </>
  );
}

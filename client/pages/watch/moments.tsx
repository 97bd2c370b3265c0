/** The moments of the live run, newest first: what it balanced at each, and a link to play against it as it was. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { bestMoment } from '../../../shared/policy/keptMoments.ts';
import type { Moment } from '../../model/runView.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { Link } from '../link.tsx';

const MOST_TICKS = 500; // an episode's limit

export function Moments({ moments }: { readonly moments: readonly Moment[] }) {
  const w = words.value;
  const best = bestMoment(moments);
  const newest = moments.at(-1);
  const list = useSteadyStrip(moments);
  return (
    <section class="card momentsCard" aria-labelledby="moments">
      <div class="momentsHead">
        <h2 id="moments">{w.momentsTitle}</h2>
        <p class="faint">{moments.length === 0 ? w.momentsEmpty : w.momentsLead}</p>
      </div>
      {moments.length === 0 ? null : (
        <ol class="moments" reversed ref={list}>
          {moments.toReversed().map((moment) => (
            <MomentRow key={moment.id} moment={moment} newest={moment === newest} best={moment === best} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Whoever has pushed the strip to an older moment keeps it in view when a new one comes before it. */
function useSteadyStrip(moments: readonly Moment[]): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const width = useRef(0);
  useLayoutEffect(() => {
    const strip = list.current;
    if (!strip) return;
    if (strip.scrollLeft > 0) strip.scrollLeft += strip.scrollWidth - width.current;
    width.current = strip.scrollWidth;
  }, [moments]);
  return list;
}

interface MomentRowProps {
  readonly moment: Moment;
  readonly newest: boolean;
  readonly best: boolean;
}

function MomentRow({ moment, newest, best }: MomentRowProps) {
  const w = words.value;
  const { id, step, episode, mean } = moment;
  const name = levelName(mean, w);
  return (
    <li class={newest ? 'moment newest' : 'moment'}>
      <p class="momentName">
        <strong>{name}</strong>
        {newest ? <span class="tag">{w.momentNewest}</span> : null}
        {best ? <span class="tag best">{w.momentBest}</span> : null}
      </p>
      <p class="momentWhen faint">{w.momentWhen(episode, step)}</p>
      <p class="momentMean">
        <span class="meter" aria-hidden="true">
          <span style={{ width: `${Math.min((100 * mean) / MOST_TICKS, 100)}%` }} />
        </span>
        <span class="soft">{w.momentMean(mean)}</span>
      </p>
      <Link to={`/play#agent=${id}`} class="button momentPlay">
        {w.momentPlay}
        <span class="visually-hidden"> {w.momentPlayWhich(name, step)}</span>
      </Link>
    </li>
  );
}

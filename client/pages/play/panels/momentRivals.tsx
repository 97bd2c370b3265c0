/** The live run as it was at its tests, as rivals: a few of them, from the newest back. */
import type { MomentInfo } from '../../../../shared/protocol/events.ts';
import { words } from '../../language.ts';
import { levelName } from '../../levelName.ts';

interface MomentRivalsProps {
  readonly moments: readonly MomentInfo[]; // newest first
  readonly onChoose: (id: string) => void;
}

const MOST = 9;

/** The newest, the oldest, and others evenly between them. */
function few<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MOST) return all;
  return Array.from({ length: MOST }, (_, i) => all[Math.round((i * (all.length - 1)) / (MOST - 1))]!);
}

export function MomentRivals({ moments, onChoose }: MomentRivalsProps) {
  const w = words.value;
  if (moments.length === 0) return null;
  return (
    <section class="rivals" aria-labelledby="moment-rivals">
      <h2 id="moment-rivals">{w.rivalMoments}</h2>
      <p class="soft">{w.rivalMomentsText}</p>
      <ol class="momentRivals" reversed>
        {few(moments).map(({ id, episode, step, mean }) => (
          <li key={id}>
            <button type="button" class="momentRival" onClick={() => onChoose(id)}>
              <strong class="momentRivalName">{levelName(mean, w)}</strong>
              <span class="soft">{w.rivalMoment(episode, step)}</span>
              <span class="faint">{w.momentMean(mean)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

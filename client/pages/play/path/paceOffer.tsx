/** Under a result: another speed, where the newest tries say that it fits better. */

import type { SpeedClass } from '../../../../shared/arena/speed.ts';
import { paceAdvice } from '../../../model/path/pace.ts';
import { words } from '../../language.ts';
import { Link } from '../../link.tsx';
import { SLOWEST } from '../../practice/practiceState.ts';
import { progress, takeSpeed } from './progressState.ts';

interface PaceOfferProps {
  readonly onTake: (speed: SpeedClass) => void;
}

export function PaceOffer({ onTake }: PaceOfferProps) {
  const w = words.value;
  const advice = paceAdvice(progress.value.tries);
  if (!advice) return null;
  if (advice.kind === 'practice')
    return (
      <div class="paceOffer">
        <p>{w.pacePractice}</p>
        <Link to={`/practice${SLOWEST}`} class="button">
          {w.pacePractise}
        </Link>
      </div>
    );
  const { kind, speed } = advice;
  return (
    <div class="paceOffer">
      <p>{kind === 'slower' ? w.paceSlower : w.paceFaster}</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          takeSpeed(speed);
          onTake(speed);
        }}
      >
        {w.paceTake(w.speedName[speed])}
      </button>
    </div>
  );
}

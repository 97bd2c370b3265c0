/** Over each lane: who plays it, and when they went down. */
import type { RefObject } from 'preact';
import type { Fall } from '../../../shared/arena/match.ts';
import { type LaneBox, laneBoxes } from '../../model/laneLayout.ts';
import type { GameMatch } from '../../model/match.ts';
import { words } from '../language.ts';
import { useSize } from '../useSize.ts';
import { seatWords } from './seatNames.ts';

interface LaneLabelsProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly match: GameMatch;
  readonly falls: readonly (Fall | null)[];
}

const TEXT_NEEDS = 230; // CSS pixels of a lane's height, for more than a line about its agent

export function LaneLabels({ stage, match, falls }: LaneLabelsProps) {
  const { seats, seat: own, mode } = match.joined;
  const { width, height } = useSize(stage);
  if (width === 0) return null;
  const boxes =
    mode === 'bumper'
      ? sideBySide(width, height, seats.length)
      : laneBoxes(width, height, seats.length, own ?? undefined);
  return (
    <>
      {seats.map((info, seat) => {
        const { x, y, width: wide, height: high, small } = boxes[seat]!;
        const { name, text } = seatWords(info, seat === own, match.joined, words.value);
        const low = seats.length > 2 || high < TEXT_NEEDS;
        const brief = low && info.kind === 'agent' ? words.value.seatEpisode(info.episode) : text;
        return (
          <div
            key={seat}
            class={`laneLabel placed seat${seat}${small ? ' small' : ''}`}
            style={{ left: `${x}px`, top: `${y}px`, width: `${wide}px` }}
          >
            <p>
              <strong class={info.kind}>{name}</strong>
              {small ? null : <span class="soft">{brief}</span>}
            </p>
            <Down fall={falls[seat] ?? null} />
          </div>
        );
      })}
    </>
  );
}

/** One rail for all: who starts on the left is named on the left. */
function sideBySide(width: number, height: number, count: number): readonly LaneBox[] {
  const each = width / count;
  return Array.from({ length: count }, (_, seat) => ({ x: seat * each, y: 0, width: each, height, small: each < 300 }));
}

function Down({ fall }: { readonly fall: Fall | null }) {
  const w = words.value;
  return fall === null ? null : (
    <p class="fallen">
      {w.down} <strong>{w.number(fall.tick)}</strong>
    </p>
  );
}

/** Over each lane: who plays it, and when they went down. */
import type { Fall } from '../../../shared/arena/match.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { GameMatch } from '../../model/match.ts';
import { words } from '../language.ts';
import { seatWords } from './seatNames.ts';

interface LaneLabelsProps {
  readonly match: GameMatch;
  readonly falls: readonly (Fall | null)[];
  readonly agents: readonly AgentInfo[];
}

export function LaneLabels({ match, falls, agents }: LaneLabelsProps) {
  const { seats, seat: own } = match.joined;
  return (
    <>
      {seats.map((info, seat) => {
        const { name, text } = seatWords(info, seat === own, agents, words.value);
        const lower = seats.length === 2 && (own === null ? seat === 1 : seat === own);
        return (
          <div class={`laneLabel ${lower ? 'lower' : 'upper'}`} key={seat}>
            <p>
              <strong class={info.kind}>{name}</strong>
              <span class="soft">{text}</span>
            </p>
            <Down fall={falls[seat] ?? null} />
          </div>
        );
      })}
    </>
  );
}

function Down({ fall }: { readonly fall: Fall | null }) {
  const w = words.value;
  return fall === null ? null : (
    <p class="fallen">
      {w.down} <strong>{w.number(fall.tick)}</strong>
    </p>
  );
}

/** Every seat at the tick shown, in numbers. */
import type { Fall, Match } from '../../../shared/arena/match.ts';
import { pushAt, type ReplayPlayer } from '../../model/replayPlayer.ts';
import { words } from '../language.ts';
import { Arrow } from '../stick.tsx';
import type { ReplayState } from './replayState.ts';

const DEGREES = 180 / Math.PI;
const BEFORE_FALL = 60; // ticks

interface SeatTableProps {
  readonly state: ReplayState;
  readonly player: ReplayPlayer;
  readonly match: Match;
}

export function SeatTable({ state, player, match }: SeatTableProps) {
  const w = words.value;
  return (
    <table class="seatTable">
      <caption>{w.replayNumbers}</caption>
      <thead>
        <tr>
          <th scope="col">{w.replayColumnSeat}</th>
          <th scope="col">{w.replayColumnX}</th>
          <th scope="col">{w.replayColumnAngle}</th>
          <th scope="col">{w.replayColumnPush}</th>
          <th scope="col">{w.replayColumnState}</th>
        </tr>
      </thead>
      <tbody>
        {match.lanes.map(({ cart, fall }, seat) => (
          <tr key={`seat ${seat + 1}`} class={fall ? 'faint' : ''}>
            <th scope="row">{seat + 1}</th>
            <td>{w.replayMetres(cart.x)}</td>
            <td>{w.replayDegrees(cart.theta * DEGREES)}</td>
            <td>
              <Push action={pushAt(player.replay, seat, match.tick)} />
            </td>
            <td>
              <State state={state} seat={seat} down={fall !== null} fall={player.end.lanes[seat]!.fall} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Push({ action }: { readonly action: 0 | 1 | null }) {
  const w = words.value;
  if (action === null) return null;
  const side = action === 1 ? 'right' : 'left';
  return (
    <span class="pushNow">
      <Arrow side={side} />
      <span class="visually-hidden">{w[action === 1 ? 'qRight' : 'qLeft']}</span>
    </span>
  );
}

interface StateProps {
  readonly state: ReplayState;
  readonly seat: number;
  readonly down: boolean; // by now
  readonly fall: Fall | null; // of the whole match
}

function State({ state, seat, down, fall }: StateProps) {
  const w = words.value;
  if (!fall) return <span>{w.standing}</span>;
  return (
    <span class="seatState">
      <span class={down ? 'fallen' : ''}>{down ? w.down : w.standing}</span>
      <button
        type="button"
        class="button seeFall"
        title={w.replayShowFall(seat + 1)}
        onClick={() => state.playFrom(fall.tick - BEFORE_FALL)}
      >
        <span class="visually-hidden">{w.replayShowFall(seat + 1)}</span> {w.number(fall.tick)}
      </button>
    </span>
  );
}

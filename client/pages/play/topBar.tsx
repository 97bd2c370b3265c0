/** Above a match: the way out, the clock, the conditions; below these what only some matches have. */
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import type { MatchJoined } from '../../../shared/protocol/matchEvents.ts';
import { BUMPER_TICKS } from '../../../shared/rigid/bumperMatch.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { SoundSwitch } from '../soundSwitch.tsx';
import { WindNow } from '../stick.tsx';
import type { Play } from './playState.ts';
import { hasStakes, StakesLine } from './stakesLine.tsx';

interface TopBarProps {
  readonly play: Play;
  readonly joined: MatchJoined | null; // null while joining
  readonly local: boolean; // on this device
}

export function TopBar({ play, joined, local }: TopBarProps) {
  const w = words.value;
  const hud = play.hud.value;
  const setup = joined?.setup;
  const windy = (setup?.wind ?? 0) > 0 || hud?.overtime;
  return (
    <div class="topBar">
      <div class="barOut">
        <button type="button" class="button small" onClick={() => play.leave()}>
          {joined?.seat === null ? w.liveBack : w.leave}
        </button>
        {joined?.seat === null ? (
          <Link to="/play" class="button small primary">
            {w.start}
          </Link>
        ) : null}
      </div>
      <p class="clock">
        <strong>{w.number(hud?.tick ?? 0)}</strong>
        {hud?.overtime ? (
          <span class="overtime">{w.overtime}</span>
        ) : (
          <span class="mark faint">
            {joined?.mode === 'bumper' ? w.tickOf(BUMPER_TICKS) : w.overtimeFrom(CLASSIC_TICKS)}
          </span>
        )}
      </p>
      <p class="conditions soft">
        <span>{setup ? w.speedName[setup.speed] : ''}</span>
        {windy ? <WindNow newtons={hud?.wind ?? 0} /> : null}
        <SoundSwitch />
        {joined?.seat === null ? null : <HintsButton play={play} />}
      </p>
      <Facts play={play} joined={joined} local={local} />
    </div>
  );
}

/** The keys again, for who has forgotten them. */
function HintsButton({ play: { hints } }: { readonly play: Play }) {
  const w = words.value;
  const shown = hints.shown() !== null;
  const label = shown ? w.hintsHide : w.hintsShow;
  return (
    <button type="button" class="hintsButton" aria-label={label} title={label} onClick={() => hints.toggle()}>
      ?
    </button>
  );
}

function Facts({ play, joined, local }: TopBarProps) {
  const w = words.value;
  if (!joined) return null;
  const { mode, seats, seat } = joined;
  const spectators = play.people.value?.spectators ?? joined.spectators;
  const standing = play.hud.value?.standing ?? seats.length;
  const facts = [
    ...(seat === null ? [w.matchWatching] : []),
    ...(mode === 'duel' ? [] : [w.matchName[mode]]),
    ...(seats.length > 2 ? [w.matchStanding(standing, seats.length)] : []),
    ...(spectators > (seat === null ? 1 : 0) ? [w.matchPeople(spectators)] : []),
  ];
  if (facts.length === 0 && !local && !joined.states && !hasStakes(joined, local)) return null;
  return (
    <p class="matchFacts soft">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {hasStakes(joined, local) ? <StakesLine joined={joined} /> : null}
      {local ? <span class="tag">{w.deviceTag}</span> : null}
      {joined.states ? <span class="tag">{w.matchStates}</span> : null}
    </p>
  );
}

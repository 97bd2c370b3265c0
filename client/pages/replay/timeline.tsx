/** The whole match from left to right: play and pause, the scrub bar with the falls on it, the pushes of each seat. */
import { useMemo } from 'preact/hooks';
import { fallMarks } from '../../model/fallMarks.ts';
import { REPLAY_RATES, type ReplayPlayer } from '../../model/replayPlayer.ts';
import { words } from '../language.ts';
import { PushStrip } from './pushStrip.tsx';
import { PushText } from './pushText.tsx';
import type { ReplayState } from './replayState.ts';

interface TimelineProps {
  readonly state: ReplayState;
  readonly player: ReplayPlayer;
}

export function Timeline({ state, player }: TimelineProps) {
  const w = words.value;
  const { replay, end } = player;
  const tick = state.tick.value;
  const ticks = Math.max(end.tick, 1);
  const marks = useMemo(() => fallMarks(end.lanes, ticks), [end, ticks]);
  return (
    <section class="card timeline" aria-label={w.replayTimeline}>
      <Controls state={state} tick={tick} ticks={end.tick} />
      <div class="track">
        <span />
        <div class="marks" aria-hidden="true">
          {marks.map(({ tick: at, seats }) => (
            <span
              key={at}
              title={w.replayFalls(seats.map((seat) => w.replaySeat(seat + 1)).join(', '), at)}
              style={{ left: `${(100 * at) / ticks}%` }}
            >
              {seats.map((seat) => seat + 1).join('·')}
            </span>
          ))}
        </div>
        <label for="scrub">{w.replayScrub}</label>
        <input
          id="scrub"
          type="range"
          min={0}
          max={end.tick}
          step={1}
          value={tick}
          aria-valuetext={w.replayAt(tick, end.tick)}
          onInput={(event) => state.seek(Number(event.currentTarget.value))}
        />
        {replay.actions.map((pushes, seat) => (
          <PushStrip key={`seat ${seat + 1}`} seat={seat} pushes={pushes} ticks={ticks} tick={tick} />
        ))}
      </div>
      <p class="faint stripHint">{w.replayPushes}</p>
      <PushText actions={replay.actions} />
    </section>
  );
}

interface ControlsProps {
  readonly state: ReplayState;
  readonly tick: number;
  readonly ticks: number;
}

function Controls({ state, tick, ticks }: ControlsProps) {
  const w = words.value;
  return (
    <div class="controls">
      <button type="button" class="button primary playPause" aria-keyshortcuts="Space" onClick={() => state.toggle()}>
        {state.playing.value ? w.replayPause : w.replayPlay}
      </button>
      <button type="button" class="button step" aria-label={w.replayBack} onClick={() => state.seek(tick - 1)}>
        <StepIcon side="left" />
      </button>
      <button type="button" class="button step" aria-label={w.replayOn} onClick={() => state.seek(tick + 1)}>
        <StepIcon side="right" />
      </button>
      <p class="tickNow">{w.replayAt(tick, ticks)}</p>
      <fieldset class="rates">
        <legend class="visually-hidden">{w.replayRate}</legend>
        <div class="choiceRow">
          {REPLAY_RATES.map((rate) => (
            <label key={rate}>
              <input
                type="radio"
                name="rate"
                checked={state.rate.value === rate}
                onChange={() => state.setRate(rate)}
              />
              <span>{w.replayRateName(rate)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** One tick: an arrow with a line at its foot. */
function StepIcon({ side }: { readonly side: 'left' | 'right' }) {
  return (
    <svg viewBox="0 0 24 24" class={side} width="22" height="22" aria-hidden="true" focusable="false">
      <path d="M16 4v16L5 12zM18 4h2.5v16H18z" fill="currentColor" />
    </svg>
  );
}

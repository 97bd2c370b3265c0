/** Pause, speed, what was kept, and the way back to the live step. */
import { words } from '../language.ts';
import { SPEEDS, type WorldsState } from './worldsState.ts';

export function TimeControls({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const paused = state.paused.value;
  return (
    <div class="timeControls">
      <div class="timeRow">
        <button type="button" class="button timePause" onClick={() => state.setPaused(!paused)}>
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
            <path d={paused ? 'M7 4l13 8-13 8z' : 'M6 4h4v16H6zM14 4h4v16h-4z'} fill="currentColor" />
          </svg>
          <span>{paused ? w.worldsPlay : w.worldsPause}</span>
        </button>
        <fieldset class="segments speeds">
          <legend class="visually-hidden">{w.speed}</legend>
          {SPEEDS.map((speed) => (
            <label key={speed}>
              <input
                type="radio"
                name="worldsSpeed"
                checked={state.speed.value === speed}
                onChange={() => state.setSpeed(speed)}
              />
              <span>{w.worldsSpeed(speed)}</span>
            </label>
          ))}
        </fieldset>
        {state.view.playout && state.way.value === 'training' ? <Live state={state} /> : null}
      </div>
      {state.view.playout && state.way.value === 'training' ? <Kept state={state} /> : null}
    </div>
  );
}

function Live({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const { following, behind, ended } = state.play.value;
  const stepMs = state.stepMs();
  return (
    <p class="timeLive">
      <span class={following && !ended ? 'liveDot on' : 'liveDot'} aria-hidden="true" />
      <span class="soft">
        {ended ? w.worldsOver : following ? w.worldsLive : w.worldsBehind(behind, (behind * stepMs) / 1000)}
      </span>
      <button type="button" class="button small" disabled={following} onClick={() => state.toLive()}>
        {ended ? w.worldsToEnd : w.worldsToLive}
      </button>
    </p>
  );
}

function Kept({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const { oldest, newest } = state.play.value;
  const shown = state.lanes.value.find(({ role }) => role === 'training')?.episode ?? newest;
  if (newest <= oldest) return <p class="timeKept faint">{w.worldsKeptNone}</p>;
  return (
    <label class="timeKept">
      <span class="soft">{w.worldsKept(oldest, newest)}</span>
      <input
        type="range"
        min={oldest}
        max={newest}
        step={1}
        value={shown}
        aria-valuetext={w.worldsEpisode(shown)}
        onInput={(event) => state.playAgain(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

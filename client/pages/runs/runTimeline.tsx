/** The checkpoints of a run from left to right: by keyboard, mouse or touch, every panel goes back to one of them, and to now. */
import './timeline.css';
import { useMemo } from 'preact/hooks';
import { type CheckpointMark, checkpointMarks, strength } from '../../model/run/checkpointMarks.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';
import { NO_VALUE } from './noValue.ts';
import { type RunPageState, shownOf } from './runPageState.ts';

export function RunTimeline({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const shown = shownOf(state);
  const detail = shown?.model.detail() ?? null;
  const checkpoints = shown?.model.checkpoints() ?? null;
  const solvedAt = detail?.solvedAt ?? null;
  const environment = detail?.environment ?? '';
  const marks = useMemo(() => checkpointMarks(checkpoints ?? [], solvedAt), [checkpoints, solvedAt]);
  const at = shown?.at ?? null;
  const live = detail?.status === 'running' || detail?.status === 'queued' || !detail;
  const chosen = at ? marks.findIndex(({ checkpoint }) => checkpoint.id === at.id) : marks.length;
  const mark = marks[chosen] ?? null;
  return (
    <section class="card runTimeline" aria-labelledby="timeline">
      <div class="timelineHead">
        <h2 id="timeline">{w.timelineTitle}</h2>
        <p class="timelineNow">{mark ? nameOf(mark, environment, w) : live ? w.timelineLive : w.timelineEnd}</p>
        <button type="button" class="button" disabled={at === null} onClick={() => state.choose(null)}>
          {live ? w.timelineToLive : w.timelineToEnd}
        </button>
      </div>
      <div class="timelineTrack" style={{ '--places': marks.length }}>
        <div class="timelineMarks" aria-hidden="true">
          {marks.map((one, i) => (
            <span
              key={one.checkpoint.id}
              class={markClass(one)}
              style={{
                '--place': i,
                '--high': Math.min(one.checkpoint.mean / Math.max(detail ? bestOf(marks) : 1, 1), 1),
              }}
            />
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={marks.length}
          step={1}
          value={chosen}
          disabled={marks.length === 0}
          aria-label={w.timelineSlider}
          aria-valuetext={mark ? nameOf(mark, environment, w) : live ? w.timelineLive : w.timelineEnd}
          onInput={(event) => state.choose(marks[Number(event.currentTarget.value)]?.checkpoint ?? null)}
        />
      </div>
      <Jumps marks={marks} state={state} />
    </section>
  );
}

const bestOf = (marks: readonly CheckpointMark[]): number =>
  Math.max(...marks.map(({ checkpoint }) => checkpoint.mean));

function markClass({ first, best, newest, solved }: CheckpointMark): string {
  return ['mark', first && 'first', best && 'best', newest && 'newest', solved && 'solved'].filter(Boolean).join(' ');
}

/** "Apprentice of episode 40, step 1,234: 87 steps on average, best" */
function nameOf({ checkpoint, ...special }: CheckpointMark, environment: string, w: Words): string {
  const { episode, step, mean } = checkpoint;
  const said = (['first', 'best', 'newest', 'solved'] as const)
    .filter((one) => special[one])
    .map((one) => w.timelineMark[one]);
  return w.timelineAt(levelName(strength(environment, mean), w), episode, step, mean, said);
}

/** The special ones, one click each. */
function Jumps({ marks, state }: { readonly marks: readonly CheckpointMark[]; readonly state: RunPageState }) {
  const w = words.value;
  return (
    <ul class="timelineJumps" aria-label={w.timelineJumps}>
      {(['first', 'solved', 'best', 'newest'] as const).map((special) => {
        const mark = marks.find((one) => one[special]);
        return (
          <li key={special} class={special}>
            <button
              type="button"
              disabled={!mark}
              aria-pressed={mark !== undefined && state.at.value?.id === mark.checkpoint.id}
              onClick={() => state.choose(mark?.checkpoint ?? null)}
            >
              <span>{w.timelineMark[special]}</span>
              <span class="faint">{mark ? w.runReward(mark.checkpoint.mean) : NO_VALUE}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

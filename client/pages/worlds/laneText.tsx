/** Who acts in a lane, how far it is, and how it ended. */
import { words } from '../language.ts';
import type { LaneHud, WorldsState } from './worldsState.ts';

export function LaneText({ lane, state }: { readonly lane: LaneHud; readonly state: WorldsState }) {
  const w = words.value;
  const { role, steps, episode, explored, ended, total, mindStep } = lane;
  const { shownEpisodes } = state.world.recipe;
  const sub =
    role === 'training'
      ? w.worldsEpisode(episode ?? 0)
      : role === 'shown'
        ? w.worldsShownOf(state.play.value.shown, shownEpisodes)
        : w.worldsOfStep(mindStep ?? 0);
  const end = ended === null ? null : w.worldsEnd(state.world.kind, ended, total);
  return (
    <>
      <p class="worldName">
        <strong class="agent">{w.worldsRole[role]}</strong>
        <span class="soft">{sub}</span>
      </p>
      <p class="worldCount">
        <strong>{w.worldsSteps(steps)}</strong>
        {end !== null ? (
          <span class="soft">{end}</span>
        ) : role === 'training' && steps > 0 ? (
          <span class={explored ? 'tag exploring' : 'tag own'}>{explored ? w.exploring : w.greedy}</span>
        ) : null}
      </p>
    </>
  );
}

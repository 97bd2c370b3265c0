/** Where the run's world is seen: the training episode and greedy ones, with the controls of their time. */
import { useRef } from 'preact/hooks';
import { laneBoxes } from '../../model/laneLayout.ts';
import type { Way } from '../../model/worlds/worldView.ts';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { useSize } from '../useSize.ts';
import { LakeBoards } from './lakeBoards.tsx';
import { LaneText } from './laneText.tsx';
import { StickButtons, StickTop } from './stickTop.tsx';
import { TimeControls } from './timeControls.tsx';
import { WorldCard } from './worldCard.tsx';
import { useWorldStick } from './worldStick.ts';
import type { WorldsState } from './worldsState.ts';

export function StageCard({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  return (
    <WorldCard name="stage" title={w.worldsStageTitle} state={state} needsWeights>
      <Ways state={state} />
      {state.world.kind === 'lake' ? (
        <>
          <LakeBoards state={state} />
          <TimeControls state={state} />
        </>
      ) : (
        <CartStage state={state} />
      )}
    </WorldCard>
  );
}

function Ways({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const { checkpoints, ended, problem } = state.play.value;
  const ways: readonly Way[] = [
    'training',
    'beforeAfter', // its room is there before its checkpoints are
    ...(ended && checkpoints > 0 && state.world.recipe.shownEpisodes > 0 ? ['shown' as const] : []),
  ];
  const chosen = state.way.value;
  const hint = chosen === 'training' && !state.view.playout ? 'fast' : chosen;
  return (
    <div class="worldWays">
      <fieldset class="segments">
        <legend class="visually-hidden">{w.worldsWay}</legend>
        {ways.map((way) => (
          <label key={way}>
            <input
              type="radio"
              name="worldsWay"
              checked={way === chosen}
              disabled={way === 'beforeAfter' && checkpoints < 2}
              onChange={() => state.setWay(way)}
            />
            <span>{w.worldsWays[way]}</span>
          </label>
        ))}
      </fieldset>
      <p class="faint">{problem === null ? w.worldsWayHint[hint] : w.worldsProblem(problem)}</p>
    </div>
  );
}

function CartStage({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const area = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(area);
  const stick = useWorldStick(state);
  const taken = stick.hud.value;
  const lanes = state.lanes.value;
  const boxes = width > 0 ? laneBoxes(width, height, lanes.length) : [];
  return (
    <>
      <div class={taken ? 'worldStage taken' : 'worldStage'} ref={area}>
        <StageHost source={stick.source} headroom={58} />
        {taken ? <StickTop state={stick} hud={taken} stage={area} /> : null}
        {(taken ? [] : lanes).map((lane, i) => {
          const box = boxes[i];
          if (!box) return null;
          return (
            <div
              key={lane.role}
              class="worldLane"
              style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` }}
            >
              <LaneText lane={lane} state={state} />
            </div>
          );
        })}
        {lanes.length === 0 ? <p class="worldWait soft">{w.worldsWaiting}</p> : null}
      </div>
      <TimeControls state={state} />
      {state.view.playout && state.way.value === 'training' ? <StickButtons state={stick} /> : null}
    </>
  );
}

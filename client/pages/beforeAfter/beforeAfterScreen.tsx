/** Two moments of learning side by side, and you below them if you like. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Comparison, ComparisonHud } from '../../model/beforeAfter.ts';
import { courseOf } from '../../model/gameMoments.ts';
import { agentName } from '../alone/agentChoice.tsx';
import { AloneTop } from '../alone/aloneTop.tsx';
import { LaneLabels, type LaneText } from '../alone/laneLabels.tsx';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import type { Words } from '../words/en.ts';
import type { BeforeAfterState, Pair } from './beforeAfterState.ts';
import { BeforeAfterResult } from './result.tsx';

interface BeforeAfterScreenProps {
  readonly state: BeforeAfterState;
  readonly game: Comparison;
  readonly pair: Pair;
}

function textsOf(hud: ComparisonHud | null, { before, after }: Pair, withYou: boolean, w: Words): LaneText[] {
  const moment = (one: Pair['before']): string => w.agentMoment(one.recipe, one.episode, one.mean);
  const lanes: LaneText[] = [
    { key: 'before', who: 'agent', name: agentName(before, w), text: moment(before), fall: hud?.before ?? null },
    { key: 'after', who: 'agent', name: agentName(after, w), text: moment(after), fall: hud?.after ?? null },
  ];
  return withYou ? [...lanes, { key: 'you', who: 'human', name: w.you, text: '', fall: hud?.you ?? null }] : lanes;
}

export function BeforeAfterScreen({ state, game, pair }: BeforeAfterScreenProps) {
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const lanes = useRef<HTMLDivElement>(null);
  const hud = state.hud.value;
  const { withYou, wind, speed } = game.setup;
  useStick(area, game, state.setPush);
  useEffect(() => area.current?.focus({ preventScroll: true }), [game]);
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  const going = hud?.phase === 'playing';
  useEffect(() => {
    if (going) announce(words.value.go);
  }, [going]);
  const texts = textsOf(hud, pair, withYou, w);
  const standing = withYou && hud?.you === null;
  return (
    <section
      class={withYou ? 'arena alone beforeAfter' : 'arena alone beforeAfter agentsOnly'}
      ref={area}
      tabIndex={-1}
      aria-label={w.beforeAfterTitle}
    >
      <h1 class="visually-hidden">{w.beforeAfterTitle}</h1>
      <AloneTop
        tick={hud?.tick ?? 0}
        speed={w.speedName[speed]}
        wind={wind > 0 ? (hud?.wind ?? 0) : null}
        onLeave={() => state.leave()}
      />
      <div class="lanes" ref={lanes}>
        <StageHost
          source={source}
          headroom={58}
          game={{ key: game, course: courseOf(hud, 'playing') }}
          tick={hud?.tick}
        />
        <LaneLabels stage={lanes} lanes={texts} own={withYou ? 2 : undefined} />
        {hud && hud.countdown > 0 ? (
          <p class="countdown" aria-hidden="true" key={hud.countdown}>
            <span>{w.number(hud.countdown)}</span>
          </p>
        ) : null}
        {hud?.phase === 'over' ? <BeforeAfterResult state={state} lanes={texts} tick={hud.tick} /> : null}
      </div>
      <div class="aloneSide">
        <button
          type="button"
          class="button small"
          disabled={standing || hud?.phase === 'over'}
          onClick={() => state.skip()}
        >
          {w.beforeAfterSkip}
        </button>
      </div>
      {withYou ? <Sticks held={hud && hud.push !== 'none' ? hud.push : null} /> : null}
      <p class="aloneNote faint">{w.beforeAfterSame}</p>
    </section>
  );
}

/** What one run shows of its world, made for it: the stage, Q values, and the map, frames or table that its policy has. */
import '../alone/alone.css';
import './worlds.css';
import './worldViews.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import type { RunSource } from '../../model/run/runModel.ts';
import { type World, worldOf } from '../../model/worlds/world.ts';
import { words } from '../language.ts';
import { MapCard } from './mapCard.tsx';
import { PixelsCard } from './pixelsCard.tsx';
import { QCard } from './qCard.tsx';
import { RepeatBar } from './repeatBar.tsx';
import { StageCard } from './stageCard.tsx';
import { TableCard } from './tableCard.tsx';
import { createWorldsState } from './worldsState.ts';

interface WorldPanelsProps {
  readonly run: RunSource;
  readonly at: CheckpointInfo | null; // that the timeline is rewound to; null: now
}

/** The run may become another one while they are shown, as the showcase does. */
export function WorldPanels({ run, at }: WorldPanelsProps) {
  const w = words.value;
  const id = useRunKey(run);
  const detail = run.model.detail();
  const [repeated, setRepeated] = useState<RunSource | null>(null);
  const world = useMemo(() => (detail ? worldOf(detail) : null), [id]);
  if (!detail || id === null) return <Awaited />;
  if (!world) return <p class="worldNone soft">{w.worldsUnknown(detail.environment)}</p>;
  return (
    <div class="worlds">
      {detail.stepMs > 0 ? null : (
        <RepeatBar key={`bar ${id}`} run={run} world={world} repeated={repeated} onRepeat={setRepeated} />
      )}
      <PanelsOf
        key={`${id}${repeated ? ' again' : ''}`}
        run={repeated ?? run}
        at={repeated ? null : at}
        world={world}
      />
    </div>
  );
}

/** The room of the first panel, so that nothing jumps when the run is known. */
function Awaited() {
  const w = words.value;
  return (
    <div class="worlds">
      <section class="card worldCard stageCard" aria-busy="true">
        <h2 class="worldFold">{w.worldsStageTitle}</h2>
        <div class="worldWays awaited" />
        <div class="worldStage">
          <p class="worldWait soft">{w.worldsWaiting}</p>
        </div>
        <div class="timeControls awaited" />
      </section>
    </div>
  );
}

function PanelsOf({ run, at, world }: WorldPanelsProps & { readonly world: World }) {
  const state = useMemo(() => createWorldsState(run, world), [run, world]);
  useEffect(() => {
    state.start();
    return () => state.close();
  }, [state]);
  useEffect(() => state.setAt(at), [state, at]);
  const mapped = world.kind === 'cart' && !world.pixels;
  const edges = world.kind === 'cart' ? world.table?.edges : null;
  return (
    <>
      <StageCard state={state} />
      <div class="worldCards">
        <QCard state={state} />
        {mapped ? <MapCard state={state} /> : null}
        {world.pixels ? <PixelsCard state={state} /> : null}
        {edges ? <TableCard state={state} edges={edges} /> : null}
      </div>
    </>
  );
}

const LOOK_MS = 200;

/** Which run it is, and whether it tells steps; null before the first answer. */
function useRunKey(run: RunSource): string | null {
  const keyOf = (): string | null => {
    const detail = run.model.detail();
    return detail && `${detail.id} ${detail.stepMs > 0 ? 'steps' : ''}`;
  };
  const [key, setKey] = useState(keyOf);
  useEffect(() => {
    setKey(keyOf());
    const timer = window.setInterval(() => setKey(keyOf()), LOOK_MS);
    return () => window.clearInterval(timer);
  }, [run]);
  return key;
}

/** A lake for each lane: what its policy thinks of every field, and the walker on it. */
import './lake.css';
import { useEffect, useRef } from 'preact/hooks';
import { type LakeField, rangeOf, slipped } from '../../model/worlds/lakeField.ts';
import type { Lane, Role } from '../../model/worlds/worldView.ts';
import { words } from '../language.ts';
import { useCardFrame } from './cardFrame.ts';
import { CELL, LakeFields } from './lakeFields.tsx';
import { LaneText } from './laneText.tsx';
import { useFields } from './useFields.ts';
import type { LaneHud, WorldsState } from './worldsState.ts';

export function LakeBoards({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const lanes = state.lanes.value;
  return (
    <>
      <div class={lanes.length > 1 ? 'lakes two' : 'lakes'}>
        {lanes.length === 0 ? <p class="worldWait soft">{w.worldsWaiting}</p> : null}
        {lanes.map((lane) => (
          <LakeBoard key={lane.role} lane={lane} state={state} />
        ))}
      </div>
      <p class="lakeLegend faint">
        <span>{w.lakeLow}</span>
        <span class="lakeRamp" aria-hidden="true" />
        <span>{w.lakeHigh}</span>
        <span>{w.lakeArrow}</span>
      </p>
    </>
  );
}

function LakeBoard({ lane, state }: { readonly lane: LaneHud; readonly state: WorldsState }) {
  const w = words.value;
  const map = state.world.lake!.map;
  const columns = map[0]!.length;
  const fields = useFields(state, () => state.view.lanes().find(({ role }) => role === lane.role)?.mind ?? null);
  const range = rangeOf(fields);
  return (
    <div class="lake">
      <div class="lakeHead">
        <LaneText lane={lane} state={state} />
      </div>
      <svg
        class="lakeMap"
        viewBox={`0 0 ${columns * CELL} ${map.length * CELL}`}
        role="img"
        aria-label={w.lakeLabel(columns, map.length)}
      >
        <LakeFields fields={fields} columns={columns} range={range} numbers={columns <= 4} />
        <Walker role={lane.role} state={state} columns={columns} />
      </svg>
      <Slip role={lane.role} state={state} />
      <details class="lakeTwin">
        <summary>{w.lakeTable}</summary>
        <FieldTable fields={fields} columns={columns} />
      </details>
    </div>
  );
}

interface WalkerProps {
  readonly role: Role;
  readonly state: WorldsState;
}

const laneOf = (state: WorldsState, role: Role): Lane | undefined =>
  state.view.lanes().find((lane) => lane.role === role);

/** Moved in every frame, without drawing the board again. */
function Walker({ role, state, columns }: WalkerProps & { readonly columns: number }) {
  const walker = useRef<SVGGElement>(null);
  useCardFrame(state, () => {
    let drawn = '';
    const at = (cell: number) => ({ x: ((cell % columns) + 0.5) * CELL, y: (Math.floor(cell / columns) + 0.5) * CELL });
    return () => {
      const lane = laneOf(state, role);
      if (!walker.current || lane?.walked.now.kind !== 'lake' || lane.walked.before.kind !== 'lake') return;
      const { walked, share } = lane;
      const [from, to] = [at(lane.walked.before.cell), at(lane.walked.now.cell)];
      const gone = walked.ended ? 1 : Math.min(share * 2, 1); // a step, then a rest in which it can be seen
      const [x, y] = [from.x + (to.x - from.x) * gone, from.y + (to.y - from.y) * gone];
      const moved = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
      if (moved !== drawn) walker.current.setAttribute('transform', moved);
      drawn = moved;
      walker.current.classList.toggle('hollow', lane.explored);
    };
  }, [role, columns]);
  return (
    <g class="lakeWalker" ref={walker}>
      <circle r={CELL * 0.17} />
      <circle class="lakeWalkerCore" r={CELL * 0.07} />
    </g>
  );
}

/** Says what the walker wanted, and when the ice took it elsewhere. */
function Slip({ role, state }: WalkerProps) {
  const w = words.value;
  const line = useRef<HTMLParagraphElement>(null);
  const { map } = state.world.lake!;
  useEffect(
    () =>
      state.onFrame(() => {
        const lane = laneOf(state, role);
        if (!line.current || !lane || lane.walked.before.kind !== 'lake' || lane.walked.now.kind !== 'lake') return;
        const { before, now, action } = lane.walked;
        const wanted = action === null ? '' : (w.worldsActions.lake[action] ?? '');
        const slid = action !== null && slipped(map, before.cell, action, now.cell);
        const text = action === null ? '' : slid ? w.lakeSlipped(wanted) : w.lakeWent(wanted);
        if (line.current.textContent !== text) line.current.textContent = text;
        line.current.classList.toggle('slipped', slid);
      }),
    [state, role, w, map],
  );
  return <p class="lakeSlip soft" ref={line} />;
}

/** The same in words and numbers. */
function FieldTable({ fields, columns }: { readonly fields: readonly LakeField[]; readonly columns: number }) {
  const w = words.value;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.lakeField}</th>
          {w.worldsActions.lake.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          <th scope="col">{w.lakeGreedy}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ cell, kind, q, greedy }) => (
          <tr key={cell}>
            <th scope="row">{w.lakePlace(Math.floor(cell / columns) + 1, (cell % columns) + 1, kind)}</th>
            {w.worldsActions.lake.map((name, action) => (
              <td key={name}>{q ? w.small(q[action]!) : ''}</td>
            ))}
            <td>{greedy === null ? '' : w.worldsActions.lake[greedy]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

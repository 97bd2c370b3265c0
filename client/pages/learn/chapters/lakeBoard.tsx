/** A lake with the Q values of its fields, a walker, a way, what has just moved, and how often each field was walked on. */
import '../../worlds/lake.css';
import type { FrozenLakeSpec } from '../../../../shared/sim/frozenLakeEnvironment.ts';
import { type LakeField, lakeFields, rangeOf } from '../../../model/worlds/lakeField.ts';
import { words } from '../../language.ts';

import { CELL, LakeFields, TRIANGLES } from '../../worlds/lakeFields.tsx';
import { chapterWords } from './chapterWords.ts';

interface LakeBoardProps {
  readonly lake: FrozenLakeSpec;
  readonly q: ArrayLike<number>; // [cells, actions]
  readonly label: string;
  readonly numbers?: boolean; // there is room for the values
  readonly walker?: number; // cell
  readonly way?: readonly number[]; // cells
  readonly moved?: readonly number[]; // entries of q
  readonly counts?: readonly string[]; // by cell
}

export function LakeBoard({ lake, q, label, numbers = false, walker, way, moved = [], counts }: LakeBoardProps) {
  const { map, actionCount } = lake;
  const columns = map[0]!.length;
  const row = new Float32Array(actionCount);
  const fields = lakeFields(lake, {
    qOf(seen) {
      const cell = seen.indexOf(1);
      for (let action = 0; action < actionCount; action++) row[action] = q[cell * actionCount + action]!;
      return row;
    },
  });
  const middle = (cell: number): string =>
    `${((cell % columns) + 0.5) * CELL},${(Math.floor(cell / columns) + 0.5) * CELL}`;
  const corner = (cell: number): string => `translate(${(cell % columns) * CELL} ${Math.floor(cell / columns) * CELL})`;
  return (
    <div class="learnLake">
      <svg viewBox={`0 0 ${columns * CELL} ${map.length * CELL}`} role="img" aria-label={label}>
        <LakeFields
          fields={numbers ? fields.map(withoutTie) : fields}
          columns={columns}
          range={rangeOf(fields)}
          numbers={numbers}
        />
        {moved.map((entry) => (
          <polygon
            key={entry}
            class="lakeMoved"
            transform={corner(Math.floor(entry / actionCount))}
            points={TRIANGLES[entry % actionCount]}
          />
        ))}
        {way ? <polyline class="lakeWay around" points={way.map(middle).join(' ')} /> : null}
        {way ? <polyline class="lakeWay" points={way.map(middle).join(' ')} /> : null}
        {counts?.map((count, cell) => (
          <g key={cell} transform={corner(cell)}>
            <text class="lakeCount" x="50" y="90" text-anchor="middle">
              {count}
            </text>
          </g>
        ))}
        {walker === undefined ? null : (
          <g class="lakeWalker" transform={`translate(${middle(walker).replace(',', ' ')})`}>
            <circle r={CELL * (numbers ? 0.13 : 0.17)} />
            <circle class="lakeWalkerCore" r={CELL * (numbers ? 0.05 : 0.07)} />
          </g>
        )}
      </svg>
      <details class="lakeTwin">
        <summary>{words.value.lakeTable}</summary>
        <ValueTable fields={fields} columns={columns} {...(counts ? { counts } : {})} />
      </details>
    </div>
  );
}

/** Where numbers stand, an arrow that means nothing only hides them. */
function withoutTie(field: LakeField): LakeField {
  return field.q?.every((value) => value === field.q?.[0]) ? { ...field, greedy: null } : field;
}

/** What colours and signs of a lake mean. */
export function LakeLegend() {
  const w = words.value;
  return (
    <p class="lakeLegend faint">
      <span>{w.lakeLow}</span>
      <span class="lakeRamp" aria-hidden="true" />
      <span>{w.lakeHigh}</span>
      <span>{w.lakeArrow}</span>
    </p>
  );
}

interface ValueTableProps {
  readonly fields: readonly LakeField[];
  readonly columns: number;
  readonly counts?: readonly string[];
}

function ValueTable({ fields, columns, counts }: ValueTableProps) {
  const w = words.value;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.lakeField}</th>
          {w.worldsActions.lake.map((action) => (
            <th key={action} scope="col">
              {action}
            </th>
          ))}
          {counts ? <th scope="col">{chapterWords.value.visits}</th> : null}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ cell, kind, q }) =>
          q ? (
            <tr key={cell}>
              <th scope="row">{w.lakePlace(Math.floor(cell / columns) + 1, (cell % columns) + 1, kind)}</th>
              {q.map((value, action) => (
                <td key={w.worldsActions.lake[action]}>{w.worldsTwo(value)}</td>
              ))}
              {counts ? <td>{counts[cell]}</td> : null}
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}

/** The fields of a lake as SVG: four triangles coloured by Q value, an arrow for the greedy action, holes and the goal. */
import type { LakeField } from '../../model/worlds/lakeField.ts';
import { words } from '../language.ts';

export const CELL = 100; // units of the SVG

interface LakeFieldsProps {
  readonly fields: readonly LakeField[];
  readonly columns: number;
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly numbers: boolean; // there is room for the values
}

export function LakeFields({ fields, columns, range, numbers }: LakeFieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <g
          key={field.cell}
          transform={`translate(${(field.cell % columns) * CELL} ${Math.floor(field.cell / columns) * CELL})`}
        >
          <Field field={field} range={range} numbers={numbers} />
        </g>
      ))}
    </>
  );
}

/** Left, down, right, up: the same order as the actions. */
export const TRIANGLES = ['2,2 50,50 2,98', '2,98 50,50 98,98', '98,98 50,50 98,2', '98,2 50,50 2,2'];
const NUMBERS = [
  { x: 6, y: 55, anchor: 'start' },
  { x: 50, y: 93, anchor: 'middle' },
  { x: 94, y: 55, anchor: 'end' },
  { x: 50, y: 17, anchor: 'middle' },
] as const;
const ARROW = 'M10 0h-22M3 -8L12 0 3 8'; // to the right
const TURNS = [180, 90, 0, 270]; // degrees, of an arrow that points to the right

function Field({ field, range, numbers }: Omit<LakeFieldsProps, 'fields' | 'columns'> & { readonly field: LakeField }) {
  const w = words.value;
  const { kind, q, greedy } = field;
  const share = (value: number): number =>
    range && range.high > range.low ? (value - range.low) / (range.high - range.low) : 0;
  return (
    <>
      <rect class={`lakeIce ${kind}`} x="1" y="1" width="98" height="98" rx="8" />
      {q?.map((value, action) => (
        <polygon
          key={TURNS[action]}
          class="lakeQ"
          points={TRIANGLES[action]}
          style={{
            fill: `color-mix(in oklab, var(--map-right) ${Math.round(share(value) * 100)}%, var(--map-middle))`,
          }}
        />
      ))}
      {kind === 'hole' ? <circle class="lakeHole" cx="50" cy="50" r="34" /> : null}
      {kind === 'goal' ? <path class="lakeGoal" d="M38 82V18h6l30 14-30 14v36z" /> : null}
      {kind === 'start' ? <rect class="lakeStart" x="4" y="4" width="92" height="92" rx="6" /> : null}
      {greedy === null ? null : (
        <g transform={`translate(50 50) rotate(${TURNS[greedy]}) scale(${numbers ? 1 : 1.7})`}>
          <path class="lakeArrow around" d={ARROW} />
          <path class="lakeArrow" d={ARROW} />
        </g>
      )}
      {numbers
        ? q?.map((value, action) => (
            <text
              key={TURNS[action]}
              class={share(value) > 0.4 ? 'lakeNumber dark' : 'lakeNumber'}
              x={NUMBERS[action]!.x}
              y={NUMBERS[action]!.y}
              text-anchor={NUMBERS[action]!.anchor}
            >
              {w.worldsTwo(value)}
            </text>
          ))
        : null}
    </>
  );
}

/** What the network expects from each push, for the observation on the screen. */
import { useRef } from 'preact/hooks';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { words } from '../language.ts';

interface QValuesProps {
  readonly left: number | null;
  readonly right: number | null;
  readonly action: Action | null;
  readonly explored: boolean;
}

/** Bars reach to the largest value seen so far; they never shrink to make a small one look large. */
export function QValues({ left, right, action, explored }: QValuesProps) {
  const w = words.value;
  const largest = useRef(0);
  const known = left !== null && right !== null;
  if (known) largest.current = Math.max(largest.current, Math.abs(left), Math.abs(right));
  const rows = [
    { name: w.qLeft, value: left, taken: action === 0 },
    { name: w.qRight, value: right, taken: action === 1 },
  ];
  return (
    <section class="card qCard" aria-labelledby="q">
      <div class="qHead">
        <h2 id="q">{w.qTitle}</h2>
        <p class="faint">{w.qHint}</p>
      </div>
      <dl class="qRows">
        {rows.map(({ name, value, taken }) => (
          <div key={name} class={taken ? (explored ? 'taken hollow' : 'taken') : ''}>
            <dt>{name}</dt>
            <dd>
              <span class="qBar" aria-hidden="true">
                <span style={{ width: `${value === null ? 0 : (100 * Math.abs(value)) / (largest.current || 1)}%` }} />
              </span>
              <span class="qNumber">{value === null ? '' : w.small(value)}</span>
            </dd>
          </div>
        ))}
        <div class="qGap">
          <dt>{w.qGap}</dt>
          <dd>
            <span class="qNumber">{known ? w.small(Math.abs(left - right)) : ''}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

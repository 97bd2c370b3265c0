/** What the network expects from each push, for the observation on the screen. */
import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { words } from '../language.ts';
import type { StepHud } from './watchState.ts';

const FORGET = 0.002; // share of the range that is given up per step shown: an e-fold in ten seconds
const NUMBERS_EVERY_MS = 150; // bars move with each step; numbers have to be read

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Of the values seen lately: whole while the values fill it, closing in slowly where they do not. */
function widened(range: Range | null, values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (range === null) return { low: low - 0.01, high: high + 0.01 };
  const given = (range.high - range.low) * FORGET;
  return { low: Math.min(range.low + given, low - 0.005), high: Math.max(range.high - given, high + 0.005) };
}

function shareOf(value: number, { low, high }: Range): number {
  return 4 + (96 * (value - low)) / (high - low); // a value at the low end is still a bar
}

export function QValues({ now }: { readonly now: ReadonlySignal<StepHud> }) {
  const w = words.value;
  const { q, action, explored } = now.value;
  const range = useRef<Range | null>(null);
  const shown = useRef({ at: 0, q });
  if (q) range.current = widened(range.current, q);
  const ms = performance.now();
  if (ms - shown.current.at >= NUMBERS_EVERY_MS) shown.current = { at: ms, q };
  const numbers = shown.current.q;
  const bar = (value: number | undefined): number =>
    value === undefined || range.current === null ? 0 : shareOf(value, range.current);
  const rows = [
    { name: w.qLeft, value: q?.[0], number: numbers?.[0], taken: action === 0 },
    { name: w.qRight, value: q?.[1], number: numbers?.[1], taken: action === 1 },
  ];
  return (
    <section class="card qCard" aria-labelledby="q">
      <div class="qHead">
        <h2 id="q">{w.qTitle}</h2>
        <p class="faint">{w.qHint}</p>
      </div>
      <dl class="qRows">
        {rows.map(({ name, value, number, taken }) => (
          <div key={name} class={taken ? (explored ? 'taken hollow' : 'taken') : ''}>
            <dt>{name}</dt>
            <dd>
              <span class="qBar" aria-hidden="true">
                <span style={{ width: `${bar(value)}%` }} />
              </span>
              <span class="qNumber">{number === undefined ? '' : w.small(number)}</span>
            </dd>
          </div>
        ))}
        <div class="qGap">
          <dt>{w.qGap}</dt>
          <dd>
            <span class="qNumber">{numbers ? w.small(Math.abs(numbers[0] - numbers[1])) : ''}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

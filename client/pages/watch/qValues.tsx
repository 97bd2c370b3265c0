/** What the network expects from each push, for an observation on the screen. */
import type { ReadonlySignal } from '@preact/signals';
import type { Expectation } from '../../model/expectation.ts';
import { words } from '../language.ts';

export function QValues({ expected }: { readonly expected: ReadonlySignal<Expectation> }) {
  const w = words.value;
  const { q, shares, action, explored } = expected.value;
  const rows = [
    { name: w.qLeft, value: q?.[0], share: shares?.[0] ?? 0, taken: action === 0 },
    { name: w.qRight, value: q?.[1], share: shares?.[1] ?? 0, taken: action === 1 },
  ];
  return (
    <section class="card qCard" aria-labelledby="q">
      <div class="qHead">
        <h2 id="q">{w.qTitle}</h2>
        <p class="faint">{w.qHint}</p>
      </div>
      <dl class="qRows">
        {rows.map(({ name, value, share, taken }) => (
          <div key={name} class={taken ? (explored ? 'taken hollow' : 'taken') : ''}>
            <dt>{name}</dt>
            <dd>
              <span class="qBar" aria-hidden="true">
                <span style={{ width: `${share * 100}%` }} />
              </span>
              <span class="qNumber">{value === undefined ? '' : w.small(value)}</span>
            </dd>
          </div>
        ))}
        <div class="qGap">
          <dt>{w.qGap}</dt>
          <dd>
            <span class="qNumber">{q ? w.small(Math.abs(q[0] - q[1])) : ''}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

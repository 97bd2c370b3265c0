/** The Q values of what is shown, a bar an action. */
import { words } from '../language.ts';
import { WorldCard } from './worldCard.tsx';
import type { WorldsState } from './worldsState.ts';

export function QCard({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  return (
    <WorldCard name="q" title={w.worldsQTitle} hint={w.worldsQHint[state.world.kind]} state={state}>
      <QBars state={state} />
      {state.world.kind === 'cart' && !state.world.pixels ? <Told state={state} /> : null}
    </WorldCard>
  );
}

/** The four numbers that are all it is told. */
function Told({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const cart = state.told.value;
  const rows = [
    { name: w.mapX, value: cart && w.mapMetres(cart.x) },
    { name: w.mapXDot, value: cart && w.mapSpeed(cart.xDot) },
    { name: w.stateLean, value: cart && w.stateDegrees(cart.theta) },
    { name: w.stateTurning, value: cart && w.stateSpin(cart.thetaDot) },
  ];
  return (
    <>
      <h3 class="stateHead">{w.stateTitle}</h3>
      <dl class="stateRows">
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt class="faint">{name}</dt>
            <dd>{value ?? w.none}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function QBars({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const { q, shares, action, explored } = state.expected.value;
  const sorted = [...q].sort((a, b) => b - a);
  return (
    <>
      <p class="soft worldWhose">{w.worldsQWhose[state.whose.value]}</p>
      <dl class="qBars">
        {w.worldsActions[state.world.kind].map((name, i) => (
          <div key={name} class={action === i ? (explored ? 'taken hollow' : 'taken') : ''}>
            <dt>{name}</dt>
            <dd>
              <span class="qBarTrack" aria-hidden="true">
                <span style={{ width: `${(shares[i] ?? 0) * 100}%` }} />
              </span>
              <span class="qBarNumber">{q[i] === undefined ? '' : w.small(q[i])}</span>
            </dd>
          </div>
        ))}
        <div class="qBarGap">
          <dt>{w.qGap}</dt>
          <dd>
            <span class="qBarNumber">{sorted.length > 1 ? w.small(sorted[0]! - sorted[1]!) : ''}</span>
          </dd>
        </div>
      </dl>
    </>
  );
}

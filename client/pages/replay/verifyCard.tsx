/** The match stepped again in this browser, and both hashes. */
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import type { ReplayState, Verdict } from './replayState.ts';

const hex = (hash: number): string => hash.toString(16).padStart(8, '0');

export function VerifyCard({ state, code }: { readonly state: ReplayState; readonly code: string }) {
  const w = words.value;
  const verdict = state.verdict.value;
  return (
    <section class="card verifyCard">
      <h2>{w.replayVerifyTitle}</h2>
      <p class="soft">{w.replayVerifyText}</p>
      <button type="button" class="button" onClick={() => state.verify()}>
        {w.replayVerify}
      </button>
      {verdict ? <Said verdict={verdict} /> : null}
      <Link to={`/verify#${code}`}>{w.replayToVerify}</Link>
    </section>
  );
}

function Said({ verdict }: { readonly verdict: Verdict }) {
  const w = words.value;
  const equal = verdict.claimed === verdict.stepped;
  const text = equal ? w.replayEqual : w.replayUnequal;
  useEffect(() => announce(text), [text]);
  return (
    <div class={equal ? 'verdict equal' : 'verdict unequal'}>
      <p>
        <strong>{text}</strong>
      </p>
      <dl>
        <div>
          <dt>{w.replayClaimed}</dt>
          <dd>{hex(verdict.claimed)}</dd>
        </div>
        <div>
          <dt>{w.replayStepped}</dt>
          <dd>{hex(verdict.stepped)}</dd>
        </div>
      </dl>
      <p class="faint">{w.replayPace(verdict.ticks, verdict.perSecond)}</p>
    </div>
  );
}

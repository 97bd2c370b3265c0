/** Each piece that can be computed again: what it claims, what was found in this browser, and a button. */
import { useEffect } from 'preact/hooks';
import type { BoardName } from '../../../shared/protocol/boards.ts';
import type { CheckAt, CheckRun } from '../../model/verify/checkRuns.ts';
import { announce } from '../announce.ts';
import { ShortHash } from './shortHash.tsx';
import type { VerifyState } from './verifyState.ts';
import { pieceWords, verifyWords, whyWords } from './verifyWords.ts';

interface CheckTableProps {
  readonly state: VerifyState;
  readonly board: BoardName | 'link';
}

function Hash({ hash }: { readonly hash: string | null }) {
  return hash === null ? <span class="faint">{'\u2013'}</span> : <ShortHash hash={hash} />;
}

const busy = ({ at }: CheckRun): boolean => at.kind === 'running' || at.kind === 'waiting';
const wrong = ({ at }: CheckRun): boolean => at.kind === 'failed' || (at.kind === 'ended' && !at.end.ok);

export function CheckTable({ state, board }: CheckTableProps) {
  const w = verifyWords.value;
  const runs = state.runs.value;
  const working = runs.some(busy);
  const over = runs.length > 0 && runs.every(({ at }) => at.kind === 'ended' || at.kind === 'failed');
  const broken = runs.filter(wrong).length;
  const said = over && !working ? (broken === 0 ? w.allHold : w.someBroken(broken)) : '';
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  if (runs.length === 0) return <p>{w.nothing}</p>;
  return (
    <div class="checks">
      <div class="checksHead">
        <h3>{w.checks[board]}</h3>
        {working ? (
          <button type="button" class="button" onClick={() => state.stop()}>
            {w.stop}
          </button>
        ) : (
          <button type="button" class="button primary" onClick={() => state.verify()}>
            {runs.length === 1 ? w.verify : w.verifyAll}
          </button>
        )}
      </div>
      <ul class="checkList">
        {runs.map((run) => (
          <CheckLine key={run.check.name} run={run} state={state} alone={runs.length === 1} />
        ))}
      </ul>
      {said ? <p class={broken === 0 ? 'checksSaid equal' : 'checksSaid unequal'}>{said}</p> : null}
    </div>
  );
}

interface CheckLineProps {
  readonly run: CheckRun;
  readonly state: VerifyState;
  readonly alone: boolean;
}

function CheckLine({ run, state, alone }: CheckLineProps) {
  const w = verifyWords.value;
  const { check, at } = run;
  const name = pieceWords(w, check.name);
  const ended = at.kind === 'ended' ? at.end : null;
  const tone = ended ? (ended.ok ? ' equal' : ' unequal') : '';
  return (
    <li class={`checkLine${alone ? ' alone' : ''}${tone}`}>
      <strong class="checkName">{name}</strong>
      <dl class="checkHashes">
        <div>
          <dt>{w.column.claimed}</dt>
          <dd>
            <Hash hash={ended ? ended.claimed : check.claimed} />
          </dd>
        </div>
        <div>
          <dt>{w.column.found}</dt>
          <dd>
            <Hash hash={ended ? ended.found : null} />
          </dd>
        </div>
        <div class="checkVerdict">
          <dt>{w.column.verdict}</dt>
          <dd>
            <At at={at} />
          </dd>
        </div>
      </dl>
      {alone ? null : (
        <button
          type="button"
          class="button small"
          aria-label={w.verifyOne(name)}
          disabled={busy(run)}
          onClick={() => state.verify(check.name)}
        >
          {w.verify}
        </button>
      )}
      {ended && !ended.ok ? (
        <p>
          {whyWords(w, ended.code)} {ended.tick === null ? null : w.breaksAt(ended.tick)}
        </p>
      ) : null}
      {at.kind === 'running' ? (
        <span class="meter" aria-hidden="true">
          <span style={{ width: `${100 * at.share}%` }} />
        </span>
      ) : null}
    </li>
  );
}

function At({ at }: { readonly at: CheckAt }) {
  const w = verifyWords.value;
  switch (at.kind) {
    case 'idle':
      return <span class="faint">{w.idle}</span>;
    case 'waiting':
      return <span class="faint">{w.waiting}</span>;
    case 'running':
      return <span>{w.running(Math.floor(100 * at.share))}</span>;
    case 'failed':
      return <strong class="wrong">{w.failed}</strong>;
    case 'ended':
      return (
        <>
          <strong>{at.end.ok ? w.equal : at.end.found === null ? w.refused : w.unequal}</strong>{' '}
          <span class="faint">{w.took(at.ms)}</span>
        </>
      );
  }
}

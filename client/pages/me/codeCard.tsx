import { useEffect, useRef, useState } from 'preact/hooks';
import type { Me } from '../../../shared/protocol/me.ts';
import { makeRecovery } from '../../net/me.ts';
import { CopyText } from '../copyText.tsx';
import { refusalWords } from './meState.ts';
import { meWords } from './meWords.ts';

interface CodeCardProps {
  readonly me: Me;
  readonly onMade: () => void;
}

/** The recovery code: made, shown once, gone from the page when it is kept. */
export function CodeCard({ me, onMade }: CodeCardProps) {
  const w = meWords.value;
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (code !== null) shown.current?.focus();
  }, [code]);
  async function make(): Promise<void> {
    setBusy(true);
    const answer = await makeRecovery();
    setBusy(false);
    setProblem(answer.ok ? null : refusalWords(answer));
    if (!answer.ok) return;
    setCode(answer.value);
    onMade();
  }
  return (
    <section class="card meCard">
      <h2>{w.codeTitle}</h2>
      <p class="soft">{w.codeLead}</p>
      {code === null ? (
        <>
          <p>{me.recovery ? w.codeThere : w.codeNone}</p>
          <button
            type="button"
            class={me.recovery ? 'button' : 'button primary'}
            disabled={busy}
            onClick={() => void make()}
          >
            {me.recovery ? w.codeMakeNew : w.codeMake}
          </button>
        </>
      ) : (
        <div class="meCode">
          <p tabIndex={-1} ref={shown}>
            <strong>{w.codeShown}</strong>
          </p>
          <output class="meCodeText">{code}</output>
          <p class="meWarning">{w.codeWarning}</p>
          <div class="meButtons">
            <CopyText text={code} primary label={w.codeCopy} />
            <button type="button" class="button" onClick={() => setCode(null)}>
              {w.codeDone}
            </button>
          </div>
        </div>
      )}
      <p class="meProblem" role="alert">
        {problem}
      </p>
    </section>
  );
}

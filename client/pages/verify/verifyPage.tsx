/** Computes again, in the visitor's browser, whatever is given: the link of a match, a row of a board, or a saved row. */
import './verify.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Link } from '../link.tsx';
import { EXAMPLE_CODE } from '../replay/example.ts';
import { useMainFocus } from '../useMainFocus.ts';
import { CheckTable } from './checkTable.tsx';
import { LinkHead, RowHead } from './givenHead.tsx';
import { ProveCard } from './proveCard.tsx';
import { ProvenCards } from './provenCards.tsx';
import { createVerifyState, type VerifyFailure, type VerifyState } from './verifyState.ts';
import { verifyWords, whyWords } from './verifyWords.ts';

export function VerifyPage() {
  const w = verifyWords.value;
  const state = useMemo(createVerifyState, []);
  useEffect(() => () => state.dispose(), [state]);
  const { kind } = state.opened.value;
  const given = kind === 'link' || kind === 'row';
  useMainFocus(kind);
  return (
    <div class="pageFrame verify">
      <div class="pageHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
      </div>
      <div class={`verifyBody ${given ? 'given' : kind === 'none' ? '' : 'told'}`}>
        <Given state={state} />
        <Paste state={state} title={given ? w.another : null} />
        <ProveCard />
      </div>
      {kind === 'none' ? <ProvenCards /> : null}
    </div>
  );
}

function Given({ state }: { readonly state: VerifyState }) {
  const w = verifyWords.value;
  const opened = state.opened.value;
  switch (opened.kind) {
    case 'none':
      return null;
    case 'fetching':
      return (
        <section class="card verifyGiven">
          <p class="soft" role="status">
            {w.fetching}
          </p>
        </section>
      );
    case 'failed':
      return <Failed why={opened.why} onRetry={() => state.again()} />;
    case 'link':
      return (
        <section class="card verifyGiven" aria-labelledby="given">
          <LinkHead code={opened.code} replay={opened.replay} />
          <CheckTable state={state} board="link" />
          <p class="soft small">{w.proven.link}</p>
        </section>
      );
    case 'row':
      return (
        <section class="card verifyGiven" aria-labelledby="given">
          <RowHead detail={opened.detail} />
          {opened.problems.length === 0 ? null : (
            <div class="verifyProblems" role="alert">
              <h3>{w.badFit}</h3>
              <ul>
                {opened.problems.map(({ code }) => (
                  <li key={code}>{whyWords(w, code)}</li>
                ))}
              </ul>
            </div>
          )}
          <CheckTable state={state} board={opened.detail.row.board} />
          <p class="soft small">{w.proven[opened.detail.row.board]}</p>
        </section>
      );
  }
}

function Failed({ why, onRetry }: { readonly why: VerifyFailure; readonly onRetry: () => void }) {
  const w = verifyWords.value;
  return (
    <section class="card verifyGiven verifyFailed" role="alert">
      <h2>{w.failTitle[why]}</h2>
      <p>{w.failText[why]}</p>
      {why === 'saved' || why === 'missing' ? null : (
        <button type="button" class="button" onClick={onRetry}>
          {w.retry}
        </button>
      )}
    </section>
  );
}

function Paste({ state, title }: { readonly state: VerifyState; readonly title: string | null }) {
  const w = verifyWords.value;
  const [text, setText] = useState('');
  return (
    <section class="card verifyPaste">
      {title ? <h2>{title}</h2> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          state.open(text);
        }}
      >
        <label for="toVerify">{w.paste}</label>
        <div>
          <input
            id="toVerify"
            type="text"
            required
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="toVerifyHint"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class={title ? 'button' : 'button primary'}>
            {w.open}
          </button>
        </div>
        <p id="toVerifyHint" class="faint small">
          {w.pasteHint}
        </p>
      </form>
      {title ? null : (
        <p class="verifySample">
          <Link to={`/verify#${EXAMPLE_CODE}`} class="button">
            {w.sample}
          </Link>
          <span class="faint small">{w.sampleHint}</span>
        </p>
      )}
    </section>
  );
}

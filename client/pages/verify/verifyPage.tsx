import './verify.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { DIVISIONS } from '../../model/boards/boardAddress.ts';
import { Link } from '../link.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { CheckTable } from './checkTable.tsx';
import { LinkHead, RowHead } from './givenHead.tsx';
import { ProveCard } from './proveCard.tsx';
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
    <div class="verify">
      <div class="verifyHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
      </div>
      <div class={given ? 'verifyBody given' : 'verifyBody'}>
        <Given state={state} />
        <Paste state={state} title={given ? w.another : null} />
        <ProveCard />
      </div>
      {kind === 'none' ? <Proven /> : null}
    </div>
  );
}

/** Board by board: what computing it again says, and what it does not. */
function Proven() {
  const w = verifyWords.value;
  return (
    <section class="verifyProven" aria-labelledby="proven">
      <h2 id="proven">{w.provenTitle}</h2>
      <ul>
        {BOARDS.map((board) => (
          <li key={board}>
            <h3>{w.board[board]}</h3>
            <p class="soft small">{w.proven[board]}</p>
            <Link to={`/boards#${board}/${DIVISIONS[board][0]}`}>{w.toBoard(w.board[board])}</Link>
          </li>
        ))}
      </ul>
    </section>
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
    </section>
  );
}

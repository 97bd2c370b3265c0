/** Above and below the rows: the division, a search, the ways to the top and to oneself, onward and back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type BoardAddress, boardTop, DIVISIONS, MOST_SEARCHED } from '../../model/boards/boardAddress.ts';
import { exportAddress } from '../../net/boards.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { Segments } from '../runs/chart/segments.tsx';
import type { BoardsState, Shown } from './boardsState.ts';
import { boardWords } from './boardWords.ts';
import { ownRow } from './ownRow.ts';

const TYPED_MS = 250; // without another key, and it is looked for

export function BoardBar({ state }: { readonly state: BoardsState }) {
  const w = boardWords.value;
  const address = state.address.value;
  const { board, division } = address;
  const mine = ownRow(board, division);
  return (
    <div class="boardBar">
      {DIVISIONS[board].length > 1 ? (
        <Segments
          legend={w.division[board]}
          name="division"
          options={DIVISIONS[board].map((value) => ({ value, label: value }))}
          chosen={division}
          onChoose={(next) => state.go(boardTop(board, next))}
        />
      ) : (
        <p class="boardWorld soft">{division}</p>
      )}
      <Search key={`${board} ${division}`} state={state} address={address} />
      <div class="boardSteps">
        {mine === null ? null : (
          <button
            type="button"
            class="button"
            onClick={() => state.go({ ...boardTop(board, division), view: { kind: 'around', row: mine } })}
          >
            {w.toMine}
          </button>
        )}
        <LiveMark state={state} />
      </div>
    </div>
  );
}

function Search({ state, address }: { readonly state: BoardsState; readonly address: BoardAddress }) {
  const w = boardWords.value;
  const asked = address.view.kind === 'search' ? address.view.text : '';
  const [typed, setTyped] = useState(asked);
  const timer = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(asked); // the address changed by itself
  }, [asked]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const lookFor = (text: string, ms: number): void => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => state.search(text), ms);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is newer than the browsers we serve
    <form
      class="boardSearch"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        lookFor(typed, 0);
      }}
    >
      <label>
        <span class="visually-hidden">{w.searchLabel}</span>
        <input
          type="search"
          ref={field}
          value={typed}
          placeholder={w.searchLabel}
          maxLength={MOST_SEARCHED}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => lookFor(event.currentTarget.value, TYPED_MS)}
        />
      </label>
      {typed === '' ? null : (
        <button
          type="button"
          class="searchClear"
          aria-label={w.searchClear}
          onClick={() => {
            lookFor('', 0);
            field.current?.focus();
          }}
        >
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </form>
  );
}

/** Says that changes come by themselves; where they do not, a button asks for them. */
function LiveMark({ state }: { readonly state: BoardsState }) {
  const w = boardWords.value;
  if (connectionState.value.kind === 'connected') {
    return (
      <span class="boardLive" title={w.liveHint}>
        {w.live}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="button"
      title={w.quietHint}
      onClick={() => void state.refresh().then(() => announce(boardWords.peek().refreshed))}
    >
      {w.refresh}
    </button>
  );
}

export function BoardFoot({ state, shown }: { readonly state: BoardsState; readonly shown: Shown }) {
  const w = boardWords.value;
  const { of, page } = shown;
  const [first, last] = [page.rows[0]?.rank ?? 0, page.rows.at(-1)?.rank ?? 0];
  const step = (kind: 'after' | 'before', cursor: string | null): void => {
    if (cursor !== null) state.go({ ...of, row: null, view: { kind, cursor } });
  };
  const searching = of.view.kind === 'search';
  return (
    <div class="boardFoot">
      <p class="boardCount" role="status">
        {searching
          ? w.found(page.rows.length, of.view.kind === 'search' ? of.view.text : '')
          : w.shownOf(first, last, page.total)}
      </p>
      {searching || (page.before === null && page.next === null) ? null : (
        <nav class="boardPager" aria-label={w.pages}>
          <button
            type="button"
            class="button"
            disabled={first <= 1}
            onClick={() => state.go(boardTop(of.board, of.division))}
          >
            {w.toTop}
          </button>
          <button
            type="button"
            class="button"
            disabled={page.before === null}
            onClick={() => step('before', page.before)}
          >
            <span aria-hidden="true">↑</span> {w.better}
          </button>
          <button type="button" class="button" disabled={page.next === null} onClick={() => step('after', page.next)}>
            <span aria-hidden="true">↓</span> {w.worse}
          </button>
        </nav>
      )}
      <p class="boardExport">
        <span class="faint">{w.exportTitle}</span>
        {(['csv', 'json'] as const).map((format) => (
          <a
            key={format}
            href={exportAddress(of.board, of.division, format)}
            download={`${of.board}-${of.division}.${format}`}
            aria-label={w.exportLabel(w.exportAs[format])}
          >
            {w.exportAs[format]}
          </a>
        ))}
      </p>
    </div>
  );
}

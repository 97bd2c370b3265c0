/** The four boards: their rows, one row with its proof, agents against each other, and what all of it proves. */
import '../choices.css';
import './boards.css';
import './boardBar.css';
import './boardTable.css';
import { useRef } from 'preact/hooks';
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { boardTop, writeBoardAddress } from '../../model/boards/boardAddress.ts';
import { Link } from '../link.tsx';
import { BoardBar, BoardFoot } from './boardBar.tsx';
import { BoardEmpty, BoardFailed, BoardWaiting, NothingFound } from './boardNotices.tsx';
import { type BoardsState, useBoards } from './boardsState.ts';
import { BoardTable } from './boardTable.tsx';
import { boardWords } from './boardWords.ts';
import { CrossPlayCard } from './crossPlayCard.tsx';
import { RowPanel } from './detail/rowPanel.tsx';
import { placeTo } from './places.ts';
import { ProvenCard, WaysCard } from './provenCard.tsx';
import { useRowFocus } from './useRowFocus.ts';

export function BoardsPage() {
  const w = boardWords.value;
  const state = useBoards();
  const { board, division, row } = state.address.value;
  const panel = useRef<HTMLElement>(null);
  useRowFocus(state.address.value, panel);
  return (
    <div class={row === null ? 'pageFrame boardsPage' : 'pageFrame boardsPage rowOpen'}>
      <header class="pageHead withButton boardsHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
        <Link to={placeTo(board, division)} class="button">
          {w.emptyAct[board]}
        </Link>
      </header>
      <BoardTabs state={state} />
      <section class="boardSaid" aria-label={w.provenTitle}>
        <p>{w.what[board]}</p>
        <p class="soft">{w.proof[board]}</p>
      </section>
      {state.broken.value ? (
        <p class="boardBroken" role="alert">
          {w.broken}
        </p>
      ) : null}
      <div class="boardColumns">
        <div class="boardList">
          <BoardBar state={state} />
          <BoardRows state={state} />
        </div>
        {row === null ? null : (
          <RowPanel
            key={`${board} ${division} ${row}`}
            state={state}
            board={board}
            division={division}
            row={row}
            host={panel}
          />
        )}
      </div>
      <div class="boardMore">
        {board === 'ratings' ? (
          <CrossPlayCard key={division} division={division} version={state.version.value} />
        ) : null}
        <ProvenCard board={board} />
        <WaysCard />
      </div>
    </div>
  );
}

function BoardTabs({ state }: { readonly state: BoardsState }) {
  const w = boardWords.value;
  const now = state.address.value.board;
  return (
    <nav class="boardTabs" aria-label={w.boards}>
      <ul>
        {BOARDS.map((board) => {
          const total = state.summaries.value
            .find((one) => one.board === board)
            ?.divisions.reduce((sum, one) => sum + one.total, 0);
          return (
            <li key={board}>
              <a
                href={`/boards${writeBoardAddress(boardTop(board))}`}
                aria-current={board === now ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
                  event.preventDefault();
                  if (board !== now || state.address.value.row !== null) state.go(boardTop(board));
                }}
              >
                {w.boardName[board]}
                {total === undefined ? null : (
                  <small>
                    <span aria-hidden="true">{w.number(total)}</span>
                    <span class="visually-hidden">{w.total(total)}</span>
                  </small>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function BoardRows({ state }: { readonly state: BoardsState }) {
  const w = boardWords.value;
  const shown = state.shown.value;
  const failure = state.failure.value;
  const { address } = state;
  const isOf = shown?.of.board === address.value.board && shown.of.division === address.value.division;
  if (!shown || !isOf) {
    return failure === null || state.waiting.value ? <BoardWaiting /> : <BoardFailed state={state} why={failure} />;
  }
  const { page, of } = shown;
  if (page.rows.length === 0) {
    return of.view.kind === 'search' ? (
      <NothingFound state={state} text={of.view.text} />
    ) : page.total > 0 ? (
      <BoardFailed state={state} why="missing" />
    ) : (
      <BoardEmpty board={of.board} division={of.division} />
    );
  }
  return (
    <div class={state.waiting.value ? 'boardBox waiting' : 'boardBox'} aria-busy={state.waiting.value}>
      {failure === null ? null : (
        <p class="boardStale" role="alert">
          {w.stale}{' '}
          <button type="button" class="button" onClick={() => void state.refresh()}>
            {w.retry}
          </button>
        </p>
      )}
      <BoardTable state={state} shown={shown} />
      <BoardFoot state={state} shown={shown} />
    </div>
  );
}

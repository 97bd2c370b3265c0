/** What stands where rows would be: they are on their way, there are none yet, or they cannot be had. */
import type { BoardName, Division } from '../../../shared/protocol/boards.ts';
import { boardTop } from '../../model/boards/boardAddress.ts';
import type { BoardFailure } from '../../net/boards.ts';
import { Link } from '../link.tsx';
import type { BoardsState } from './boardsState.ts';
import { boardWords } from './boardWords.ts';
import { placeTo } from './places.ts';

const LINES = [0, 1, 2, 3, 4, 5];

export function BoardWaiting() {
  return (
    <div class="boardBox" role="status">
      <span class="visually-hidden">{boardWords.value.loading}</span>
      {LINES.map((line) => (
        <span key={line} class="boardLine" />
      ))}
    </div>
  );
}

export function BoardEmpty({ board, division }: { readonly board: BoardName; readonly division: Division }) {
  const w = boardWords.value;
  return (
    <section class="boardBox boardNotice">
      <h2>{w.emptyTitle[board]}</h2>
      <p class="soft">{w.emptyText[board]}</p>
      <Link to={placeTo(board, division)} class="button primary">
        {w.emptyAct[board]}
      </Link>
    </section>
  );
}

export function NothingFound({ state, text }: { readonly state: BoardsState; readonly text: string }) {
  const w = boardWords.value;
  return (
    <section class="boardBox boardNotice" role="status">
      <p>{w.noneFound(text)}</p>
      <button type="button" class="button" onClick={() => state.search('')}>
        {w.searchClear}
      </button>
    </section>
  );
}

export function BoardFailed({ state, why }: { readonly state: BoardsState; readonly why: BoardFailure }) {
  const w = boardWords.value;
  const { board, division, view } = state.address.value;
  const toTop = (
    <button type="button" class="button" onClick={() => state.go(boardTop(board, division))}>
      {w.toTop}
    </button>
  );
  if (why === 'missing' && view.kind === 'around') {
    return (
      <section class="boardBox boardNotice" role="alert">
        <p>{w.notMine[board]}</p>
        <div class="row">
          <Link to={placeTo(board, division)} class="button primary">
            {w.emptyAct[board]}
          </Link>
          {toTop}
        </div>
      </section>
    );
  }
  return (
    <section class="boardBox boardNotice" role="alert">
      <h2>{w.failTitle[why]}</h2>
      <p class="soft">{w.failText[why]}</p>
      <div class="row">
        {why === 'missing' ? (
          toTop
        ) : (
          <button
            type="button"
            class="button primary"
            onClick={() => (why === 'unknown' ? window.location.reload() : void state.refresh())}
          >
            {why === 'unknown' ? w.reload : w.retry}
          </button>
        )}
      </div>
    </section>
  );
}

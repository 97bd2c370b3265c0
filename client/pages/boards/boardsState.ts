/** The boards' page: what its address asks for, the rows that came, and asking again quietly when they change. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BoardPage, BoardSummary } from '../../../shared/protocol/boards.ts';
import {
  type BoardAddress,
  boardTop,
  readBoardAddress,
  sameRows,
  searched,
  writeBoardAddress,
} from '../../model/boards/boardAddress.ts';
import { changedRows, moveOf } from '../../model/boards/boardChanges.ts';
import { followBoards } from '../../net/boardFeed.ts';
import { type BoardFailure, fetchBoardPage, fetchSummaries, type RowsAsked } from '../../net/boards.ts';
import { announce } from '../announce.ts';
import { connection, connectionState } from '../arena.ts';
import { visits } from '../router.ts';
import { boardWords } from './boardWords.ts';
import { followOwnRows, ownRow } from './ownRow.ts';

const ROWS = 25; // of a page
const QUIETLY_EVERY_MS = 2000; // at most

/** What is shown, and of which address it is. */
export interface Shown {
  readonly of: BoardAddress;
  readonly page: BoardPage;
  readonly changed: ReadonlySet<string>; // since the look before
  readonly look: number; // another one, another number
}

function asked({ view }: BoardAddress): RowsAsked {
  switch (view.kind) {
    case 'top':
      return {};
    case 'after':
    case 'before':
      return { [view.kind]: view.cursor };
    case 'around':
      return { around: view.row };
    case 'search':
      return { search: view.text };
  }
}

export function createBoardsState() {
  const read = readBoardAddress(window.location.hash);
  const address = signal<BoardAddress>(read.address);
  const broken = signal(read.broken);
  const shown = signal<Shown | null>(null);
  const failure = signal<BoardFailure | null>(null); // of the newest answer
  const waiting = signal(true);
  const summaries = signal<readonly BoardSummary[]>([]);
  const version = signal(0); // counts what may have changed the open row
  let ends = new AbortController();
  let looks = 0;
  let lookedAt = Number.NEGATIVE_INFINITY; // ms
  let timer = 0;

  async function look(quietly: boolean): Promise<void> {
    window.clearTimeout(timer);
    timer = 0;
    ends.abort();
    ends = new AbortController();
    const { signal: ended } = ends;
    const wanted = address.peek();
    lookedAt = performance.now();
    waiting.value = !quietly;
    void fetchSummaries(ended).then((answer) => {
      if (!ended.aborted && answer.ok) summaries.value = answer.value;
    });
    const answer = await fetchBoardPage(wanted.board, wanted.division, asked(wanted), ROWS, ended);
    if (ended.aborted) return;
    const before = shown.peek();
    const known = before && sameRows(before.of, wanted) ? before : null;
    batch(() => {
      waiting.value = false;
      failure.value = answer.ok ? null : answer.why;
      if (!answer.ok) {
        if (!known) shown.value = null;
        return;
      }
      looks += 1;
      const changed = known ? changedRows(known.page, answer.value) : new Set<string>();
      shown.value = { of: wanted, page: answer.value, changed, look: looks };
    });
    const mine = untracked(() => ownRow(wanted.board, wanted.division));
    const move = answer.ok && known ? moveOf(known.page, answer.value, mine) : null;
    if (move) announce(boardWords.peek().moved(move.from, move.to));
  }

  /** Not more often than each 2 s, and not while nobody sees it. */
  function lookSoon(): void {
    if (timer !== 0) return;
    timer = window.setTimeout(
      () => {
        timer = 0;
        if (document.hidden) return;
        version.value += 1;
        void look(true);
      },
      Math.max(lookedAt + QUIETLY_EVERY_MS - performance.now(), 0),
    );
  }

  const feed = followBoards(connection.socket, (board, division) => {
    const now = address.peek();
    if (board === now.board && (division === null || division === now.division)) lookSoon();
  });
  const board = computed(() => address.value.board);
  const rows = computed(() => writeBoardAddress({ ...address.value, row: null }));
  const stops = [
    followOwnRows(),
    effect(() => feed.watch(board.value)),
    effect(() => {
      void rows.value;
      untracked(() => void look(false));
    }),
    effect(() => {
      if (connectionState.value.kind === 'connected' && failure.peek() !== null) untracked(() => void look(false));
    }),
    visits.subscribe(() => fromAddress()), // a link of our own changes the address without an event
  ];

  function fromAddress(): void {
    if (!window.location.pathname.startsWith('/boards')) return;
    const next = readBoardAddress(window.location.hash);
    broken.value = next.broken;
    if (writeBoardAddress(next.address) !== writeBoardAddress(address.peek())) address.value = next.address;
  }
  const seen = (): void => {
    if (!document.hidden) lookSoon();
  };
  window.addEventListener('hashchange', fromAddress);
  window.addEventListener('popstate', fromAddress);
  document.addEventListener('visibilitychange', seen);

  /** @param kept whether the way back leads to what was before */
  function go(next: BoardAddress, kept = true): void {
    const text = `/boards${writeBoardAddress(next)}`;
    if (kept) window.history.pushState(null, '', text);
    else window.history.replaceState(null, '', text);
    batch(() => {
      broken.value = false;
      address.value = next;
    });
  }

  return {
    address,
    broken,
    shown,
    failure,
    waiting,
    summaries,
    version,
    go,
    open: (row: string | null): void => go({ ...address.peek(), row }),
    refresh: () => {
      version.value += 1;
      return look(false);
    },
    /** While it is typed the address follows, and the way back skips it. */
    search(text: string): void {
      const { board, division, view } = address.peek();
      const wanted = searched(text);
      const next = boardTop(board, division);
      go(wanted === '' ? next : { ...next, view: { kind: 'search', text: wanted } }, view.kind !== 'search');
    },
    dispose(): void {
      for (const stop of stops) stop();
      feed.close();
      ends.abort();
      window.clearTimeout(timer);
      window.removeEventListener('hashchange', fromAddress);
      window.removeEventListener('popstate', fromAddress);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}

export type BoardsState = ReturnType<typeof createBoardsState>;

export function useBoards(): BoardsState {
  const state = useMemo(createBoardsState, []);
  useEffect(() => () => state.dispose(), [state]);
  return state;
}

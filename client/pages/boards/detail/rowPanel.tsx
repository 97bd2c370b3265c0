/** An open row: its figures, and everything that anybody needs to compute it again. */
import '../detail.css';
import '../proofs.css';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BoardName, Division } from '../../../../shared/protocol/boards.ts';
import type { RowDetail } from '../../../../shared/protocol/rowProofs.ts';
import { type BoardFailure, fetchRowDetail } from '../../../net/boards.ts';
import type { BoardsState } from '../boardsState.ts';
import { RowMarks } from '../boardTable.tsx';
import { boardWords } from '../boardWords.ts';
import { isOwnRow } from '../ownRow.ts';
import { AgentProof } from './agentProof.tsx';
import { LearnerProof } from './learnerProof.tsx';
import { PlayerProof } from './playerProof.tsx';
import { RatingProof } from './ratingProof.tsx';
import { RowFigures } from './rowFigures.tsx';

interface RowPanelProps {
  readonly state: BoardsState;
  readonly board: BoardName;
  readonly division: Division;
  readonly row: string;
  readonly host: RefObject<HTMLElement | null>;
}

/** Fetched again, quietly, whenever it may have changed. */
function useDetail({ state, board, division, row }: RowPanelProps) {
  const [detail, setDetail] = useState<RowDetail | null>(null);
  const [failure, setFailure] = useState<BoardFailure | null>(null);
  const version = state.version.value;
  useEffect(() => {
    const ends = new AbortController();
    void import('../../../../shared/protocol/parseRowDetail.ts')
      .then(({ parseRowDetail }) => fetchRowDetail(board, division, row, parseRowDetail, ends.signal))
      .then(
        (answer) => {
          if (ends.signal.aborted) return;
          if (answer.ok) setDetail(answer.value);
          setFailure(answer.ok ? null : answer.why);
        },
        () => setFailure('unreachable'), // the program for it cannot be had
      );
    return () => ends.abort();
  }, [version, board, division, row]);
  return { detail, failure };
}

export function RowPanel(props: RowPanelProps) {
  const { state, host } = props;
  const w = boardWords.value;
  const { detail, failure } = useDetail(props);
  const close = (): void => state.open(null);
  return (
    <aside
      class="rowPanel"
      aria-labelledby="rowTitle"
      ref={host}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="rowPanelTop">
        <button type="button" class="button rowClose" onClick={close}>
          <span class="wideOnly">{w.close}</span>
          <span class="narrowOnly">{w.backToBoard}</span>
        </button>
      </div>
      <h2 id="rowTitle" tabIndex={-1}>
        {detail ? detail.row.name : failure === 'missing' ? w.rowGone : w.rowLoading}
      </h2>
      {detail ? <RowOpened detail={detail} /> : failure === null ? null : <RowFailed state={state} why={failure} />}
    </aside>
  );
}

function RowFailed({ state, why }: { readonly state: BoardsState; readonly why: BoardFailure }) {
  const w = boardWords.value;
  if (why === 'missing') return <p class="soft">{w.rowGoneText}</p>;
  return (
    <p role="alert">
      {w.rowLost}{' '}
      <button type="button" class="button" onClick={() => void state.refresh()}>
        {w.retry}
      </button>
    </p>
  );
}

function RowOpened({ detail: { row, proof } }: { readonly detail: RowDetail }) {
  const w = boardWords.value;
  return (
    <>
      <p class="rowWho">
        <strong>{w.rank(row.rank)}</strong>
        {row.by === null ? null : <span class="soft">{w.by(row.by)}</span>}
        <RowMarks row={row} mine={isOwnRow(row.board, row.id)} />
      </p>
      <RowFigures row={row} />
      {proof.kind === 'players' ? <PlayerProof row={row} proof={proof} /> : null}
      {proof.kind === 'agents' ? <AgentProof row={row} proof={proof} /> : null}
      {proof.kind === 'learners' ? <LearnerProof row={row} proof={proof} /> : null}
      {proof.kind === 'ratings' ? <RatingProof row={row} proof={proof} /> : null}
      <p class="rowHonest soft">{w.honest[row.board]}</p>
    </>
  );
}

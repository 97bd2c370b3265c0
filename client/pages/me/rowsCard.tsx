import type { BoardRow } from '../../../shared/protocol/boards.ts';
import { boardWords } from '../boards/boardWords.ts';
import { Link } from '../link.tsx';
import { meWords } from './meWords.ts';

/** Where you stand on the boards. */
export function RowsCard({ rows }: { readonly rows: readonly BoardRow[] }) {
  const w = meWords.value;
  const { boardName } = boardWords.value;
  return (
    <section class="card meCard">
      <h2>{w.rowsTitle}</h2>
      {rows.length === 0 ? (
        <>
          <p class="soft">{w.rowsNone}</p>
          <div class="meButtons">
            <Link to="/play" class="button">
              {w.rowsPlay}
            </Link>
            <Link to="/boards" class="button">
              {w.rowsBoards}
            </Link>
          </div>
        </>
      ) : (
        <ul class="meRows">
          {rows.map((row) => (
            <li key={`${row.board} ${row.division} ${row.id}`}>
              <Link to={`/boards#${row.board}/${row.division}/${row.id}`}>
                <span class="meRowName">{row.name}</span>
                <span class="soft">{w.rowWhere(boardName[row.board], row.division)}</span>
                <strong>{w.rowRank(row.rank)}</strong>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

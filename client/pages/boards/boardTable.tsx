/** The rows of a board. On a narrow place a row is a card of fixed places; nothing scrolls sideways. */
import type { BoardRow } from '../../../shared/protocol/boards.ts';
import { type BoardAddress, writeBoardAddress } from '../../model/boards/boardAddress.ts';
import type { BoardsState, Shown } from './boardsState.ts';
import { boardWords } from './boardWords.ts';
import { COLUMNS, cellsOf } from './columns.tsx';
import { isOwnRow } from './ownRow.ts';

export const rowLinkId = (id: string): string => `row-${id}`;

export function BoardTable({ state, shown }: { readonly state: BoardsState; readonly shown: Shown }) {
  const w = boardWords.value;
  const { of, page, changed, look } = shown;
  const columns = COLUMNS[of.board];
  return (
    <table class={`boardTable of-${of.board}`}>
      <caption class="visually-hidden">{w.caption(w.boardName[of.board], of.division)}</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort="ascending" class="rank">
            {w.columns.rank}
          </th>
          <th scope="col" class="name">
            {w.columns.name}
          </th>
          {columns.map(({ name, place }) => (
            <th key={name} scope="col" class={place} title={w.hints[name]}>
              {w.columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            address={state.address.value}
            flash={changed.has(row.id) ? (look % 2 === 0 ? ' flashed' : ' flashedAgain') : ''}
            onOpen={() => state.open(row.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: BoardRow;
  readonly address: BoardAddress;
  readonly flash: string; // a class; the two take turns, so that the same row can flash twice
  readonly onOpen: () => void;
}

function Row({ row, address, flash, onOpen }: RowProps) {
  const w = boardWords.value;
  const open = address.row === row.id;
  const mine = isOwnRow(row.board, row.id);
  const cells = cellsOf(row, w);
  return (
    <tr class={`${open ? 'open' : ''}${mine ? ' mine' : ''}${flash}`}>
      <td class="rank">{w.number(row.rank)}</td>
      <th scope="row" class="name">
        <a
          id={rowLinkId(row.id)}
          href={`/boards${writeBoardAddress({ ...address, row: row.id })}`}
          aria-current={open ? 'true' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
            event.preventDefault();
            onOpen();
          }}
        >
          {row.name}
        </a>
        <RowMarks row={row} mine={mine} />
      </th>
      {COLUMNS[row.board].map(({ name, place }, i) => (
        <td key={name} class={place} data-label={name === 'when' ? '' : w.columns[name]}>
          {cells[i]}
        </td>
      ))}
    </tr>
  );
}

/** Whose it is, and how far it can be trusted yet. */
export function RowMarks({ row, mine }: { readonly row: BoardRow; readonly mine: boolean }) {
  const w = boardWords.value;
  const { figures } = row;
  return (
    <span class="rowMarks">
      {mine ? <span class="tag">{w.mine}</span> : null}
      {row.house ? (
        <span class="tag plain" title={w.houseHint}>
          {w.house}
        </span>
      ) : null}
      {figures.kind === 'ratings' && !mine ? (
        <span class={figures.who === 'agent' ? 'tag ofAgent' : 'tag ofPerson'}>{w.who[figures.who]}</span>
      ) : null}
      {figures.kind === 'ratings' && figures.provisional ? (
        <span class="tag plain" title={w.provisionalHint}>
          {w.provisional}
        </span>
      ) : null}
    </span>
  );
}

/** Every agent of a speed class against every other: a map by colour and number, and each cell in words. */
import './crossPlay.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CrossPlay, Division } from '../../../shared/protocol/boards.ts';
import { type CrossCell, cellStrength, crossCells } from '../../model/boards/crossPlay.ts';
import { type BoardFailure, fetchCrossPlay } from '../../net/boards.ts';
import { useSize } from '../useSize.ts';
import { boardWords } from './boardWords.ts';

interface CrossPlayCardProps {
  readonly division: Division;
  readonly version: number; // another one: ratings may have changed
}

export function CrossPlayCard({ division, version }: CrossPlayCardProps) {
  const w = boardWords.value;
  const [table, setTable] = useState<CrossPlay | null>(null);
  const [failure, setFailure] = useState<BoardFailure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const ends = new AbortController();
    void fetchCrossPlay(division, ends.signal).then((answer) => {
      if (ends.signal.aborted) return;
      if (answer.ok) setTable(answer.value);
      setFailure(answer.ok ? null : answer.why);
    });
    return () => ends.abort();
  }, [division, version, tries]);
  return (
    <section class="card crossCard" aria-labelledby="cross">
      <h2 id="cross">
        {w.crossTitle} <span class="soft">{division}</span>
      </h2>
      <p class="soft">{w.crossText}</p>
      {table === null ? (
        failure === null ? (
          <p class="soft" role="status">
            {w.loading}
          </p>
        ) : (
          <p role="alert">
            {w.failTitle[failure]}{' '}
            <button type="button" class="button" onClick={() => setTries(tries + 1)}>
              {w.retry}
            </button>
          </p>
        )
      ) : table.agents.length < 2 ? (
        <p class="crossEmpty soft">{w.crossEmpty}</p>
      ) : (
        <CrossTable table={table} />
      )}
    </section>
  );
}

function CrossTable({ table }: { readonly table: CrossPlay }) {
  const w = boardWords.value;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [wide, setWide] = useState(false);
  useEffect(
    () => setWide(box.current !== null && box.current.scrollWidth > box.current.clientWidth + 1),
    [width, table],
  );
  const cells = crossCells(table);
  return (
    <>
      <p class="crossScale" aria-hidden="true">
        <span>{w.crossScale.lost}</span>
        <i />
        <span>{w.crossScale.won}</span>
      </p>
      {wide ? <p class="crossHint faint">{w.crossScroll}</p> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, this is a table that scrolls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
      <div class="crossBox" role="group" tabIndex={0} aria-label={w.crossTitle} ref={box}>
        <table class="crossTable">
          <caption class="visually-hidden">{w.crossCaption(table.division)}</caption>
          <thead>
            <tr>
              <th scope="col">{w.crossAgent}</th>
              {table.agents.map(({ id, name }, i) => (
                <th key={id} scope="col" title={name}>
                  <span aria-hidden="true">{i + 1}</span>
                  <span class="visually-hidden">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.agents.map(({ id, name, rating }, i) => (
              <tr key={id}>
                <th scope="row">
                  <span class="crossNumber">{i + 1}</span> {name} <small class="faint">{w.number(rating)}</small>
                </th>
                {cells[i]!.map((cell, j) => {
                  const other = table.agents[j]!;
                  return <Cell key={other.id} cell={cell} self={i === j} row={name} column={other.name} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface CellProps {
  readonly cell: CrossCell | null;
  readonly self: boolean;
  readonly row: string;
  readonly column: string;
}

function Cell({ cell, self, row, column }: CellProps) {
  const w = boardWords.value;
  if (!cell) {
    return (
      <td class="none">
        <span aria-hidden="true">{self ? '' : '·'}</span>
        <span class="visually-hidden">{self ? w.crossSelf : w.crossNone}</span>
      </td>
    );
  }
  const said = w.crossCell(row, column, cell.wins, cell.draws, cell.losses);
  return (
    <td class={cell.share < 0.5 ? 'lost' : 'won'} style={{ '--strength': `${cellStrength(cell.share)}%` }} title={said}>
      <span aria-hidden="true">{w.percent(cell.share)}</span>
      <span class="visually-hidden">{said}</span>
    </td>
  );
}

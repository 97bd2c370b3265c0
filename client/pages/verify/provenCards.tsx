/** Before anything is opened: board by board what computing it again says and what it does not, and what each verdict means. */
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { DIVISIONS } from '../../model/boards/boardAddress.ts';
import { Link } from '../link.tsx';
import { verifyWords } from './verifyWords.ts';

export function ProvenCards() {
  const w = verifyWords.value;
  const verdicts = [
    ['equal', w.equal, w.meaning.equal],
    ['unequal', w.unequal, w.meaning.unequal],
    ['refused', w.refused, w.meaning.refused],
    ['failed', w.failed, w.meaning.failed],
  ] as const;
  return (
    <div class="verifyProven">
      <section aria-labelledby="proven">
        <h2 id="proven">{w.provenTitle}</h2>
        <ul>
          {BOARDS.map((board) => (
            <li key={board}>
              <h3>
                <Link to={`/boards#${board}/${DIVISIONS[board][0]}`}>{w.board[board]}</Link>
              </h3>
              <p class="soft small">{w.proven[board]}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="verdicts">
        <h2 id="verdicts">{w.meaningTitle}</h2>
        <dl>
          {verdicts.map(([kind, name, meaning]) => (
            <div key={kind} class={kind}>
              <dt>{name}</dt>
              <dd class="soft small">{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

/** Results of a class: the last round beside the sum of all, by place. */
import './classTable.css';
import { type ClassRound, totalsOf } from '../../../shared/class/classScores.ts';
import { words } from '../language.ts';
import { classWords } from './classWords.ts';

interface ClassTableProps {
  readonly rounds: readonly ClassRound[]; // not empty
  readonly me?: number | null;
}

export function ClassTable({ rounds, me = null }: ClassTableProps) {
  const c = classWords.value;
  const w = words.value;
  const last = rounds[rounds.length - 1]!;
  const sums = new Map(totalsOf(rounds).map((total) => [total.member, total]));
  const withSums = rounds.length > 1;
  return (
    <div class="classTable">
      <table>
        <caption>{c.roundOver(last.round)}</caption>
        <thead>
          <tr>
            <th scope="col">{c.place}</th>
            <th scope="col">{c.nameColumn}</th>
            <th scope="col" class="number">
              {c.ticks}
            </th>
            <th scope="col">{c.how}</th>
            {withSums ? (
              <>
                <th scope="col" class="number">
                  {c.sum}
                </th>
                <th scope="col" class="number">
                  {c.best}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {last.rows.map(({ member, name, ticks, fall, place }) => {
            const total = sums.get(member);
            return (
              <tr key={String(member)} class={member === null ? 'agent' : member === me ? 'me' : ''}>
                <td>{c.placeOf(place)}</td>
                <th scope="row">{member === null ? c.agent : name}</th>
                <td class="number">{w.number(ticks)}</td>
                <td>{fall ? c.fell[fall.cause] : member === null ? c.stands : c.left}</td>
                {withSums ? (
                  <>
                    <td class="number">{total ? w.number(total.ticks) : ''}</td>
                    <td class="number">{total ? w.number(total.best) : ''}</td>
                  </>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

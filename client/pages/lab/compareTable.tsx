/** What each recipe came to over its seeds. */
import type { Spread } from '../../model/lab/comparison.ts';
import type { LabWords } from '../words/parts/lab.en.ts';
import type { ComparedRow } from './comparePanel.tsx';
import { labWords } from './labWords.ts';

function spread(of: Spread | null, number: (n: number) => string, w: LabWords): string {
  if (!of) return w.none;
  const [median, low, high] = [of.median, of.low, of.high].map((value) => (value === null ? w.beyond : number(value)));
  return low === high ? median! : w.medianIqr(median!, low!, high!);
}

export function CompareTable({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const w = labWords.value;
  const percent = (share: number): string => `${w.number(100 * share)} %`;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, this is a table that scrolls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
      <div class="tableBox" role="group" tabIndex={0} aria-label={w.compareTitle}>
        <table class="compareTable">
          <thead>
            <tr>
              {(['recipe', 'solved', 'steps', 'seconds', 'stays', 'end'] as const).map((key) => (
                <th key={key} scope="col">
                  {w.columns[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, row }, i) => (
              <tr key={name}>
                <th scope="row" class={`look${i}`}>
                  {name}
                </th>
                <td>{w.solvedOf(row.solved, row.runs, row.going)}</td>
                <td>{spread(row.steps, w.number, w)}</td>
                <td>{spread(row.seconds, w.seconds, w)}</td>
                <td>{row.staysSolved === null ? w.none : percent(row.staysSolved)}</td>
                <td>
                  {row.end ? w.decimal(row.end.iqm) : w.none}
                  {row.end?.ci95 ? (
                    <small class="faint">{w.interval(w.decimal(row.end.ci95[0]), w.decimal(row.end.ci95[1]))}</small>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint compareNote">{w.neverCounts}</p>
      {rows.some(({ row }) => row.anecdote) ? <p class="compareAnecdote">{w.anecdote}</p> : null}
    </>
  );
}

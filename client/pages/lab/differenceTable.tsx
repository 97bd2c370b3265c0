/** Two recipes, field by field where they differ. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { differences } from '../../model/lab/recipePaths.ts';
import { briefText } from './fieldForm.ts';
import { labWords } from './labWords.ts';

interface DifferenceTableProps {
  readonly names: readonly [string, string];
  readonly recipes: readonly [AnyRecipe, AnyRecipe];
}

export function DifferenceTable({ names, recipes }: DifferenceTableProps) {
  const w = labWords.value;
  const found = differences(...recipes).filter(({ field }) => field.group !== 'about');
  return (
    <details class="differences" open>
      <summary>
        {w.differenceTitle}: {names.join(' / ')}
      </summary>
      {found.length === 0 ? (
        <p class="soft">{w.differenceNone}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, this is a table that scrolls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys
        <div class="tableBox" role="group" tabIndex={0} aria-label={`${w.differenceTitle}: ${names.join(' / ')}`}>
          <table class="compareTable">
            <thead>
              <tr>
                <th scope="col">{w.field}</th>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map(({ field, one, other }) => (
                <tr key={field.path}>
                  <th scope="row">
                    {w.fields[field.path]?.[0]} <code class="faint">{field.path}</code>
                  </th>
                  <td>{briefText(field, one, w)}</td>
                  <td>{briefText(field, other, w)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

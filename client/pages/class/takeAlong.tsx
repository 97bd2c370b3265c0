/** Results as files: made in the page, since the server keeps none. */
import type { ClassRound } from '../../../shared/class/classScores.ts';
import { classCsv, classJson, fileName } from '../../model/class/classFiles.ts';
import { save } from '../runs/save.ts';
import { classWords } from './classWords.ts';

const BOM = '\ufeff'; // else a spreadsheet takes names for another alphabet's

export function TakeAlong({ code, rounds }: { readonly code: string; readonly rounds: readonly ClassRound[] }) {
  const c = classWords.value;
  function take(ending: 'csv' | 'json', text: string): void {
    const day = new Date().toISOString().slice(0, 10);
    save({ name: fileName(code, day, ending), bytes: new TextEncoder().encode(text) });
  }
  return (
    <div class="row classTake">
      <button type="button" class="button small" onClick={() => take('csv', BOM + classCsv(rounds))}>
        {c.saveCsv}
      </button>
      <button type="button" class="button small" onClick={() => take('json', classJson(code, rounds))}>
        {c.saveJson}
      </button>
    </div>
  );
}

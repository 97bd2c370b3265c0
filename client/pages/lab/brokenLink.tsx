/** A link that cannot be opened as it is: what is wrong with it, and the nearest that can run. */
import { DEFAULT_SETTING } from '../../model/lab/labAddress.ts';
import { problemText } from './labProblemText.ts';
import { labWords } from './labWords.ts';
import type { SettingState } from './settingState.ts';

export function BrokenLink({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  const broken = state.broken.value;
  if (!broken) return null;
  const lines = [...new Set(broken.problems.map((problem) => problemText(problem, w)))];
  return (
    <section class="card labBroken" role="alert">
      <h2>{w.brokenTitle}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="soft">{w.brokenNearest}</p>
      <div class="labButtons">
        <button type="button" class="button primary" onClick={() => state.show(broken.nearest)}>
          {w.brokenOpen}
        </button>
        <button type="button" class="button" onClick={() => state.show(DEFAULT_SETTING)}>
          {w.brokenFresh}
        </button>
      </div>
    </section>
  );
}

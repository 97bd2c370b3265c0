/** Under the result of a duel: the path in one line, with where one is on it. */
import { levelsOf } from '../../../model/path/levels.ts';
import { words } from '../../language.ts';
import { agentsOf, rivals } from '../rivals.ts';
import { PathMap } from './pathMap.tsx';
import { progress } from './progressState.ts';

export function PathProgress() {
  const w = words.value;
  const agents = agentsOf(rivals.value);
  const levels = levelsOf(agents, progress.value.won);
  if (levels.length === 0) return null;
  const passed = levels.filter(({ state }) => state === 'passed').length;
  return (
    <section class="pathProgress" aria-labelledby="path-title">
      <p>
        <strong id="path-title">{w.pathTitle}</strong>{' '}
        <span class="soft">{passed === levels.length ? w.pathDone : w.pathCount(passed, levels.length)}</span>
      </p>
      <PathMap agents={agents} small />
    </section>
  );
}

/** The path on the front page: what it is, how far one is, who is next. */
import { levelsOf } from '../../model/path/levels.ts';
import { words } from '../language.ts';
import { PathMap } from '../play/path/pathMap.tsx';
import { progress } from '../play/path/progressState.ts';
import { agentsOf, rivals } from '../play/rivals.ts';

export function HomePath() {
  const w = words.value;
  const agents = agentsOf(rivals.value);
  const levels = levelsOf(agents, progress.value.won);
  const passed = levels.filter(({ state }) => state === 'passed').length;
  const done = passed > 0 && passed === levels.length;
  return (
    <section class="homePath" id="path" aria-labelledby="homePath">
      <div class="homePathHead">
        <h2 id="homePath">{w.pathTitle}</h2>
        {passed > 0 ? <p class="homePathCount">{w.pathCount(passed, levels.length)}</p> : null}
        {passed > 0 && !done ? null : <p class="soft">{done ? w.pathDone : w.pathLead}</p>}
      </div>
      {rivals.value.kind === 'failed' ? (
        <p class="soft" role="status">
          {w.unreachableTitle}. {w.unreachableText}
        </p>
      ) : (
        <PathMap agents={agents} />
      )}
    </section>
  );
}

/** A recipe to hand in. */
import type { Submission } from '../../../shared/protocol/boards.ts';
import { Link } from '../link.tsx';
import { submitWords } from './submitWords.ts';

export function LearnerCard(_: { readonly submitted: (submission: Submission) => void }) {
  const w = submitWords.value;
  return (
    <section class="card submitForm">
      <p class="soft">{w.lead}</p>
      <Link to="/lab" class="button primary">
        {w.tabs.recipe}
      </Link>
    </section>
  );
}

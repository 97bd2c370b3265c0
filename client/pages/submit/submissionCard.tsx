/** One of the visitor's submissions: how far it is, what was committed and drawn, and where its row is. */
import { useEffect, useRef } from 'preact/hooks';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { boardTop, writeBoardAddress } from '../../model/boards/boardAddress.ts';
import { announce } from '../announce.ts';
import { Link } from '../link.tsx';
import { isUnderWay } from './followSubmissions.ts';
import { LearnerSeeds } from './learnerSeeds.tsx';
import { problemText } from './problemText.ts';
import { submitWords } from './submitWords.ts';

export function SubmissionCard({ submission }: { readonly submission: Submission }) {
  const w = submitWords.value;
  const { kind, name, status, problem, row, rank, hash, entropy } = submission;
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    const said = submitWords.value;
    if (status === 'admitted') announce(rank === null ? `${name}: ${said.statusOf.admitted}` : said.done(name, rank));
    else if (status === 'refused') announce(said.refusedSaid(name));
    else announce(`${name}: ${said.statusOf[status]}`);
  }, [status]);
  const board = kind === 'agent' ? 'agents' : 'learners';
  const address = writeBoardAddress({ ...boardTop(board), row });
  return (
    <article class={`card submission ${status}`} data-submission={submission.id} data-status={status}>
      <header>
        <h3>{name}</h3>
        <span class="tag plain">{w.kindOf[kind]}</span>
        <span class="soft">{w.statusOf[status]}</span>
        {rank === null ? null : <strong class="submissionRank">{w.rank(rank)}</strong>}
      </header>
      {isUnderWay(submission) ? <Progress submission={submission} /> : null}
      {kind === 'learner' ? <LearnerSeeds submission={submission} /> : null}
      {problem === null ? null : <p class="submitWrong">{problemText(w, { code: problem, detail: '' })}</p>}
      <details open={isUnderWay(submission)}>
        <summary>
          {w.committed} <code>{hash.slice(0, 12)}</code>
        </summary>
        <dl>
          <dt>{w.committed}</dt>
          <dd class="hash">{hash}</dd>
          <dt>{w.entropy}</dt>
          <dd class={entropy === null ? 'soft' : 'hash'}>{entropy ?? w.entropyWaits}</dd>
        </dl>
      </details>
      {row === null ? null : (
        <Link to={`/boards${address}`} class="button primary">
          {w.openRow}
        </Link>
      )}
    </article>
  );
}

function Progress({ submission }: { readonly submission: Submission }) {
  const w = submitWords.value;
  const { name, progress, place, secondsLeft } = submission;
  const said = [place === null ? null : w.place(place), secondsLeft === null ? null : w.left(secondsLeft)];
  return (
    <div class="submissionProgress">
      <div
        class="meter"
        role="progressbar"
        aria-label={w.progressLabel(name)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * progress)}
      >
        <span style={{ width: `${100 * progress}%` }} />
      </div>
      <p class="soft">
        <span>{said.filter((text) => text !== null).join(' · ')}</span>
        <span>{w.percent(progress)}</span>
      </p>
    </div>
  );
}

/** An agent to hand in: its files, what was read in them, its name. */
import type { Submission } from '../../../shared/protocol/submissions.ts';
import type { AgentState, Chosen } from './agentState.ts';
import { DropZone } from './dropZone.tsx';
import { NameAndSend } from './nameAndSend.tsx';
import { problemText } from './problemText.ts';
import { submitWords } from './submitWords.ts';

interface AgentFormProps {
  readonly state: AgentState;
  readonly submitted: (submission: Submission) => void;
}

export function AgentForm({ state, submitted }: AgentFormProps) {
  const w = submitWords.value;
  const chosen = state.chosen.value;
  const refused = state.refused.value;
  return (
    <form
      class="card submitForm"
      onSubmit={(event) => {
        event.preventDefault();
        void state.send().then((answer) => {
          const submission = answer?.ok ? answer.submission : answer?.there;
          if (submission) submitted(submission);
        });
      }}
    >
      <DropZone state={state} />
      <div role="status" aria-live="polite">
        <Read chosen={chosen} />
      </div>
      {chosen.kind === 'read' ? <NameAndSend state={state} isPublic={w.public} /> : null}
      {refused ? (
        <p class="submitWrong" role="alert">
          {problemText(w, refused)}
        </p>
      ) : null}
    </form>
  );
}

function Read({ chosen }: { readonly chosen: Chosen }) {
  const w = submitWords.value;
  switch (chosen.kind) {
    case 'nothing':
      return null;
    case 'reading':
      return <p class="soft">{w.reading}</p>;
    case 'wrong':
      return (
        <div class="submitWrong">
          <p>
            <strong>{chosen.names.join(', ')}</strong>
          </p>
          <p>{problemText(w, chosen.wrong)}</p>
          {chosen.wrong.detail === '' ? null : (
            <p class="soft" lang="en">
              {chosen.wrong.detail}
            </p>
          )}
        </div>
      );
    case 'read':
      return (
        <div class="submitRead">
          <p>
            <strong>{chosen.names.join(', ')}</strong>
          </p>
          <p class="soft">{w.network(chosen.layers, chosen.parameters, w.readAs[chosen.format])}</p>
          <dl>
            <dt>{w.hash}</dt>
            <dd class="hash">{chosen.sha256}</dd>
          </dl>
          <p class="faint">{w.hashText}</p>
        </div>
      );
  }
}

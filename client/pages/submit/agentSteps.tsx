/** What becomes of an agent, in four steps; what is taken; and how to get there from other libraries. */
import type { SubmissionRules } from '../../../shared/protocol/submissions.ts';
import { StepsCard } from './stepsCard.tsx';
import { submitWords } from './submitWords.ts';

const SCRIPTS = [
  'python docs/export/pytorch.py model.pt policy.safetensors',
  'python docs/export/stable_baselines3.py dqn_cartpole.zip policy.safetensors',
  'python docs/export/keras.py model.keras policy.safetensors',
];

/** @param rules of the server; null while they are fetched */
export function AgentSteps({ rules }: { readonly rules: SubmissionRules | null }) {
  const w = submitWords.value;
  const { commit, commitText, draw, drawText, play, row, rowText } = w.steps;
  return (
    <StepsCard
      steps={[
        { title: commit, text: commitText },
        { title: draw, text: drawText },
        { title: play, text: rules ? playedText(rules) : '' },
        { title: row, text: rowText },
      ]}
    >
      {rules ? (
        <p class="faint">
          {w.caps(rules.perPerson.waiting, rules.perPerson.aDay)} {w.waitingNow(rules.waiting)}
        </p>
      ) : null}
    </StepsCard>
  );
}

function playedText({ sets }: SubmissionRules): string {
  const { playText, ties } = submitWords.value.steps;
  const rank = sets.find(({ name }) => name === 'rank');
  const endurance = sets.find(({ name }) => name === 'endurance');
  if (!rank || !endurance) return '';
  return `${playText(rank.episodes, rank.limit)} ${ties(endurance.episodes, endurance.limit, sets.length - 2)}`;
}

export function TakenCard() {
  const w = submitWords.value;
  return (
    <section class="card submitTaken" aria-labelledby="taken">
      <h2 id="taken">{w.takenTitle}</h2>
      <p class="soft">{w.taken}</p>
      <h3>{w.exportTitle}</h3>
      <p class="soft">{w.exportText}</p>
      <pre>
        <code>{SCRIPTS.join('\n')}</code>
      </pre>
      <h3>{w.commandTitle}</h3>
      <p class="soft">{w.commandText}</p>
      <pre>
        <code>{`npm run upload -- policy.safetensors --name NAME --server ${window.location.origin}`}</code>
      </pre>
    </section>
  );
}

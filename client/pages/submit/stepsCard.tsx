/** What becomes of an agent, in four steps; what is taken; and how to get there from other libraries. */
import type { SubmissionRules } from '../../../shared/protocol/submissions.ts';
import { submitWords } from './submitWords.ts';

const SCRIPTS = [
  'python docs/export/pytorch.py model.pt policy.safetensors',
  'python docs/export/stable_baselines3.py dqn_cartpole.zip policy.safetensors',
  'python docs/export/keras.py model.keras policy.safetensors',
];

export function StepsCard({ rules }: { readonly rules: SubmissionRules | null }) {
  const w = submitWords.value;
  const rank = rules?.sets.find(({ name }) => name === 'rank');
  const endurance = rules?.sets.find(({ name }) => name === 'endurance');
  return (
    <section class="card submitSteps" aria-labelledby="steps">
      <h2 id="steps">{w.stepsTitle}</h2>
      <ol>
        <li>
          <strong>{w.steps.commit}</strong>
          <span class="soft">{w.steps.commitText}</span>
        </li>
        <li>
          <strong>{w.steps.draw}</strong>
          <span class="soft">{w.steps.drawText}</span>
        </li>
        <li>
          <strong>{w.steps.play}</strong>
          {rank && endurance && rules ? (
            <span class="soft">
              {w.steps.playText(rank.episodes, rank.limit)}{' '}
              {w.steps.ties(endurance.episodes, endurance.limit, rules.sets.length - 2)}
            </span>
          ) : null}
        </li>
        <li>
          <strong>{w.steps.row}</strong>
          <span class="soft">{w.steps.rowText}</span>
        </li>
      </ol>
      {rules ? (
        <p class="faint">
          {w.caps(rules.perPerson.waiting, rules.perPerson.aDay)} {w.waitingNow(rules.waiting)}
        </p>
      ) : null}
    </section>
  );
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

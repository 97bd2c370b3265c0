/** What becomes of what is handed in: numbered steps, and what else is to know below them. */
import type { ComponentChildren } from 'preact';
import { submitWords } from './submitWords.ts';

interface Step {
  readonly title: string;
  readonly text: string;
}

interface StepsCardProps {
  readonly steps: readonly Step[];
  readonly children?: ComponentChildren;
}

export function StepsCard({ steps, children }: StepsCardProps) {
  return (
    <section class="card submitSteps" aria-labelledby="steps">
      <h2 id="steps">{submitWords.value.stepsTitle}</h2>
      <ol>
        {steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            {text === '' ? null : <span class="soft">{text}</span>}
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

/** What is read in a chapter beside its figure: paragraphs, and the question at its end. */
import { useId } from 'preact/hooks';
import './chapters.css';
import { chapterWords } from './chapterWords.ts';

export function Prose({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  return (
    <div class="prose">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly question: string; // that the figure answers
  readonly answer: string;
}

export function Question({ question, answer }: QuestionProps) {
  const id = useId();
  const w = chapterWords.value;
  return (
    <section class="chapterQuestion" aria-labelledby={id}>
      <h2 id={id}>{w.questionTitle}</h2>
      <p>{question}</p>
      <details>
        <summary>{w.answerTitle}</summary>
        <p>{answer}</p>
      </details>
    </section>
  );
}

/** What a figure shows right now, in numbers. */
export function Numbers({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl class="figureNumbers">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

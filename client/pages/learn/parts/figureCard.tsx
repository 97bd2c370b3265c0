/** The frame of a figure: what it is, the figure, and what is to be seen in it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FigureCardProps {
  readonly title: string;
  readonly hint?: ComponentChildren; // what to do and look at, before the figure
  readonly note?: ComponentChildren; // what it shows and does not show, below it
  readonly children: ComponentChildren;
}

export function FigureCard({ title, hint, note, children }: FigureCardProps) {
  const id = useId();
  return (
    <section class="card figureCard" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint ? <p class="soft">{hint}</p> : null}
      {children}
      {note ? <p class="faint figureNote">{note}</p> : null}
    </section>
  );
}

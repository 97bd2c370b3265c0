/** One panel of a world: a card that folds up, and stays as it was left. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useSeen } from '../useSeen.ts';
import { CardInView } from './cardFrame.ts';
import { foldedCards, setFolded } from './foldedCards.ts';
import type { WorldsState } from './worldsState.ts';

interface WorldCardProps {
  readonly name: string; // by which it is remembered
  readonly title: string;
  readonly hint?: string | undefined;
  readonly state: WorldsState;
  readonly needsWeights?: boolean;
  readonly children: ComponentChildren;
}

export function WorldCard({ name, title, hint, state, needsWeights = false, children }: WorldCardProps) {
  const [open, setOpen] = useState(() => !foldedCards().has(name));
  const card = useRef<HTMLElement>(null);
  const seen = useSeen(card);
  const inView = useRef(false);
  inView.current = seen;
  const id = useId();
  const wanting = needsWeights && open && seen;
  useEffect(() => (wanting ? state.need() : undefined), [wanting, state]);
  const toggle = (): void => {
    setFolded(name, open);
    setOpen(!open);
  };
  return (
    <section class={`card worldCard ${name}Card`} aria-labelledby={id} ref={card}>
      <h2>
        <button type="button" class="worldFold" aria-expanded={open} onClick={toggle}>
          <span id={id}>{title}</span>
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
            <path d="M5 9l7 7 7-7" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
          </svg>
        </button>
      </h2>
      {open ? (
        <CardInView.Provider value={inView}>
          {hint ? <p class="faint worldHint">{hint}</p> : null}
          {children}
        </CardInView.Provider>
      ) : null}
    </section>
  );
}

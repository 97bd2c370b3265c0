/** The first screen of each game that one plays alone: what it is, what can be chosen, a picture, a button. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { createShowcase } from '../../model/showcase.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { StageHost } from '../stageHost.tsx';

interface AloneIntroProps {
  readonly title: string;
  readonly lead: string;
  readonly rules: readonly string[];
  readonly figure: string;
  readonly mind: 'rule' | 'chance'; // of the picture
  readonly start: string;
  readonly ready: boolean;
  readonly onStart: () => void;
  readonly children: ComponentChildren; // the choices
}

const SHOWCASE_SEED = 12;

export function AloneIntro({ title, lead, rules, figure, mind, start, ready, onStart, children }: AloneIntroProps) {
  const w = words.value;
  const source = useMemo(() => createShowcase(SHOWCASE_SEED, mind), [mind]);
  return (
    <div class="aloneIntro">
      <section class="aloneText">
        <p class="overline">
          <Link to="/play">{w.alonePlace}</Link>
        </p>
        <h1>{title}</h1>
        <p class="lead soft">{lead}</p>
        <ul class="faint">
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <section class="card aloneCard">
        {children}
        <button type="button" class="button primary big" disabled={!ready} onClick={onStart}>
          {start}
        </button>
      </section>
      <figure class="aloneFigure">
        <StageHost source={source} headroom={8} />
        <figcaption class="faint">{figure}</figcaption>
      </figure>
    </div>
  );
}

/** Survival: what awaits who plays alone, and a button. */
import { words } from '../../language.ts';
import type { Play } from '../playState.ts';
import { CountsNote } from './countsNote.tsx';

export function SurvivalPanel({ play }: { readonly play: Play }) {
  const w = words.value;
  const facts = [
    { name: w.survivalBeyond, text: w.survivalBeyondText },
    { name: w.survivalStorm, text: w.survivalStormText },
    { name: w.survivalWord, text: w.survivalWordText },
  ];
  return (
    <section class="rivals" aria-labelledby="survival">
      <h2 id="survival">{w.survivalTitle}</h2>
      <p class="soft">{w.survivalLead}</p>
      <dl class="card survivalFacts">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="soft">{text}</dd>
          </div>
        ))}
      </dl>
      <CountsNote play={play} />
      <button
        type="button"
        class="button primary big"
        onClick={() => play.start(play.options.request('survival', 'agents', null))}
      >
        {w.survivalGo}
      </button>
    </section>
  );
}

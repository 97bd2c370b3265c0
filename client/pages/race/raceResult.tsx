/** How a race ended: who won, all lives of both, the proof of what the newborn had learned. */
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { useResultKeys } from '../useResultKeys.ts';
import { LivesCurve } from './livesCurve.tsx';
import { ProofCard } from './proofCard.tsx';
import type { RaceState } from './raceState.ts';

interface RaceResultProps {
  readonly state: RaceState;
  readonly winner: 'you' | 'newborn' | 'draw';
}

export function RaceResult({ state, winner }: RaceResultProps) {
  const w = words.value;
  const again = useResultKeys(() => void state.begin());
  const [you, its] = [state.you.value, state.newborn.value];
  const title = { you: w.wonRace, newborn: w.lostRace, draw: w.drawn }[winner];
  const text = {
    you: w.raceWonText(you.life, its.best, its.life),
    newborn: w.raceLostText(its.life, you.best, you.life),
    draw: w.raceDrawText,
  }[winner];
  useEffect(() => announce(`${title}. ${text}`), [title, text]);
  return (
    <div class="overlay">
      <section class="card result raceResult" aria-labelledby="result">
        <h2 id="result" class={winner === 'you' ? 'human' : winner === 'newborn' ? 'agent' : ''}>
          {title}
        </h2>
        <p>{text}</p>
        <LivesCurve you={you} newborn={its} />
        <div class="row">
          <button type="button" class="button primary" ref={again} onClick={() => void state.begin()}>
            {w.raceAgain} <kbd>R</kbd>
          </button>
          <button type="button" class="button" onClick={() => state.leave()}>
            {w.back}
          </button>
        </div>
        <ProofCard state={state.proof} />
      </section>
    </div>
  );
}

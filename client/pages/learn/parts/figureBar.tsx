/** Play, one step, start again, and the seed: the same bar below every live figure. */
import type { ComponentChildren } from 'preact';
import { partsWords } from './partsWords.ts';
import { SeedField } from './seedField.tsx';
import type { FigureControls } from './useFigure.ts';

interface FigureBarProps {
  readonly figure: FigureControls;
  readonly name: string; // what the bar controls, for who hears it
  readonly hasSeed?: boolean; // where nothing is drawn at random there is none
  readonly children?: ComponentChildren; // a figure's own switches
}

export function FigureBar({ figure, name, hasSeed = true, children }: FigureBarProps) {
  const w = partsWords.value;
  const { playing, over, seed } = figure;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are mostly buttons
    <div class="figureBar" role="group" aria-label={w.controls(name)}>
      <button type="button" class="button small primary" disabled={over} onClick={figure.toggle}>
        {playing ? w.pause : w.play}
      </button>
      <button type="button" class="button small" disabled={over} onClick={figure.step}>
        {w.step}
      </button>
      <button type="button" class="button small" disabled={figure.steps === 0} onClick={figure.reset}>
        {w.reset}
      </button>
      {hasSeed ? <SeedField seed={seed} onSeed={figure.setSeed} /> : null}
      {children}
      {over ? (
        <p class="figureOver faint" role="status">
          {w.over}
        </p>
      ) : null}
    </div>
  );
}

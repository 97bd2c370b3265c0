/** The ways to play, as radio buttons that look like cards. */
import type { Signal } from '@preact/signals';
import { words } from '../language.ts';
import { CHOICES, type Choice } from './options.ts';

export function ModeCards({ chosen }: { readonly chosen: Signal<Choice> }) {
  const w = words.value;
  return (
    <fieldset class="modes">
      <legend class="visually-hidden">{w.modeLegend}</legend>
      {CHOICES.map((choice) => (
        <label class="mode" key={choice}>
          <input
            type="radio"
            name="mode"
            value={choice}
            checked={chosen.value === choice}
            onChange={() => {
              chosen.value = choice;
            }}
          />
          <span class="modeFace">
            <strong>{w.modeName[choice]}</strong>
            <small>{w.modeText[choice]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A seed to be typed or stepped: another one is another run of the same. */
import { useId } from 'preact/hooks';
import { partsWords } from './partsWords.ts';

interface SeedFieldProps {
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  readonly disabled?: boolean;
}

const MOST = 4_294_967_295;

export function SeedField({ seed, onSeed, disabled = false }: SeedFieldProps) {
  const id = useId();
  return (
    <span class="seedField">
      <label for={id}>{partsWords.value.seed}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={MOST}
        step={1}
        value={seed}
        disabled={disabled}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          const sound = Number.isSafeInteger(typed) && typed >= 0 && typed <= MOST;
          if (sound) onSeed(typed);
          else event.currentTarget.value = String(seed);
        }}
      />
    </span>
  );
}

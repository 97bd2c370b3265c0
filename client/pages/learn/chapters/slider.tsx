/** One setting of a figure, by a slider with its value in words. */
import { useId } from 'preact/hooks';

interface SliderProps {
  readonly label: string;
  readonly value: number; // index or number
  readonly text: string; // the value as it is read
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onValue: (value: number) => void;
}

export function Slider({ label, value, text, least, most, step, onValue }: SliderProps) {
  const id = useId();
  return (
    <div class="figureSlider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text}
        onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
      />
      <output for={id}>{text}</output>
    </div>
  );
}

/** Three sliders that make the own connection worse, for anyone who doubts the netcode. */
import { useId } from 'preact/hooks';
import { type FaultSettings, NO_FAULTS } from '../../net/linkFaults.ts';
import { words } from '../language.ts';

interface FaultSlidersProps {
  readonly faults: FaultSettings;
  readonly onFaults: (faults: FaultSettings) => void;
}

type Slid = 'latencyMs' | 'jitterMs' | 'stallMs';
const MOST: Readonly<Record<Slid, number>> = { latencyMs: 300, jitterMs: 50, stallMs: 500 };
const STEP: Readonly<Record<Slid, number>> = { latencyMs: 10, jitterMs: 1, stallMs: 10 };

/** Whether anything is worse than it really is. */
export function isWorse({ latencyMs, jitterMs, stallMs }: FaultSettings): boolean {
  return latencyMs > 0 || jitterMs > 0 || stallMs > 0;
}

export function FaultSliders({ faults, onFaults }: FaultSlidersProps) {
  const w = words.value;
  const rows: readonly { readonly of: Slid; readonly name: string; readonly text: string }[] = [
    { of: 'latencyMs', name: w.netFaultLatency, text: w.netFaultLatencyText },
    { of: 'jitterMs', name: w.netFaultJitter, text: w.netFaultJitterText },
    { of: 'stallMs', name: w.netFaultStall, text: w.netFaultStallText(faults.stallEveryMs / 1000) },
  ];
  return (
    <section class="netFaults">
      <h3>{w.netFaultsTitle}</h3>
      <p class="soft">{w.netFaultsText}</p>
      {rows.map(({ of, name, text }) => (
        <Slider
          key={of}
          name={name}
          text={text}
          value={faults[of]}
          most={MOST[of]}
          step={STEP[of]}
          onValue={(value) => onFaults({ ...faults, [of]: value })}
        />
      ))}
      <button type="button" class="button" aria-disabled={!isWorse(faults)} onClick={() => onFaults(NO_FAULTS)}>
        {w.netFaultsReset}
      </button>
    </section>
  );
}

interface SliderProps {
  readonly name: string;
  readonly text: string;
  readonly value: number; // ms
  readonly most: number;
  readonly step: number;
  readonly onValue: (value: number) => void;
}

function Slider({ name, text, value, most, step, onValue }: SliderProps) {
  const w = words.value;
  const id = useId();
  return (
    <div class="netSlider">
      <label for={id}>{name}</label>
      <output for={id}>{w.netMs(value)}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={step}
        value={value}
        aria-valuetext={w.netMs(value)}
        aria-describedby={`${id}-text`}
        onInput={({ currentTarget }) => onValue(currentTarget.valueAsNumber)}
      />
      <p id={`${id}-text`} class="faint">
        {text}
      </p>
    </div>
  );
}

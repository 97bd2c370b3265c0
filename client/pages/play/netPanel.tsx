/** What the connection does to a match, in numbers that say what they mean; and sliders to make it worse. Closed until asked for. */
import './netPanel.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FaultSettings } from '../../net/linkFaults.ts';
import { words } from '../language.ts';
import type { Words } from '../words/en.ts';
import { FaultSliders, isWorse } from './faultSliders.tsx';

export interface NetNumbers {
  readonly roundTripMs: number | null; // null: not measured yet
  readonly jitterMs: number;
  readonly bufferTicks: number; // by which inputs reach the server early
  readonly leadTicks: number; // by which the own cart is ahead of what the server told
  readonly viewDelayMs: number; // by which the others are drawn behind
  readonly lateInputs: number;
  readonly inputsSent?: number;
  readonly corrections: number;
  readonly confirmedTicks: number;
  readonly bytesPerSecondDown: number;
  readonly bytesPerSecondUp: number;
  readonly lane: 'exact' | 'states'; // what frames carry: pushes, or every state
}

interface NetPanelProps {
  readonly numbers: NetNumbers; // as often as it likes: what is shown changes slowly enough to be read
  readonly faults: FaultSettings;
  readonly onFaults: (faults: FaultSettings) => void;
}

const SHOWN_MS = 250;
const KEPT_AS = 'arena.netPanel';

export function NetPanel({ numbers, faults, onFaults }: NetPanelProps) {
  const w = words.value;
  const shown = useCalm(numbers, SHOWN_MS);
  const [open, setOpen] = useState(readKept);
  const toggle = useRef<HTMLButtonElement>(null);
  const id = useId();
  const choose = (next: boolean): void => {
    setOpen(next);
    keep(next);
    if (!next) toggle.current?.focus();
  };
  return (
    <div class="netPanel">
      <button
        type="button"
        class="netToggle"
        ref={toggle}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => choose(!open)}
      >
        <span class="netName">{w.netTitle}</span>
        {shown.roundTripMs === null ? null : <span>{w.netMs(shown.roundTripMs)}</span>}
        <span>{w.netBuffer(shown.bufferTicks)}</span>
        <span>{w.netLate(shown.lateInputs)}</span>
        <span>{w.netVerdict(shown.corrections, shown.confirmedTicks)}</span>
        {isWorse(faults) ? <span class="tag">{w.netFaultsOn}</span> : null}
        <Chevron />
      </button>
      {open ? (
        <section id={id} class="netSheet" aria-label={w.netTitle} onKeyDown={keepKeys} onPointerDown={keepPointer}>
          <div class="netHead">
            <h2>{w.netTitle}</h2>
            <button type="button" class="button small" onClick={() => choose(false)}>
              {w.netClose}
            </button>
          </div>
          <div class="netVerdict">
            <p>
              <strong>{w.netVerdict(shown.corrections, shown.confirmedTicks)}</strong>
            </p>
            <p class="soft">{w.netVerdictText}</p>
          </div>
          <FaultSliders faults={faults} onFaults={onFaults} />
          <dl class="netFacts">
            {factsOf(shown, w).map(({ name, value, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="netValue">{value}</dd>
                <dd class="faint">{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  );

  /** The arrows move the slider that they are on, not the cart. */
  function keepKeys(event: KeyboardEvent): void {
    if (event.key === 'Escape') choose(false);
    const onSlider = event.target instanceof HTMLInputElement;
    if (onSlider && event.key.startsWith('Arrow')) event.stopPropagation();
  }
}

/** A finger here pushes no cart. */
function keepPointer(event: PointerEvent): void {
  event.stopPropagation();
}

function Chevron() {
  return (
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
      <path d="M5 15l7-7 7 7" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    </svg>
  );
}

function factsOf(n: NetNumbers, w: Words) {
  const late = n.inputsSent === undefined ? w.number(n.lateInputs) : w.netLateOf(n.lateInputs, n.inputsSent);
  const roundTrip = n.roundTripMs === null ? w.netUnknown : w.netMs(n.roundTripMs);
  return [
    { name: w.netRoundTrip, value: roundTrip, text: w.netRoundTripText },
    { name: w.netJitter, value: w.netMs(n.jitterMs), text: w.netJitterText },
    { name: w.netBuffered, value: w.netTicks(n.bufferTicks), text: w.netBufferedText },
    { name: w.netLead, value: w.netTicks(n.leadTicks), text: w.netLeadText },
    { name: w.netViewDelay, value: w.netMs(n.viewDelayMs), text: w.netViewDelayText },
    { name: w.netLateInputs, value: late, text: w.netLateInputsText },
    { name: w.netTraffic, value: w.netRates(n.bytesPerSecondDown, n.bytesPerSecondUp), text: w.netTrafficText },
    { name: w.netLane, value: w.netLaneName[n.lane], text: w.netLaneText[n.lane] },
  ];
}

/** The newest value, taken over only so often. */
function useCalm<T>(value: T, everyMs: number): T {
  const newest = useRef(value);
  newest.current = value;
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = window.setInterval(() => setShown(newest.current), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return shown;
}

function readKept(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'open';
  } catch {
    return false; // storage may be forbidden: then it is closed each time
  }
}

function keep(open: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, open ? 'open' : 'closed');
  } catch {
    // as above
  }
}

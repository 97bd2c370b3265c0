/** The charts' window by buttons, and by keys while one of them has the focus. */

import type { Zoom } from '../../../model/run/runLink.ts';
import { type ZoomStep, zoomed } from '../../../model/run/zoom.ts';
import { announce } from '../../announce.ts';
import { words } from '../../language.ts';

interface ZoomButtonsProps {
  readonly zoom: Zoom | null;
  readonly end: number; // of the axis
  readonly onZoom: (zoom: Zoom | null) => void;
}

const KEYS: Readonly<Record<string, ZoomStep>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  ArrowLeft: 'back',
  ArrowRight: 'on',
  '0': 'whole',
};

const STEPS: readonly ZoomStep[] = ['in', 'out', 'back', 'on', 'whole'];
const SIGN: Readonly<Record<ZoomStep, string>> = { in: '+', out: '−', back: '←', on: '→', whole: '0' };
/** Drawn on the button; a digit would be text that its name lacks. */
const FACE: Readonly<Record<ZoomStep, string>> = { ...SIGN, whole: '⤢' };

export function ZoomButtons({ zoom, end, onZoom }: ZoomButtonsProps) {
  const w = words.value;
  const act = (step: ZoomStep): void => {
    const next = zoomed(zoom, step, end);
    onZoom(next);
    announce(next ? w.runZoomed(next.from, next.to) : w.runZoomedWhole);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons
    <div
      class="zoomButtons"
      role="group"
      aria-label={w.runZoom}
      onKeyDown={(event) => {
        const step = KEYS[event.key];
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        act(step);
      }}
    >
      {STEPS.map((step) => (
        <button
          key={step}
          type="button"
          aria-label={w.runZoomStep[step]}
          aria-keyshortcuts={SIGN[step]}
          title={w.runZoomStep[step]}
          disabled={zoom === null && step !== 'in'}
          onClick={() => act(step)}
        >
          <span aria-hidden="true">{FACE[step]}</span>
        </button>
      ))}
    </div>
  );
}

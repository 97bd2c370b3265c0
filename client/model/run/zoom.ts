/** A window onto a run's charts, moved by keys and buttons. */
import type { Zoom } from './runLink.ts';

export type ZoomStep = 'in' | 'out' | 'back' | 'on' | 'whole';

const LEAST = 10; // units of the axis
const SHARE = 0.25; // of the window, by which it moves

/** @param end of the axis @returns null: the whole run */
export function zoomed(zoom: Zoom | null, step: ZoomStep, end: number): Zoom | null {
  const { from, to } = zoom ?? { from: 0, to: end };
  const width = to - from;
  if (step === 'whole' || end <= LEAST) return null;
  if (step === 'in') {
    const next = Math.max(width / 2, LEAST);
    return within(zoom ? (from + to) / 2 - next / 2 : to - next, next, end); // of the whole run its newest part
  }
  if (step === 'out') return within((from + to) / 2 - width, 2 * width, end);
  return zoom && within(from + (step === 'on' ? SHARE : -SHARE) * width, width, end);
}

function within(from: number, width: number, end: number): Zoom | null {
  if (width >= end) return null;
  const start = Math.round(Math.min(Math.max(from, 0), end - width));
  return { from: start, to: start + Math.round(width) };
}

/** The curves of the settings tried before beside that of the present one: at most four, the oldest goes first. */
import { useRef } from 'preact/hooks';
import type { Line } from '../parts/lineChart.tsx';

const MOST = 4; // a line chart's

/**
 * @param frame what all curves have in common; another text forgets them
 * @param name  of the present setting
 */
export function useTried(frame: string, name: string, points: Line['points']): readonly Line[] {
  const held = useRef<{ frame: string; lines: Line[] }>({ frame, lines: [] });
  if (held.current.frame !== frame) held.current = { frame, lines: [] };
  const { lines } = held.current;
  const present = lines.findIndex((line) => line.name === name);
  if (present >= 0) {
    const longer = points.length > 1 || lines[present]!.points.length <= 1;
    if (longer) lines[present] = { name, points };
  } else {
    const full = lines.findIndex((line) => line.points.length <= 1);
    if (full >= 0) lines.splice(full, 1); // never played
    if (lines.length >= MOST) lines.shift();
    lines.push({ name, points });
  }
  return lines.slice();
}

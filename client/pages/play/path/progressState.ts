/** The visitor's way along the path: kept in this browser, and the same in all its windows. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../../shared/arena/speed.ts';
import type { MatchResult } from '../../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../../model/match.ts';
import { type Progress, readProgress, withDuel, writeProgress } from '../../../model/path/progress.ts';
import { playSound } from '../../senses.ts';

const KEPT_AS = 'arena.path';
const AFTER_WIN = 1; // s

export const progress = signal<Progress>(readProgress(kept()));

function keep(next: Progress): void {
  progress.value = next;
  try {
    localStorage.setItem(KEPT_AS, writeProgress(next));
  } catch {
    // storage may be forbidden: it then lasts until the page is closed
  }
}

/** The speed of the path's duels from now on. */
export function takeSpeed(speed: SpeedClass): void {
  if (progress.value.speed !== speed) keep({ ...progress.value, speed });
}

/** Both sides were pressed in a match. */
export function keysAreKnown(): void {
  if (!progress.value.pressed) keep({ ...progress.value, pressed: true });
}

export function keepDuel({ joined }: GameMatch, result: MatchResult): void {
  const before = progress.value;
  const next = withDuel(before, joined, result);
  if (next !== before) keep(next);
  if (Object.keys(next.won).length > Object.keys(before.won).length) playSound('levelUp', AFTER_WIN);
}

window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEPT_AS) progress.value = readProgress(newValue);
});

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

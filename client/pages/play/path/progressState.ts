/** The visitor's way along the path: kept in this browser, and the same in all its windows. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../../shared/arena/speed.ts';
import type { MatchResult } from '../../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../../model/match.ts';
import { type Progress, readProgress, withDuel, writeProgress } from '../../../model/path/progress.ts';

const KEPT_AS = 'arena.path';

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
  const next = withDuel(progress.value, joined, result);
  if (next !== progress.value) keep(next);
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

/** Where a finger pushes: a half of the screen for each side, or, under one thumb, the nearest of the keys that are shown. */
import type { Push } from '../model/freeLane.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

export interface ThumbKey {
  readonly side: Push;
  readonly box: Box;
}

/** A thumb that misses a key means the nearest one. @returns null where there is none */
export function nearestKey({ clientX, clientY }: Point, keys: readonly ThumbKey[]): Push | null {
  let nearest: { readonly side: Push; readonly distance: number } | null = null;
  for (const { side, box } of keys) {
    const beside = Math.max(box.left - clientX, clientX - box.left - box.width, 0);
    const above = Math.max(box.top - clientY, clientY - box.top - box.height, 0);
    const distance = Math.hypot(beside, above);
    if (nearest === null || distance < nearest.distance) nearest = { side, distance };
  }
  return nearest?.side ?? null;
}

export function halfOf({ clientX }: Point, { left, width }: Box): 0 | 1 {
  return clientX < left + width / 2 ? 0 : 1;
}

/** The keys that a page shows in `area`: whatever has `data-push`. */
export function thumbKeys(area: Element): readonly ThumbKey[] {
  return [...area.querySelectorAll<HTMLElement>('[data-push]')].map((key) => ({
    side: key.dataset['push'] === 'none' ? 'none' : key.dataset['push'] === '1' ? 1 : 0,
    box: key.getBoundingClientRect(),
  }));
}

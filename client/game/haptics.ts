/** What a phone does in the hand, in ms of trembling and rest. Never the only sign of anything. */
const PATTERNS = {
  closeCall: [18],
  fall: [60, 30, 30],
  win: [20, 60, 20, 60, 50],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type Tremble = keyof typeof PATTERNS;

/** Nothing where the device cannot, or before the first touch. */
export function tremble(pattern: Tremble): void {
  if (document.hidden || navigator.userActivation?.hasBeenActive === false) return;
  navigator.vibrate?.([...PATTERNS[pattern]]);
}

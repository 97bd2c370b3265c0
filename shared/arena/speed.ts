/** Speed classes: how fast a match's ticks follow each other in real time. Played and rated apart. */
export const SPEED_CLASSES = ['0.5x', '0.75x', '1x'] as const;
export type SpeedClass = (typeof SPEED_CLASSES)[number];

const TICK_MS: Readonly<Record<SpeedClass, number>> = { '0.5x': 40, '0.75x': 80 / 3, '1x': 20 };

/** Real milliseconds between two ticks of 20 simulated ms. */
export function tickMs(speed: SpeedClass): number {
  return TICK_MS[speed];
}

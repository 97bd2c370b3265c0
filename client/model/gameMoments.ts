/** What a game's head-up display says that should be heard: pure, from one of its states to the next (SOUND2). */

/** A game of any kind, as far as its course is heard. */
export interface GameCourse {
  readonly countdown: number; // whole seconds left; 0 once it runs
  readonly running: boolean;
  readonly overtime: boolean;
  readonly outcome: 'win' | 'loss' | 'draw' | null; // null while it is not over, and where there is none
}

export type CourseSound = 'countdown' | 'go' | 'overtime' | 'win' | 'loss' | 'draw';

interface CourseHud {
  readonly phase: string | null;
  readonly countdown: number;
  readonly overtime?: boolean;
}

/** Of a game with such a head-up display. @param runs its phase while its clock goes */
export function courseOf(
  hud: CourseHud | null,
  runs: string,
  outcome: GameCourse['outcome'] = null,
): GameCourse | null {
  if (!hud) return null;
  return { countdown: hud.countdown, running: hud.phase === runs, overtime: hud.overtime ?? false, outcome };
}

/** Of a decided match. @param seat the own one, null for who watches; alone there is nobody to beat */
export function outcomeFor(seat: number | null, seats: number, winner: number | 'draw'): GameCourse['outcome'] {
  if (seat === null || seats < 2) return null;
  return winner === 'draw' ? 'draw' : winner === seat ? 'win' : 'loss';
}

/** @param before null at the first look: what has long been so is not heard */
export function courseSounds(before: GameCourse | null, now: GameCourse): readonly CourseSound[] {
  const sounds: CourseSound[] = [];
  if (now.countdown > 0 && now.countdown !== before?.countdown) sounds.push('countdown');
  if (before && !before.running && now.running) sounds.push('go');
  if (before && !before.overtime && now.overtime && now.outcome === null) sounds.push('overtime');
  if (before && before.outcome === null && now.outcome !== null) sounds.push(now.outcome);
  return sounds;
}

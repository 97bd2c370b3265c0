/** The sounds and trembles of the game on the screen. They are fetched with its canvas, and rest when it is left. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Senses } from '../game/senses.ts';
import { courseSounds, type GameCourse } from '../model/gameMoments.ts';
import type { StageView } from '../model/stageView.ts';
import { lazily } from './lazily.ts';
import { preferences } from './settings/preferences.ts';

type SoundName = Parameters<Senses['play']>[0];

let senses: Senses | null = null; // one for all games, so that what it made once is kept

/** A sound by its name, where a game is or was. @param after s */
export function playSound(name: SoundName, after = 0): void {
  senses?.play(name, after);
}

/** A game on the stage, for who hears it. */
export interface HeardGame {
  readonly key: unknown; // another value is another game
  readonly course: GameCourse | null; // null: it has none, or not yet
}

/**
 * @param game undefined: nothing of this stage is heard
 * @returns to be told each frame that was drawn
 */
export function useSenses(game: HeardGame | undefined): (view: StageView) => void {
  const heard = game !== undefined;
  useEffect(() => {
    if (!heard) return undefined;
    const stop = lazily(
      () => import('../game/senses.ts'),
      (part) => {
        senses ??= part.createSenses(() => preferences.value);
      },
    );
    return () => {
      stop();
      senses?.rest();
    };
  }, [heard]);
  const key = game?.key;
  const course = game?.course ?? null;
  const before = useRef<{ readonly key: unknown; readonly course: GameCourse | null }>({ key, course: null });
  const { countdown = 0, running = false, overtime = false, outcome = null } = course ?? {};
  useEffect(() => {
    const known = before.current.key === key ? before.current.course : null;
    before.current = { key, course };
    if (course) senses?.course(courseSounds(known, course));
  }, [key, course === null, countdown, running, overtime, outcome]);
  const newest = useRef({ heard, running });
  newest.current = { heard, running: course === null || running };
  return useCallback((view) => {
    if (newest.current.heard) senses?.drawn(view, newest.current.running);
  }, []);
}

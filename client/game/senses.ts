/** What a game gives to ears and hands: from the frames that are drawn, and from its course. Everything told here is on the screen too. */
import type { CourseSound } from '../model/gameMoments.ts';
import type { StageView } from '../model/stageView.ts';
import { tremble } from './haptics.ts';
import { aroundOwn, createMoments, ownLane } from './moments.ts';
import { soundOutput } from './sound/output.ts';
import { createGameSound } from './sound/player.ts';
import type { SoundName } from './sound/recipes.ts';

export interface SenseWishes {
  readonly volume: number; // 0..1; at 0 nothing is made at all
  readonly haptics: boolean;
  readonly angleSound: boolean; // the lean has a sound of its own: the hum of tension would cover it
}

export interface Senses {
  /** Each frame that was drawn, in its order. @param running whether the game's clock goes: else no wind is heard */
  drawn(view: StageView, running: boolean): void;
  play(name: SoundName, after: number): void; // s
  course(sounds: readonly CourseSound[]): void;
  /** Another game, or none: what it says first is not news. */
  rest(): void;
}

const PAN = { push: 0.45, fall: 0.6 } as const;
const RIVAL_LEVEL = 0.4;
const ENDS: ReadonlySet<string> = new Set(['win', 'loss', 'draw'] satisfies CourseSound[]);
const AFTER_FALL = 0.6; // s: the fall is heard first

/** @param wishes asked each time */
export function createSenses(wishes: () => SenseWishes): Senses {
  const sound = createGameSound(() => {
    const { volume } = wishes();
    return volume > 0 ? soundOutput(volume) : null;
  });
  let moments = createMoments();
  const hand = (pattern: Parameters<typeof tremble>[0]): void => {
    if (wishes().haptics) tremble(pattern);
  };
  const senses: Senses = {
    drawn(view, running) {
      const own = ownLane(view);
      for (const { kind, lane, side } of moments(view)) {
        const mine = lane === own;
        if (kind === 'fall') {
          sound.play('fall', { pan: side * PAN.fall, level: mine ? 1 : RIVAL_LEVEL });
          if (mine) hand('fall');
        } else if (mine && kind === 'push') sound.play(side < 0 ? 'pushLeft' : 'pushRight', { pan: side * PAN.push });
        else if (mine && kind === 'closeCall') {
          sound.play('closeCall');
          hand('closeCall');
        }
      }
      const { wind, lean } = aroundOwn(view);
      const hums = running && !wishes().angleSound;
      sound.surround({ wind: running ? wind : 0, lean: hums ? lean : 0 });
    },
    play: (name, after) => sound.play(name, { after }),
    course(sounds) {
      for (const name of sounds) {
        sound.play(name, { after: ENDS.has(name) ? AFTER_FALL : 0 });
        if (name === 'win') hand('win');
      }
    },
    rest() {
      moments = createMoments();
      sound.hush();
    },
  };
  return senses;
}

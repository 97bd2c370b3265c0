/** The steps of the running episode: what of them is told, and what is remembered so that a resumed run can tell it from its first step. */
import type { StepProgress } from '../learner/progress.ts';
import { rounded } from './finite.ts';
import type { TrainingNews } from './news.ts';

export interface EpisodeSteps {
  readonly episode: number; // 0: none yet
  readonly seed: number;
  readonly actions: readonly number[];
  readonly explored: readonly boolean[];
  readonly q: readonly number[]; // [steps x actions]
}

export interface ToldSteps {
  add(step: StepProgress): void;
  /** Those since the last ones taken, in one; null if there are none. Of an episode that was not told, all from its first. */
  take(): TrainingNews | null;
  remember(): EpisodeSteps;
}

export const NO_STEPS: EpisodeSteps = { episode: 0, seed: 0, actions: [], explored: [], q: [] };

export function createToldSteps(remembered: EpisodeSteps): ToldSteps {
  let { episode, seed } = remembered;
  let actions = [...remembered.actions];
  let explored = [...remembered.explored];
  let q = [...remembered.q];
  let told = 0; // steps of this episode

  return {
    add(step) {
      if (step.episode !== episode) {
        episode = step.episode;
        seed = step.episodeSeed;
        actions = [];
        explored = [];
        q = [];
        told = 0;
      }
      actions.push(step.action);
      explored.push(step.explored);
      for (let i = 0; i < step.q.length; i++) q.push(step.q[i]!);
    },
    take() {
      if (told === actions.length) return null;
      const from = told;
      told = actions.length;
      const perStep = q.length / actions.length;
      return {
        kind: 'steps',
        episode,
        seed,
        from,
        actions: actions.slice(from),
        explored: explored.slice(from),
        q: q.slice(from * perStep).map(rounded),
      };
    },
    remember: () => ({ episode, seed, actions: [...actions], explored: [...explored], q: q.map(rounded) }),
  };
}

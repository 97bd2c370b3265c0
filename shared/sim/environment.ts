/** What a learner needs of a world. Gymnasium's interface, without autoreset: an ended episode stays ended. */
export interface Environment {
  readonly spec: EnvironmentSpec;
  /** Starts an episode; writes the first observation. @param out [observationSize] */
  reset(seed: number, out: Float32Array): void;
  /** One tick; writes the next observation, the true last one when the episode ends. @throws Error on an ended episode */
  step(action: number, out: Float32Array): Outcome;
  /** Everything that the rest of the episode depends on, as numbers; `restore` goes on from it bit for bit. */
  save(): Float64Array;
  /** @throws RangeError if the length is not that of `save()` */
  restore(saved: Float64Array): void;
}

export interface EnvironmentSpec {
  readonly id: string; // as Gymnasium names it
  readonly observationSize: number;
  readonly actionCount: number;
  readonly timeLimit: number; // steps until truncation
  readonly solvedAt: number; // mean return of 100 greedy episodes
}

export interface Outcome {
  readonly reward: number;
  readonly terminated: boolean; // the episode came to its own end
  readonly truncated: boolean; // the time limit stopped a live episode
}

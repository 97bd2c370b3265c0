/** Which transitions reach the ring, and when: n-step sums, the end of an episode, mirror images. The engine's ring holds them. */
import type { Engine } from '../kernel/engine.ts';
import type { Outcome } from '../sim/environment.ts';
import type { Recipe } from './recipe.ts';
import { gammaAt } from './schedules.ts';

export interface Replay {
  /** Environment steps added since the start, those still waiting for rewards included. */
  readonly added: number;
  /** Transitions in the ring. */
  readonly stored: number;
  /** Transitions just before terminations, as the recipe's `nearFalls` says; oldest first. */
  readonly nearFalls: FallIndex;
  /**
   * One environment step. Transitions are written as soon as their n rewards are known; at the episode's end the rest
   * follow with what they have. A termination cuts the bootstrap; the time limit only where the recipe says so (DQN2).
   * @param observation, next [inputs] scaled as the network sees them; copied
   */
  add(
    observation: Float32Array,
    action: number,
    reward: number,
    next: Float32Array,
    outcome: Pick<Outcome, 'terminated' | 'truncated'>,
  ): void;
}

/** Where the near-falls are that the ring still holds. */
export interface FallIndex {
  readonly count: number;
  /** Ring index of the i-th. @param i 0..count-1 */
  at(i: number): number;
}

interface Pending {
  readonly observation: Float32Array;
  action: number;
  reward: number;
}

export function createReplay(recipe: Recipe, engine: Engine): Replay {
  const { nStep, mirrored } = recipe;
  const { capacity, shape } = engine.options;
  const pending: Pending[] = Array.from({ length: nStep }, () => ({
    observation: new Float32Array(shape.inputs),
    action: 0,
    reward: 0,
  }));
  const mirror = new Float32Array(shape.inputs);
  const mirrorNext = new Float32Array(shape.inputs);
  let first = 0; // ring position of the oldest pending transition
  let waiting = 0;
  let written = 0;
  let added = 0;
  let episodeSteps = 0;
  const falls: number[] = []; // `written` numbers, ascending
  let forgotten = 0; // of `falls`: the ring has overwritten them

  const write = (
    observation: Float32Array,
    action: number,
    reward: number,
    next: Float32Array,
    discount: number,
  ): void => {
    engine.store(written++ % capacity, observation, action, reward, next, discount);
    if (!mirrored) return;
    for (let i = 0; i < mirror.length; i++) {
      mirror[i] = -observation[i]!;
      mirrorNext[i] = -next[i]!;
    }
    engine.store(written++ % capacity, mirror, 1 - action, reward, mirrorNext, discount);
  };

  /** Writes the oldest pending transition, whose return ends at `next`. */
  const flush = (next: Float32Array, cutsBootstrap: boolean): void => {
    let sum = 0;
    let discount = 1;
    const gamma = gammaAt(recipe, added);
    for (let k = 0; k < waiting; k++) {
      sum += discount * pending[(first + k) % nStep]!.reward;
      discount *= gamma;
    }
    const oldest = pending[first]!;
    write(oldest.observation, oldest.action, sum, next, cutsBootstrap ? 0 : discount);
    first = (first + 1) % nStep;
    waiting--;
  };

  const rememberFall = (): void => {
    const images = Math.min(recipe.nearFalls?.steps ?? 0, episodeSteps) * (mirrored ? 2 : 1);
    for (let i = written - images; i < written; i++) falls.push(i);
  };
  const nearFalls: FallIndex = {
    get count() {
      while (forgotten < falls.length && falls[forgotten]! < written - capacity) forgotten++;
      return falls.length - forgotten;
    },
    at: (i) => falls[forgotten + i]! % capacity,
  };

  return {
    nearFalls,
    get added() {
      return added;
    },
    get stored() {
      return Math.min(written, capacity);
    },
    add(observation, action, reward, next, { terminated, truncated }) {
      const cutsBootstrap = terminated || (truncated && recipe.limitCutsBootstrap);
      const ended = terminated || truncated;
      const slot = pending[(first + waiting) % nStep]!;
      slot.observation.set(observation);
      slot.action = action;
      slot.reward = reward;
      waiting++;
      added++;
      episodeSteps++;
      if (ended) while (waiting > 0) flush(next, cutsBootstrap);
      else if (waiting === nStep) flush(next, false);
      if (terminated) rememberFall();
      if (ended) episodeSteps = 0;
    },
  };
}

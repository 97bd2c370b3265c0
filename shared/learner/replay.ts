/** Which transitions reach the ring, and when: n-step sums, the end of an episode, mirror images. The engine's ring holds them. */
import type { Engine } from '../kernel/engine.ts';
import type { Outcome } from '../sim/environment.ts';
import type { Recipe } from './recipe.ts';
import type { Sampler } from './sampling.ts';
import { gammaAt } from './schedules.ts';
import { arrayOf, type Snapshot } from './snapshot.ts';

export interface Replay {
  /** Environment steps added since the start, demonstrations and those still waiting for rewards included. */
  readonly added: number;
  /** Transitions in the ring. */
  readonly stored: number;
  /** Transitions just before terminations, as the recipe's `nearFalls` says; oldest first. */
  readonly nearFalls: FallIndex;
  /** Share of the stored transitions that end in a termination: their target has no bootstrap. */
  readonly terminalShare: number;
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
  /** The episode goes on where nobody sees it: what waits for rewards is written with what it has, and bootstraps. */
  breakOff(next: Float32Array): void;
  save(): Snapshot;
  restore(saved: Snapshot): void;
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

export function createReplay(recipe: Recipe, engine: Engine, sampler: Pick<Sampler, 'added'>): Replay {
  const { nStep } = recipe;
  const mirrored = recipe.mirrored && !recipe.pixels; // frames are mirrored when they are drawn: see run.ts
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
  let terminals = new Uint8Array(1024); // by ring index, 1 where the transition ends in a termination; grows with the ring
  let terminalCount = 0;
  const storedCount = (): number => Math.min(written, capacity);

  const write = (
    observation: Float32Array,
    action: number,
    reward: number,
    next: Float32Array,
    discount: number,
    terminal: number,
  ): void => {
    const index = written++ % capacity;
    engine.store(index, observation, action, reward, next, discount);
    sampler.added(index);
    if (index >= terminals.length) terminals = grown(terminals);
    terminalCount += terminal - terminals[index]!;
    terminals[index] = terminal;
  };

  /** Writes the oldest pending transition, whose return ends at `next`, and its mirror image. */
  const flush = (next: Float32Array, cutsBootstrap: boolean, terminated: boolean): void => {
    let sum = 0;
    let discount = 1;
    const gamma = gammaAt(recipe, added);
    for (let k = 0; k < waiting; k++) {
      sum += discount * pending[(first + k) % nStep]!.reward;
      discount *= gamma;
    }
    const oldest = pending[first]!;
    const bootstrap = cutsBootstrap ? 0 : discount;
    const terminal = terminated ? 1 : 0;
    write(oldest.observation, oldest.action, sum, next, bootstrap, terminal);
    if (mirrored) {
      for (let i = 0; i < mirror.length; i++) {
        mirror[i] = -oldest.observation[i]!;
        mirrorNext[i] = -next[i]!;
      }
      write(mirror, 1 - oldest.action, sum, mirrorNext, bootstrap, terminal);
    }
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
      return storedCount();
    },
    get terminalShare() {
      return written === 0 ? 0 : terminalCount / storedCount();
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
      if (ended) while (waiting > 0) flush(next, cutsBootstrap, terminated);
      else if (waiting === nStep) flush(next, false, false);
      if (terminated) rememberFall();
      if (ended) episodeSteps = 0;
    },
    breakOff(next) {
      while (waiting > 0) flush(next, false, false);
      episodeSteps = 0;
    },
    save() {
      const waitingOnes = Array.from({ length: waiting }, (_, k) => pending[(first + k) % nStep]!);
      return {
        counts: Float64Array.of(written, added, episodeSteps, waiting),
        waitingObservations: Float32Array.from(waitingOnes.flatMap(({ observation }) => Array.from(observation))),
        waitingActions: Float64Array.from(waitingOnes, ({ action }) => action),
        waitingRewards: Float64Array.from(waitingOnes, ({ reward }) => reward),
        falls: Float64Array.from(falls.slice(forgotten)),
        terminals: terminals.slice(0, storedCount()),
        ring: engine.readReplay(storedCount()),
      };
    },
    restore(saved) {
      [written, added, episodeSteps, waiting] = arrayOf(saved, 'counts', 'Float64Array', 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      first = 0;
      const observations = arrayOf(saved, 'waitingObservations', 'Float32Array', waiting * shape.inputs);
      const actions = arrayOf(saved, 'waitingActions', 'Float64Array', waiting);
      const rewards = arrayOf(saved, 'waitingRewards', 'Float64Array', waiting);
      for (let k = 0; k < waiting; k++) {
        pending[k]!.observation.set(observations.subarray(k * shape.inputs, (k + 1) * shape.inputs));
        pending[k]!.action = actions[k]!;
        pending[k]!.reward = rewards[k]!;
      }
      falls.length = 0;
      for (const fall of arrayOf(saved, 'falls', 'Float64Array')) falls.push(fall);
      forgotten = 0;
      const flags = arrayOf(saved, 'terminals', 'Uint8Array', storedCount());
      terminals = new Uint8Array(Math.max(1024, flags.length));
      terminals.set(flags);
      terminalCount = flags.reduce((sum, flag) => sum + flag, 0);
      engine.loadReplay(arrayOf(saved, 'ring', 'Uint8Array'));
    },
  };
}

function grown(flags: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(flags.length * 2);
  larger.set(flags);
  return larger;
}

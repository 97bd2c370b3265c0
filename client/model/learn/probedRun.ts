/**
 * A training run that tells, beside what every run tells, which transitions its last batch held and what both networks believe
 * of one fixed state. The run is the project's own, and goes as it would unwatched.
 */

import type { Engine, EngineOptions } from '../../../shared/kernel/engine.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { createRun } from '../../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';
import { likeness } from './likeness.ts';

export type EngineName = 'kernel' | 'js';
const MAKE = { kernel: createKernelEngine, js: createJsEngine } as const;

/** Cart in the middle, pole upright, nothing moving: as good as it gets. */
const STILL = new Float32Array(4);
const DRAWN = 400; // of all experience, at most, for a picture
const ANGLE = 2; // of an observation, then its speed

export interface Batch {
  readonly points: Float32Array; // [batch, 2] angle and angular speed
  readonly episodes: number; // that its transitions are of
  readonly likeness: number;
}

export interface ProbedView {
  readonly steps: number;
  readonly episodes: number; // finished ones
  readonly updates: number;
  readonly returns: readonly number[]; // of all finished episodes
  readonly ends: readonly number[]; // the steps that they ended at
  readonly batch: Batch | null; // of the last update
  readonly experience: Float32Array; // [.., 2] angle and angular speed of some of all observations so far
  readonly online: number; // largest Q value of the still state
  readonly target: number; // the same by the target network
  readonly track: readonly TrackPoint[]; // both, as they went
  readonly copies: number; // to the target network
  readonly sinceCopy: number; // updates
  readonly over: boolean;
}

export interface TrackPoint {
  readonly updates: number;
  readonly online: number;
  readonly target: number;
}

export interface ProbedRun {
  advance(steps: number): void;
  view(): ProbedView;
}

/** What reaches the engine, kept on its way. */
function watched(options: EngineOptions, make: (options: EngineOptions) => Engine) {
  const engine = make(options);
  const width = options.shape.inputs;
  const episodeOf = new Uint32Array(options.capacity);
  const kept = new Float32Array(options.capacity * width);
  const seen = { episode: 0, copies: 0, updates: 0, copiedAt: 0, last: null as Uint32Array | null };
  const watching: Engine = {
    ...engine,
    store(index, observation, ...rest) {
      episodeOf[index] = seen.episode;
      kept.set(observation, index * width);
      engine.store(index, observation, ...rest);
    },
    update(indices, ...rest) {
      seen.last = indices.slice();
      seen.updates++;
      return engine.update(indices, ...rest);
    },
    blend(from, to, rate) {
      engine.blend(from, to, rate);
      if (to !== 'target') return;
      seen.copies++;
      seen.copiedAt = seen.updates;
    },
  };
  return { watching, episodeOf, kept, seen };
}

export function beginProbed(recipe: Recipe, seed: number, engineName: EngineName): ProbedRun {
  const { watching: engine, episodeOf, kept, seen } = watched(engineOptions(recipe, CARTPOLE_V1), MAKE[engineName]);
  const run = createRun({ recipe, seed, environment: cartPoleEnvironment(CARTPOLE_V1), engine });
  const events = run.events();
  const width = STILL.length;
  const returns: number[] = [];
  const ends: number[] = [];
  const track: TrackPoint[] = [];
  const every = Math.max(1, Math.floor(('steps' in recipe.budget ? recipe.budget.steps : 10_000) / 1_000));
  const all: number[] = []; // every observation so far
  const q = new Float32Array(2);
  let over = false;
  const believed = (slot: 'online' | 'target'): number => {
    engine.values(slot, STILL, 1, q);
    return Math.max(q[0]!, q[1]!);
  };

  function batch(): Batch | null {
    const { last } = seen;
    if (!last) return null;
    const rows = Float32Array.from(
      { length: last.length * width },
      (_, i) => kept[last[Math.floor(i / width)]! * width + (i % width)]!,
    );
    const points = Float32Array.from({ length: last.length * 2 }, (_, i) => rows[(i >> 1) * width + ANGLE + (i & 1)]!);
    return {
      points,
      episodes: new Set(Array.from(last, (index) => episodeOf[index])).size,
      likeness: likeness(rows, all, width),
    };
  }

  return {
    advance(steps) {
      const until = run.steps + steps;
      while (run.steps < until && !over) {
        const { value, done } = events.next();
        if (done) over = true;
        else if (value.kind === 'episode') {
          returns.push(value.episodicReturn);
          ends.push(value.step);
          seen.episode++;
        } else {
          for (const number of value.observation) all.push(number);
          if (run.steps % every === 0 && run.updates > 0)
            track.push({ updates: run.updates, online: believed('online'), target: believed('target') });
        }
      }
    },
    view() {
      const stored = all.length / width;
      const shown = Math.min(DRAWN, stored);
      const at = (i: number): number => Math.floor(((i >> 1) * stored) / shown) * width + ANGLE + (i & 1);
      return {
        steps: run.steps,
        episodes: run.episodes,
        updates: run.updates,
        returns: returns.slice(),
        ends: ends.slice(),
        batch: batch(),
        experience: Float32Array.from({ length: shown * 2 }, (_, i) => all[at(i)]!),
        online: believed('online'),
        target: believed('target'),
        track: track.slice(),
        copies: seen.copies,
        sinceCopy: seen.updates - seen.copiedAt,
        over,
      };
    },
  };
}

/** Mean return of the last `count` episodes; null before the first. */
export function recentMean(returns: readonly number[], count = 20): number | null {
  const last = returns.slice(-count);
  return last.length === 0 ? null : last.reduce((sum, one) => sum + one, 0) / last.length;
}

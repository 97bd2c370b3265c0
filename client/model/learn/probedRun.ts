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
import { createArchive } from './archive.ts';
import { neighbourCorrelation } from './neighbours.ts';

type EngineName = 'kernel' | 'js';
const MAKE = { kernel: createKernelEngine, js: createJsEngine } as const;

/** Cart in the middle, pole upright, nothing moving: as good as it gets. */
const STILL = new Float32Array(4);
const DRAWN = 400; // of all experience, at most, for a picture
const RECENT_BATCHES = 50;
const ANGLE = 2; // of an observation, then its speed

interface Batch {
  readonly points: Float32Array; // [batch, 2] angle and angular speed
  readonly episodes: number; // that its transitions are of
  readonly correlation: number; // of neighbours in time, mean of the last `RECENT_BATCHES`
  readonly error: number; // root mean square TD error of those batches, before their updates
  readonly errorOfAll: number; // the same of some of the last transitions of an archive, now
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

interface TrackPoint {
  readonly updates: number;
  readonly online: number;
  readonly target: number;
}

export interface ProbedRun {
  advance(steps: number): void;
  view(): ProbedView;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

function keep(recent: number[], value: number): void {
  recent.push(value);
  if (recent.length > RECENT_BATCHES) recent.shift();
}

/** What reaches the engine, kept on its way. */
function watched(options: EngineOptions, make: (options: EngineOptions) => Engine) {
  const engine = make(options);
  const width = options.shape.inputs;
  const kept = new Float32Array(options.capacity * width); // observations, as the ring holds them
  const writtenAt = new Float64Array(options.capacity); // how many transitions were written before
  const episodeOf = new Uint32Array(options.capacity);
  const seen = { episode: 0, copies: 0, updates: 0, copiedAt: 0, written: 0, last: new Uint32Array() };
  const correlations: number[] = [];
  const losses: number[] = [];
  const archive = createArchive(engine);
  /** Rows of the last batch, in order of time. */
  const rows = (): Float32Array => {
    const inTime = Array.from(seen.last).sort((a, b) => writtenAt[a]! - writtenAt[b]!);
    return Float32Array.from(inTime.flatMap((index) => Array.from(kept.subarray(index * width, (index + 1) * width))));
  };
  const watching: Engine = {
    ...engine,
    store(index, observation, action, reward, nextObservation, discount) {
      kept.set(observation, index * width);
      writtenAt[index] = seen.written++;
      episodeOf[index] = seen.episode;
      archive.add(observation, action, reward, nextObservation, discount);
      engine.store(index, observation, action, reward, nextObservation, discount);
    },
    update(indices, ...rest) {
      seen.last = indices.slice();
      seen.updates++;
      const found = engine.update(indices, ...rest);
      keep(correlations, neighbourCorrelation(rows(), width));
      keep(losses, found.loss);
      return found;
    },
    blend(from, to, rate) {
      engine.blend(from, to, rate);
      if (to !== 'target') return;
      seen.copies++;
      seen.copiedAt = seen.updates;
    },
  };
  const batch = (): Batch | null => {
    if (seen.last.length === 0) return null;
    const all = rows();
    return {
      points: Float32Array.from({ length: seen.last.length * 2 }, (_, i) => all[(i >> 1) * width + ANGLE + (i & 1)]!),
      episodes: new Set(Array.from(seen.last, (index) => episodeOf[index])).size,
      correlation: meanOf(correlations),
      error: Math.sqrt(meanOf(losses)), // the recipes here have squared errors
      errorOfAll: archive.error(),
    };
  };
  return { watching, seen, batch };
}

export function beginProbed(recipe: Recipe, seed: number, engineName: EngineName): ProbedRun {
  const { watching: engine, seen, batch } = watched(engineOptions(recipe, CARTPOLE_V1), MAKE[engineName]);
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

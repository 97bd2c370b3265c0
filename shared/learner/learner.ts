/** The updates of a run: which transitions, at which rate, and what they found. */
import type { Engine } from '../kernel/engine.ts';
import { nextBelow, nextUint32, type RandomStream } from '../sim/random.ts';
import type { Recipe } from './recipe.ts';
import type { Replay } from './replay.ts';
import type { Sampler } from './sampling.ts';
import { averageRateAt, isDue, learningRateAt } from './schedules.ts';
import { arrayOf, type Snapshot } from './snapshot.ts';

/** Means over the updates since it was last asked; null if there were none. */
interface Findings {
  readonly tdLoss: number | null;
  readonly qValues: number | null;
  readonly gradientNorm: number | null; // of the first of them
}

export interface Learner {
  readonly count: number; // updates made
  /** The updates that fall due at once, if enough is stored. @param step environment steps so far */
  updates(step: number): void;
  sinceLastAsked(): Findings;
  save(): Snapshot;
  restore(saved: Snapshot): void;
}

/** @param stream of the replay: every draw of a batch comes from it */
export function createLearner(
  recipe: Recipe,
  engine: Engine,
  replay: Replay,
  sampler: Sampler,
  stream: RandomStream,
): Learner {
  const { capacity, batchSize } = engine.options;
  const { servedAverage, sync } = recipe;
  const drawn = new Uint32Array(recipe.batchSize);
  const fromFalls = Math.round(recipe.batchSize * (recipe.nearFalls?.share ?? 0));
  const flips = recipe.mirrored && recipe.pixels !== null; // of the frames drawn, about half come mirrored
  const errors = new Float32Array(batchSize);
  let count = 0;
  let lossSum = 0;
  let qSum = 0;
  let since = 0;
  let gradientNorm: number | null = null;

  function draw(step: number): void {
    sampler.draw(stream, replay.stored, drawn, step);
    const falls = replay.nearFalls.count;
    if (falls > 0) for (let j = 0; j < fromFalls; j++) drawn[j] = replay.nearFalls.at(nextBelow(stream, falls));
    if (flips) for (let j = 0; j < drawn.length; j++) if (nextUint32(stream) >>> 31) drawn[j]! += capacity;
  }

  function update(batch: Uint32Array, importance: Float32Array | null, learningRate: number): void {
    const norm = since === 0;
    const extras = importance ? { importance, errors, norm } : norm ? { norm } : undefined;
    const averageRate = servedAverage ? averageRateAt(servedAverage, count) : 0;
    const found = engine.update(batch, learningRate, averageRate, extras);
    if (importance) sampler.learned(batch, errors);
    if (norm) gradientNorm = found.gradientNorm;
    lossSum += found.loss;
    qSum += found.meanQ;
    count++;
    since++;
    if (sync.of === 'update' && isDue(sync, count)) engine.blend('online', 'target', sync.rate);
  }

  return {
    get count() {
      return count;
    },
    updates(step) {
      if (replay.added < recipe.learningStarts) return;
      const learningRate = learningRateAt(recipe, step);
      for (let i = 0; i < recipe.update.count; i++) {
        draw(step);
        const { importance } = sampler;
        for (let at = 0; at < drawn.length; at += batchSize) {
          update(drawn.subarray(at, at + batchSize), importance?.subarray(at, at + batchSize) ?? null, learningRate);
        }
      }
    },
    sinceLastAsked() {
      const findings =
        since > 0
          ? { tdLoss: lossSum / since, qValues: qSum / since, gradientNorm }
          : { tdLoss: null, qValues: null, gradientNorm: null };
      lossSum = 0;
      qSum = 0;
      since = 0;
      gradientNorm = null;
      return findings;
    },
    save: () => ({ sums: Float64Array.of(count, lossSum, qSum, since, gradientNorm ?? Number.NaN) }),
    restore(saved) {
      const [a, b, c, d, norm] = arrayOf(saved, 'sums', 'Float64Array', 5);
      [count, lossSum, qSum, since] = [a!, b!, c!, d!];
      gradientNorm = Number.isNaN(norm) ? null : norm!;
    },
  };
}

/** Which transitions a batch holds. */
import { nextBelow, nextUniform, type RandomStream } from '../sim/random.ts';
import { fractionalPower } from './power.ts';
import type { Recipe } from './recipe.ts';
import { betaAt } from './schedules.ts';
import type { Snapshot } from './snapshot.ts';
import { createSumTree } from './sumTree.ts';

export interface Sampler {
  /** A transition was written at `index` of the ring. */
  added(index: number): void;
  /** Fills a batch with ring indices below `stored`. @param step environment steps so far */
  draw(stream: RandomStream, stored: number, out: Uint32Array, step: number): void;
  /** Of the batch drawn last, factors on its samples' losses; null where all count alike. */
  readonly importance: Float32Array | null;
  /** What an update found of the batch drawn last. @param errors Q - target of each sample */
  learned(indices: Uint32Array, errors: Float32Array): void;
  save(stored: number): Snapshot;
  restore(saved: Snapshot): void;
}

/** @param capacity of the ring: indices stay below it */
export function createSampler(
  recipe: Pick<Recipe, 'prioritised' | 'replacement' | 'batchSize'>,
  capacity: number,
): Sampler {
  return recipe.prioritised
    ? prioritisedSampler(recipe.prioritised, recipe.batchSize, capacity)
    : uniformSampler(capacity, recipe.replacement);
}

/** Uniform replay sampling. @param replacement whether one batch may hold a transition twice */
function uniformSampler(capacity: number, replacement: boolean): Sampler {
  const takenBy = new Uint32Array(replacement ? 0 : capacity); // the number of the last batch that took each index
  let batch = 0;
  const withReplacement: Sampler['draw'] = (stream, stored, out) => {
    for (let i = 0; i < out.length; i++) out[i] = nextBelow(stream, stored);
  };
  const withoutReplacement: Sampler['draw'] = (stream, stored, out) => {
    if (stored < out.length)
      throw new RangeError(
        `a batch of ${out.length} without replacement needs as many transitions, but ${stored} are stored`,
      );
    batch++;
    for (let i = 0; i < out.length; ) {
      const index = nextBelow(stream, stored);
      if (takenBy[index] === batch) continue;
      takenBy[index] = batch;
      out[i++] = index;
    }
  };
  return {
    added() {},
    draw: replacement ? withReplacement : withoutReplacement,
    importance: null,
    learned() {},
    save: () => ({}),
    restore() {},
  };
}

/**
 * Proportional prioritised replay: each of the batch's equal shares of the whole priority gives one transition. What is new has the
 * largest priority so far, so that it is seen once. Source: Schaul et al. 2016, section 3.3 and algorithm 1.
 */
function prioritisedSampler(rule: NonNullable<Recipe['prioritised']>, batchSize: number, capacity: number): Sampler {
  const tree = createSumTree(capacity);
  const importance = new Float32Array(batchSize);
  let largest = 1; // priority, already to the power of alpha
  return {
    added: (index) => tree.set(index, largest),
    draw(stream, stored, out, step) {
      const beta = betaAt(rule, step);
      const share = tree.total / out.length;
      let heaviest = 0;
      for (let i = 0; i < out.length; i++) {
        out[i] = tree.find((i + nextUniform(stream)) * share);
        const weight = 1 / fractionalPower((stored * tree.get(out[i]!)) / tree.total, beta);
        importance[i] = weight;
        heaviest = Math.max(heaviest, weight);
      }
      for (let i = 0; i < out.length; i++) importance[i] = importance[i]! / heaviest;
    },
    importance,
    learned(indices, errors) {
      for (const [i, index] of indices.entries()) {
        const priority = fractionalPower(Math.abs(errors[i]!) + rule.floor, rule.alpha);
        tree.set(index % capacity, priority); // a mirror image counts as the transition that it shows
        largest = Math.max(largest, priority);
      }
    },
    save: (stored) => ({
      priorities: Float64Array.from({ length: stored }, (_, i) => tree.get(i)),
      largest: Float64Array.of(largest),
    }),
    restore({ priorities, largest: saved }) {
      priorities?.forEach((priority, i) => {
        tree.set(i, priority);
      });
      largest = saved?.[0] ?? 1;
    },
  };
}

/** What a run serves, ready to be asked: a network on states, one on frames, or a table; from streamed weights or from a checkpoint's file. */
import { plainShape } from '../../../shared/kernel/dueling.ts';
import { type NetworkShape, parameterCount } from '../../../shared/kernel/engine.ts';
import { createForwardScratch, forwardOne } from '../../../shared/kernel/forward.ts';
import { argmax } from '../../../shared/learner/argmax.ts';
import { cellOf, countCells } from '../../../shared/learner/cells.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { decodeTable, isTableFile } from '../../../shared/learner/tableFile.ts';
import type { Edges } from '../../../shared/learner/tabularRecipe.ts';
import { readPolicy } from '../../../shared/policy/readPolicy.ts';
import { createImageForward } from './imageForward.ts';
import type { World } from './world.ts';

export interface ServedPolicy {
  readonly actions: number;
  readonly parameters: Float32Array; // canonical; a table row by row
  readonly onFrames: boolean;
  /** Q values of an observation as the world gives it, unscaled; overwritten by the next call. */
  qOf(observation: Float32Array): Float32Array;
  /** Those of many. @param observations [count, size] @param out [count, actions] */
  batch(observations: Float32Array, count: number, out: Float32Array): void;
}

/** @returns null where the weights are not of this recipe's size: a message of another run */
export function servedFromWeights({ recipe, spec }: World, parameters: Float32Array): ServedPolicy | null {
  if (recipe.kind === 'q-table') {
    const size = countCells(recipe.edges, spec) * spec.actionCount;
    return parameters.length === size ? tablePolicy(recipe.edges, parameters, spec.actionCount) : null;
  }
  const shape = plainShape(engineOptions(recipe, spec).shape);
  if (parameters.length !== parameterCount(shape)) return null;
  return networkPolicy(shape, parameters, recipe.observationScale);
}

/** @returns in words what is wrong with the bytes, for this world */
export function servedFromFile({ spec, pixels }: World, bytes: Uint8Array): ServedPolicy | string {
  if (isTableFile(bytes)) {
    const file = decodeTable(bytes);
    if (typeof file === 'string') return file;
    const fits = file.actions === spec.actionCount && countCells(file.edges, spec) * file.actions === file.table.length;
    return fits ? tablePolicy(file.edges, file.table, file.actions) : 'it is a table of another world';
  }
  const read = readPolicy([{ name: 'checkpoint.cpa', bytes }]);
  if (!read.ok) return read.message;
  const { shape, parameters, observationScale } = read.policy;
  const inputs = pixels ? pixels.ages.length * pixels.height * pixels.width : spec.observationSize;
  if (shape.inputs !== inputs || shape.outputs !== spec.actionCount) return 'it is a network of another world';
  return networkPolicy(shape, parameters, observationScale);
}

/** The first of the largest Q values (DQN3). */
export function greedyOf(policy: ServedPolicy, observation: Float32Array): number {
  return argmax(policy.qOf(observation));
}

function networkPolicy(shape: NetworkShape, parameters: Float32Array, scale: readonly number[] | null): ServedPolicy {
  const seen = new Float32Array(shape.inputs);
  const forward = forwardOf(shape, parameters);
  return fromOne(shape.outputs, parameters, shape.inputs, shape.image !== undefined, (observation) => {
    if (!scale) return forward(observation);
    for (let i = 0; i < seen.length; i++) seen[i] = observation[i]! * scale[i]!;
    return forward(seen);
  });
}

function forwardOf(shape: NetworkShape, parameters: Float32Array): (input: Float32Array) => Float32Array {
  if (shape.image) return createImageForward(shape, parameters);
  const scratch = createForwardScratch(shape);
  return (input) => forwardOne(shape, parameters, input, scratch);
}

function tablePolicy(edges: Edges | null, table: Float32Array, actions: number): ServedPolicy {
  const size = edges?.length ?? table.length / actions;
  return fromOne(actions, table, size, false, (observation) => {
    const cell = cellOf(edges, observation);
    return table.subarray(cell * actions, (cell + 1) * actions);
  });
}

function fromOne(
  actions: number,
  parameters: Float32Array,
  size: number,
  onFrames: boolean,
  qOf: ServedPolicy['qOf'],
): ServedPolicy {
  return {
    actions,
    parameters,
    onFrames,
    qOf,
    batch(observations, count, out) {
      for (let i = 0; i < count; i++) out.set(qOf(observations.subarray(i * size, (i + 1) * size)), i * actions);
    },
  };
}

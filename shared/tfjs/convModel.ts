import * as tf from '@tensorflow/tfjs';
import type { EngineOptions } from '../kernel/engine.ts';
import { imageInputs } from '../kernel/imageInput.ts';
import { convolutionPlans, type ImageShape } from '../kernel/imageShape.ts';
import { createConvBackward } from './convBackward.ts';
import { forward, toTensors } from './convLayers.ts';
import { createFrameReplay } from './frameReplay.ts';
import type { LayerTensors, Model } from './model.ts';
import { tdStep, tdTargets } from './tdLoss.ts';
import { tidily } from './tidily.ts';

/** A network that sees frames: forward by tfjs, backward by hand, a replay that stores each frame once. */
export function createConvModel(options: EngineOptions, image: ImageShape): Model {
  const { shape, batchSize } = options;
  const { height, width, frames } = image;
  const plans = convolutionPlans(image);
  const replay = createFrameReplay(options, image);
  const backward = createConvBackward(shape, batchSize);
  const dq = new Float32Array(batchSize * shape.outputs);

  /** @param inputs [rows, height, width, frames] @returns every layer's output, flat */
  function run(tensors: readonly LayerTensors[], inputs: Float32Array, rows: number): Float32Array[] {
    return tidily(() =>
      forward(plans, tf.tensor4d(inputs, [rows, height, width, frames]), tensors).map(
        (output) => output.dataSync<'float32'>() as Float32Array,
      ),
    );
  }
  /** Q values alone. @returns [rows, outputs] */
  function look(tensors: readonly LayerTensors[], inputs: Float32Array, rows: number): Float32Array {
    return tidily(() => {
      const q = forward(plans, tf.tensor4d(inputs, [rows, height, width, frames]), tensors).at(-1)!;
      return q.dataSync<'float32'>() as Float32Array;
    });
  }

  return {
    store: replay.store,
    readReplay: replay.readReplay,
    loadReplay: replay.loadReplay,
    toTensors: (parameters) => toTensors(shape, parameters),
    values: (tensors, stacks, rows) => look(tensors, imageInputs(image, stacks, rows), rows),
    differentiate(indices, online, target, gradients, extras) {
      const batch = replay.gather(indices);
      const valued = look(target.tensors, batch.nextObservations, batchSize);
      const chosen = options.double ? look(online.tensors, batch.nextObservations, batchSize) : valued;
      const targets = tdTargets(batch, valued, chosen, shape.outputs);
      const outputs = run(online.tensors, batch.observations, batchSize);
      const step = tdStep(outputs.at(-1)!, batch.actions, targets, options, extras, dq);
      backward.run(online.parameters, [batch.observations, ...outputs.slice(0, -1)], dq, gradients);
      return step;
    },
  };
}

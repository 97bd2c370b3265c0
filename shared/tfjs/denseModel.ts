import * as tf from '@tensorflow/tfjs';
import type { EngineOptions } from '../kernel/engine.ts';
import { layersOf } from '../kernel/layers.ts';
import { forward, forwardOnTape, fromTensors, toTensors } from './denseLayers.ts';
import type { Model } from './model.ts';
import { createReplayArrays } from './replayArrays.ts';
import { mean, takenValues, tdLoss, tdTargets, tellErrors } from './tdLoss.ts';

/** Dense layers alone, differentiated by tfjs's tape. */
export function createDenseModel(options: EngineOptions): Model {
  const { shape, batchSize } = options;
  const layers = layersOf(shape);
  const replay = createReplayArrays(options);
  return {
    ...replay,
    toTensors: (parameters) => toTensors(layers, parameters),
    values: (tensors, inputs, rows) => {
      const x = tf.tensor3d(inputs.slice(0, rows * shape.inputs), [1, rows, shape.inputs]);
      return forward(x, tensors).dataSync<'float32'>() as Float32Array;
    },
    differentiate(indices, online, target, gradients, extras) {
      const batch = replay.gather(indices);
      const next = tf.tensor3d(batch.nextObservations, [1, batchSize, shape.inputs]);
      const valued = forward(next, target.tensors).dataSync();
      const chosen = options.double ? forward(next, online.tensors).dataSync() : valued;
      const targets = tdTargets(batch, valued, chosen, shape.outputs);
      const targetRow = tf.tensor2d(targets, [1, batchSize]);
      const observations = tf.tensor3d(batch.observations, [1, batchSize, shape.inputs]);
      let taken = new Float32Array();
      const byWeights = tf.valueAndGrads(() => {
        const q = takenValues(forwardOnTape(observations, online.tensors), batch.actions);
        taken = q.dataSync<'float32'>() as Float32Array<ArrayBuffer>;
        return tdLoss(q, targetRow, options, extras.importance);
      });
      const { value, grads } = byWeights(online.tensors.flatMap(({ kernel, bias }) => [kernel, bias]));
      fromTensors(layers, grads, gradients);
      tellErrors(taken, targets, extras);
      return { loss: value.dataSync()[0]!, meanQ: mean(taken) };
    },
  };
}

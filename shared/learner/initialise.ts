import type { NetworkShape } from '../kernel/engine.ts';
import { parameterCount } from '../kernel/engine.ts';
import { layersOf } from '../kernel/layers.ts';
import { nextUniform, type RandomStream } from '../sim/random.ts';
import type { Recipe } from './recipe.ts';

/** Bounds of the uniform draw. Sources: He et al. 2015; Glorot & Bengio 2010; torch.nn.Linear's defaults. */
function bounds(kind: Recipe['initialisation'], fanIn: number, fanOut: number): { weight: number; bias: number } {
  switch (kind) {
    case 'he-uniform':
      return { weight: Math.sqrt(6 / fanIn), bias: 0 };
    case 'glorot-uniform':
      return { weight: Math.sqrt(6 / (fanIn + fanOut)), bias: 0 };
    case 'pytorch':
      return { weight: 1 / Math.sqrt(fanIn), bias: 1 / Math.sqrt(fanIn) };
  }
}

/** Fresh weights in canonical order. @returns [parameterCount(shape)] */
export function initialParameters(
  shape: NetworkShape,
  { initialisation, lastLayerScale }: Pick<Recipe, 'initialisation' | 'lastLayerScale'>,
  stream: RandomStream,
): Float32Array {
  const parameters = new Float32Array(parameterCount(shape));
  let at = 0;
  const layers = layersOf(shape);
  const firstLast = layers.length - (shape.dueling ? 2 : 1);
  for (const [layer, { inputs: fanIn, outputs: fanOut }] of layers.entries()) {
    const { weight, bias } = bounds(initialisation, fanIn, fanOut);
    const reach = layer >= firstLast ? weight * lastLayerScale : weight;
    for (let i = 0; i < fanIn * fanOut; i++) parameters[at++] = (2 * nextUniform(stream) - 1) * reach;
    for (let i = 0; i < fanOut; i++) parameters[at++] = bias === 0 ? 0 : (2 * nextUniform(stream) - 1) * bias;
  }
  return parameters;
}

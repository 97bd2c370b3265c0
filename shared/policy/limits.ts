/** What a file may hold at most: a reader refuses more before it computes anything. */
import { type NetworkShape, parameterCount } from '../kernel/engine.ts';

export const MAX_HEADER_BYTES = 16_384;
export const MAX_TENSORS = 16; // 3 hidden layers and the last, weights and biases, of an online and a target network
export const MAX_PARAMETERS = 262_144;
const MAX_HIDDEN_LAYERS = 3;
const MAX_UNITS = 4096; // per layer, inputs and outputs among them

const isUnits = (v: number): boolean => Number.isSafeInteger(v) && v >= 1 && v <= MAX_UNITS;

/** What is wrong with the sizes of a network, in words; null if nothing is. Its image, if any, has been parsed: imageHeader.ts. */
export function sizeProblem(shape: NetworkShape): string | null {
  const { inputs, image, hidden, outputs } = shape;
  if (hidden.length < 1 || hidden.length > MAX_HIDDEN_LAYERS)
    return `it has ${hidden.length} hidden layers; 1 to ${MAX_HIDDEN_LAYERS} are read`;
  const wrong = [...(image ? [] : [inputs]), ...hidden, outputs].find((units) => !isUnits(units));
  if (wrong !== undefined) return `one of its layers has ${wrong} units; 1 to ${MAX_UNITS} are read`;
  const count = parameterCount(shape);
  return count <= MAX_PARAMETERS ? null : `it has ${count} parameters; ${MAX_PARAMETERS} are the most`;
}

// One call, one whole update: nothing crosses the border but indices and two numbers.
import { blend as blendVectors } from './adam';
import { backward } from './backward';
import { forward } from './forward';
import { plan } from './layout';
import { arrangeRows, gather } from './replay';
import { forwardSingle } from './single';
import { tdError } from './tdError';

export function update(): void {
  gather();
  forward(plan.online, plan.learnSet, plan.panels);
  forward(plan.target, plan.targetSet, plan.panels);
  if (plan.double) forward(plan.online, plan.chooseSet, plan.panels);
  tdError();
  backward();
}

/** Rows at `plan.rows` to Q values in the panels of `plan.valuesSet`. */
export function values(parameters: usize, panels: i32): void {
  arrangeRows(panels);
  forward(parameters, plan.valuesSet, panels);
}

/** The row at `plan.rows` to the returned address of its Q values. */
export function valuesSingle(parameters: usize): usize {
  return forwardSingle(parameters);
}

export function blend(from: usize, to: usize, rate: f32): void {
  blendVectors(from, to, <i32>(plan.parameterBytes >> 4), 16, rate);
}

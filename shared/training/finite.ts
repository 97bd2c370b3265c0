/** Numbers as they are told: a network that diverges has some that no JSON can carry. */
import type { Collapse } from '../learner/collapse.ts';

const LARGEST = 3.402e38; // four digits that are still a float32

/** Four significant digits, finite. */
export function rounded(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Number(Math.min(LARGEST, Math.max(-LARGEST, value)).toPrecision(4));
}

export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Null if the network has nothing to measure any more. */
export function roundedCollapse(collapse: Collapse | null): Collapse | null {
  if (!collapse || !Number.isFinite(collapse.actionGap)) return null;
  const { terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm } = collapse;
  const orNull = (value: number | null): number | null => (finiteOrNull(value) === null ? null : rounded(value!));
  return {
    terminalShare: rounded(terminalShare),
    actionGap: rounded(actionGap),
    doomedMaxQ: orNull(doomedMaxQ),
    valueBound: rounded(valueBound),
    gradientNorm: orNull(gradientNorm),
  };
}

/** The worlds by name. */
import { CARTPOLE_V0, CARTPOLE_V1, cartPoleEnvironment } from './cartpoleEnvironment.ts';
import type { Environment, EnvironmentSpec } from './environment.ts';
import { FROZEN_LAKES, frozenLakeEnvironment } from './frozenLakeEnvironment.ts';

const SPECS: readonly EnvironmentSpec[] = [CARTPOLE_V1, CARTPOLE_V0, ...FROZEN_LAKES];

export const ENVIRONMENT_IDS: readonly string[] = SPECS.map(({ id }) => id);

export function environmentNamed(id: string): EnvironmentSpec | undefined {
  return SPECS.find((spec) => spec.id === id);
}

/** A fresh world of this kind, to be reset first. @param spec one of the named ones, or one with another time limit */
export function createEnvironment(spec: EnvironmentSpec): Environment {
  const lake = FROZEN_LAKES.find(({ id }) => id === spec.id);
  return lake ? frozenLakeEnvironment({ ...lake, timeLimit: spec.timeLimit }) : cartPoleEnvironment(spec);
}

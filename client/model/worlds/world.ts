/** Which world a run trains in, and what its panels can show of it. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { Pixels } from '../../../shared/learner/recipe.ts';
import type { Edges } from '../../../shared/learner/tabularRecipe.ts';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { FROZEN_LAKES, type FrozenLakeSpec } from '../../../shared/sim/frozenLakeEnvironment.ts';

export interface World {
  readonly kind: 'cart' | 'lake';
  readonly recipe: AnyRecipe;
  readonly spec: EnvironmentSpec; // of greedy episodes
  readonly trained: EnvironmentSpec; // of training episodes, whose limit may be the recipe's own
  readonly lake: FrozenLakeSpec | null;
  readonly pixels: Pixels | null; // the policy sees frames
  readonly table: { readonly edges: Edges | null; readonly initialValue: number } | null; // the policy is a table
}

/** Null where this page does not know the world. */
export function worldOf({ environment, settings }: Pick<RunDetail, 'environment' | 'settings'>): World | null {
  const spec = environmentNamed(environment);
  if (!spec) return null;
  const lake = FROZEN_LAKES.find(({ id }) => id === environment) ?? null;
  return {
    kind: lake ? 'lake' : 'cart',
    recipe: settings,
    spec,
    trained: { ...spec, timeLimit: settings.episodeLimit ?? spec.timeLimit },
    lake,
    pixels: settings.kind === 'dqn' ? settings.pixels : null,
    table: settings.kind === 'q-table' ? settings : null,
  };
}

const REAL_STEP_MS = { cart: 20, lake: 300 }; // a cart's step is 20 ms of its world; a walker's has to be followed by eye

/** Real ms per step at speed 1: the run's own, or one for people where it has none. */
export function paceOf(world: World, stepMs: number): number {
  return stepMs > 0 ? stepMs : REAL_STEP_MS[world.kind];
}

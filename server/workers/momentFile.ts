import { plainShape } from '../../shared/kernel/dueling.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import type { Run } from '../../shared/learner/run.ts';
import { encodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { MOST_MOMENT_BYTES } from '../../shared/policy/keptMoments.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import type { EnvironmentSpec } from '../../shared/sim/environment.ts';
import type { EvaluatedAt } from './watchedRun.ts';

/** The policy that `run` serves now, as a checkpoint; null if it is too large to be kept, or not finite any more. */
export function momentFile(run: Run, spec: EnvironmentSpec, { step, episode, mean }: EvaluatedAt): Uint8Array | null {
  const { recipe, seed } = run;
  const parameters = run.served();
  if (!parameters.every(Number.isFinite)) return null;
  const bytes = encodeCheckpoint({
    policy: { shape: plainShape(run.engine.options.shape), parameters, observationScale: recipe.observationScale },
    origin: {
      environment: spec.id,
      recipe: recipe.name,
      recipeHash: recipeHash(recipe),
      settings: recipe,
      seed,
      step,
      episode,
      kind: 'moment',
      mean,
      simVersion: SIM_VERSION,
    },
  });
  return bytes.length > MOST_MOMENT_BYTES ? null : bytes;
}

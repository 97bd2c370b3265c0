/** Any trained policy from disk, ready to play: a network of any format, one that sees frames, or a table. */
import { kernelSupported } from '../../../shared/kernel/wasmEngine.ts';
import { countCells } from '../../../shared/learner/cells.ts';
import { forwardOnly } from '../../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../../shared/learner/evaluator.ts';
import type { Pixels } from '../../../shared/learner/recipe.ts';
import { decodeTable, isTableFile } from '../../../shared/learner/tableFile.ts';
import { createTableEvaluator } from '../../../shared/learner/tabularEvaluation.ts';
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import type { Evaluation } from '../../../shared/policy/evaluate.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { UsageError } from './command.ts';
import { createEngine } from './engines.ts';
import { isFolder, readBytes } from './files.ts';
import { type Model, readModel } from './policyFiles.ts';

export interface ServedPolicy {
  readonly sha256: string; // hex, of its file or files
  readonly environment: string | null; // the id of the world it was trained in, where the file says so
  /** Greedy episodes. @param seed which block of evaluation seeds @throws UsageError if the policy does not fit the world */
  play(spec: EnvironmentSpec, seed: number, episodes: number): Promise<Evaluation>;
}

/** @throws UsageError, one line a problem */
export function readServedPolicy(path: string): ServedPolicy {
  if (!isFolder(path)) {
    const bytes = readBytes(path);
    if (isTableFile(bytes)) return tablePolicy(path, bytes);
  }
  return networkPolicy(path, readModel(path));
}

function networkPolicy(path: string, { policy, origin, sha256 }: Model): ServedPolicy {
  const { shape, observationScale, parameters } = policy;
  const pixels = shape.image ? pixelsOf(origin?.settings) : null;
  if (shape.image && !pixels) throw new UsageError([`${path} sees frames, but does not say how they are made`]);
  return {
    sha256,
    environment: origin?.environment ?? null,
    async play(spec, seed, episodes) {
      const fits =
        (shape.image !== undefined || shape.inputs === spec.observationSize) && shape.outputs === spec.actionCount;
      if (!fits) throw new UsageError([misfit(path, shape.inputs, shape.outputs, spec)]);
      const engine = await createEngine(shape.image ? 'tfjs' : kernelSupported() ? 'kernel' : 'js', forwardOnly(shape));
      const evaluator = createEvaluator(engine, { observationScale, pixels }, spec);
      const evaluation = evaluator.report(parameters, seed, episodes);
      engine.dispose();
      return evaluation;
    },
  };
}

/** How a checkpoint's recipe made its frames. */
function pixelsOf(settings: unknown): Pixels | null {
  const pixels = (settings as { readonly pixels?: Pixels } | null)?.pixels;
  return Array.isArray(pixels?.ages) ? pixels : null;
}

function tablePolicy(path: string, bytes: Uint8Array): ServedPolicy {
  const file = decodeTable(bytes);
  if (typeof file === 'string') throw new UsageError([`${path} is not a usable table: ${file}`]);
  const { edges, actions, table, origin } = file;
  return {
    sha256: sha256Hex(bytes),
    environment: origin.environment,
    async play(spec, seed, episodes) {
      const inputs = edges?.length ?? table.length / actions;
      const fits = inputs === spec.observationSize && countCells(edges, spec) * spec.actionCount === table.length;
      if (!fits) throw new UsageError([misfit(path, inputs, actions, spec)]);
      return createTableEvaluator({ edges }, spec).report(table, seed, episodes);
    },
  };
}

function misfit(path: string, inputs: number, actions: number, spec: EnvironmentSpec): string {
  return `${path} takes ${inputs} inputs and has ${actions} actions; ${spec.id} needs ${spec.observationSize} and ${spec.actionCount}`;
}

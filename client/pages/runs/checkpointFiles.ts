/** A checkpoint as files to keep: as it came, or converted here for other programs. */
import { isTableFile } from '../../../shared/learner/tableFile.ts';
import { decodeCheckpoint } from '../../../shared/policy/checkpoint.ts';
import { toLayersModel, WEIGHTS_FILE } from '../../../shared/policy/layersModel.ts';
import { encodeSafetensors } from '../../../shared/policy/safetensors.ts';

export type CheckpointFormat = 'own' | 'layers-model' | 'safetensors';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws Error if the bytes are no checkpoint of dense layers, where another format than our own is wanted */
export function filesOf(id: string, bytes: Uint8Array, format: CheckpointFormat): readonly NamedBytes[] {
  if (format === 'own') return [{ name: `${id}.${isTableFile(bytes) ? 'cpt' : 'cpa'}`, bytes }];
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) throw new Error(decoded.message);
  const { policy } = decoded.value;
  if (format === 'safetensors') return [{ name: `${id}.safetensors`, bytes: encodeSafetensors(policy) }];
  const { modelJson, weightsBin } = toLayersModel(policy.shape, policy.parameters, policy.observationScale);
  return [
    { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(modelJson)) },
    { name: WEIGHTS_FILE, bytes: weightsBin },
  ];
}

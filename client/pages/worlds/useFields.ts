/** What a policy thinks of each field of a lake, computed anew only when the policy is another. */
import { useEffect, useState } from 'preact/hooks';
import type { Mind } from '../../model/worlds/episodes.ts';
import { type LakeField, lakeFields } from '../../model/worlds/lakeField.ts';
import type { WorldsState } from './worldsState.ts';

const LOOK_MS = 200;

/** @param mindOf asked now and then; null: nothing is known yet */
export function useFields(state: WorldsState, mindOf: () => Mind | null): readonly LakeField[] {
  const { lake } = state.world;
  const [fields, setFields] = useState<readonly LakeField[]>(() => (lake ? lakeFields(lake, null) : []));
  useEffect(() => {
    let shown: Mind | null = null;
    let lookedAt = 0; // ms
    return state.onFrame((nowMs) => {
      if (!lake || nowMs - lookedAt < LOOK_MS) return;
      lookedAt = nowMs;
      const mind = mindOf();
      if (mind === shown) return;
      shown = mind;
      setFields(lakeFields(lake, mind?.policy ?? null));
    });
  }, [state]);
  return fields;
}

/** What every page of something played alone begins with: the house agents, its state, the canvas on its way, the focus on each new screen. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { prefetchStage } from '../stageHost.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { type HouseAgents, useHouseAgents } from './houseAgents.ts';

interface AloneState {
  readonly screen: ReadonlySignal<{ readonly kind: string }>;
  dispose(): void;
}

/** @param create the same function at each render */
export function useAlone<State extends AloneState>(
  create: (agents: HouseAgents) => State,
): { readonly agents: HouseAgents; readonly state: State } {
  const agents = useHouseAgents();
  const state = useMemo(() => create(agents), [agents, create]);
  useEffect(() => {
    prefetchStage();
    return () => state.dispose();
  }, [state]);
  useMainFocus(state.screen.value.kind);
  return { agents, state };
}

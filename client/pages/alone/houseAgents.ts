/** The house agents as games of this page use them: the list, and each one's policy once it is asked for. */
import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { Decide } from '../../model/freeLane.ts';
import { decideFrom } from '../../model/pageAgent.ts';
import { fetchAgents, fetchModel } from '../../net/agents.ts';

const AGAIN_MS = 4000;

export function createHouseAgents() {
  const list = signal<readonly AgentInfo[] | null>(null); // weakest first; null until it is there
  const failed = signal(false); // the newest attempt
  const ends = new AbortController();
  let timer = 0;
  return {
    list,
    failed,
    async load(): Promise<void> {
      window.clearTimeout(timer);
      const agents = await fetchAgents(ends.signal);
      if (ends.signal.aborted) return;
      failed.value = agents === null;
      if (agents) list.value = agents;
      else timer = window.setTimeout(() => void this.load(), AGAIN_MS);
    },
    /** Null if it cannot be had, or the page has gone on meanwhile. */
    async decide(id: string): Promise<Decide | null> {
      const bytes = await fetchModel(id, ends.signal);
      return bytes && !ends.signal.aborted ? decideFrom(bytes) : null;
    },
    dispose(): void {
      ends.abort();
      window.clearTimeout(timer);
    },
  };
}

export type HouseAgents = ReturnType<typeof createHouseAgents>;

/** Fetched while the component is shown. */
export function useHouseAgents(): HouseAgents {
  const agents = useMemo(createHouseAgents, []);
  useEffect(() => {
    void agents.load();
    return () => agents.dispose();
  }, [agents]);
  return agents;
}

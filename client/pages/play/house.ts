/** The agents that can be played: the house's with their policies, kept for a time without a server, and the moments of the live run. */
import { signal } from '@preact/signals';
import type { AgentInfo, MomentInfo } from '../../../shared/protocol/events.ts';
import type { DeviceAgent } from '../../model/devicePlan.ts';
import { decideFrom } from '../../model/pageAgent.ts';
import { fetchAgents, fetchModel, fetchMoments } from '../../net/agents.ts';

export type Rivals =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly agents: readonly AgentInfo[] };

const AGAIN_MS = 4000;
const MOMENTS_MS = 20_000;
const IDLE_MS = 1500; // first what is needed at once, then what may never be

/** Of this page, until it is closed: a match without a server needs nothing more. */
const kept = new Map<string, DeviceAgent>();
const known = signal<Rivals>({ kind: 'loading' });
const onDevice = signal<readonly DeviceAgent[]>([]); // weakest first

const NONE: readonly AgentInfo[] = [];

/** The house agents, as far as they are known. */
export function agentsOf(rivals: Rivals): readonly AgentInfo[] {
  return rivals.kind === 'there' ? rivals.agents : NONE;
}

export function createHouse() {
  const moments = signal<readonly MomentInfo[]>([]); // of the newest run, newest first
  const ends = new AbortController();
  let timer = 0;
  let idle = 0;
  let momentsTimer = 0;

  async function loadRivals(): Promise<void> {
    window.clearTimeout(timer);
    const agents = await fetchAgents(ends.signal);
    if (ends.signal.aborted) return;
    if (agents) {
      known.value = { kind: 'there', agents };
      idle = window.setTimeout(() => void keepModels(agents), IDLE_MS);
      return;
    }
    if (known.value.kind !== 'there') known.value = { kind: 'failed' };
    timer = window.setTimeout(() => void loadRivals(), AGAIN_MS);
  }
  async function keepModels(agents: readonly AgentInfo[]): Promise<void> {
    for (const info of agents) {
      if (kept.get(info.id)?.info.sha256 === info.sha256) continue;
      const bytes = await fetchModel(info.id, ends.signal);
      if (ends.signal.aborted) return;
      const decide = bytes && decideFrom(bytes);
      if (!decide) continue;
      kept.set(info.id, { info, decide });
      onDevice.value = [...kept.values()].sort((a, b) => a.info.mean - b.info.mean);
    }
  }
  async function loadMoments(): Promise<void> {
    const all = document.hidden ? null : await fetchMoments(ends.signal);
    if (ends.signal.aborted) return;
    if (all) moments.value = all.filter(({ run }) => run === all[0]?.run).toReversed();
    momentsTimer = window.setTimeout(() => void loadMoments(), MOMENTS_MS);
  }
  return {
    rivals: known,
    moments,
    onDevice,
    loadRivals,
    load(): void {
      void loadRivals();
      void loadMoments();
    },
    dispose(): void {
      ends.abort();
      for (const one of [timer, idle, momentsTimer]) window.clearTimeout(one);
    },
  };
}

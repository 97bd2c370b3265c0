/** The agents that can be played: the house's with their policies, kept for a time without a server, and the moments of the live run. */
import { signal } from '@preact/signals';
import type { AgentInfo, MomentInfo } from '../../../shared/protocol/events.ts';
import type { DeviceAgent } from '../../model/devicePlan.ts';
import { decideFrom } from '../../model/pageAgent.ts';
import { fetchModel, fetchMoments } from '../../net/agents.ts';
import { fetchRivals, rivals } from './rivals.ts';

const AGAIN_MS = 4000;
const MOMENTS_MS = 20_000;
const IDLE_MS = 1500; // first what is needed at once, then what may never be

/** Of this page, until it is closed: a match without a server needs nothing more. */
const kept = new Map<string, DeviceAgent>();
const onDevice = signal<readonly DeviceAgent[]>([]); // weakest first

export function createHouse() {
  const moments = signal<readonly MomentInfo[]>([]); // of the newest run, newest first
  const ends = new AbortController();
  let timer = 0;
  let idle = 0;
  let momentsTimer = 0;

  async function loadRivals(): Promise<void> {
    window.clearTimeout(timer);
    const agents = await fetchRivals(ends.signal);
    if (ends.signal.aborted) return;
    if (agents) idle = window.setTimeout(() => void keepModels(agents), navigator.onLine ? IDLE_MS : 0);
    else timer = window.setTimeout(() => void loadRivals(), AGAIN_MS);
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
    rivals,
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

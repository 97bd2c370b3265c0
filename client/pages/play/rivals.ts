/** The house agents as this page knows them, weakest first: asked for by whoever shows them, kept until the page is closed. */
import { signal } from '@preact/signals';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import { fetchAgents } from '../../net/agents.ts';

type Rivals =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly agents: readonly AgentInfo[] };

export const rivals = signal<Rivals>({ kind: 'loading' });

const NONE: readonly AgentInfo[] = [];

/** The house agents, as far as they are known. */
export function agentsOf(known: Rivals): readonly AgentInfo[] {
  return known.kind === 'there' ? known.agents : NONE;
}

/** Asks once. @returns null if they cannot be had now; what was known before stays */
export async function fetchRivals(signal: AbortSignal): Promise<readonly AgentInfo[] | null> {
  const agents = await fetchAgents(signal);
  if (signal.aborted) return null;
  if (agents) rivals.value = { kind: 'there', agents };
  else if (rivals.value.kind !== 'there') rivals.value = { kind: 'failed' };
  return agents;
}

/** Once it is known whether they can be had. */
export function rivalsAnswered(): Promise<readonly AgentInfo[]> {
  return new Promise((resolve) => {
    let done = false;
    const stop = rivals.subscribe((now) => {
      if (now.kind === 'loading' || done) return;
      done = true;
      resolve(agentsOf(now));
      queueMicrotask(() => stop());
    });
  });
}

/** The agents that can be had over HTTP. */
import type { AgentInfo, MomentInfo } from '../../shared/protocol/events.ts';
import type { Parser } from '../../shared/protocol/fields.ts';
import { parseAgents, parseMoments } from '../../shared/protocol/parseAgents.ts';

async function fetchList<T>(path: string, parse: Parser<T>, signal: AbortSignal): Promise<T | null> {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
}

/** The server's house agents, weakest first; null if it does not answer with such a list. */
export function fetchAgents(signal: AbortSignal): Promise<readonly AgentInfo[] | null> {
  return fetchList('/api/v1/agents', parseAgents, signal);
}

/** The drivers of Bumper, weakest first; null if the server does not answer with such a list. */
export function fetchBumperAgents(signal: AbortSignal): Promise<readonly AgentInfo[] | null> {
  return fetchList('/api/v1/bumper-agents', parseAgents, signal);
}

/** What the live runs were and are, newest run first, each by step; null if the server does not answer with such a list. */
export function fetchMoments(signal: AbortSignal): Promise<readonly MomentInfo[] | null> {
  return fetchList('/api/v1/moments', parseMoments, signal);
}

/** The checkpoint file of one of them; null if the server does not answer with it. */
export async function fetchModel(id: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    const response = await fetch(`/api/v1/agents/${encodeURIComponent(id)}/model`, { signal });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null; // no connection
  }
}

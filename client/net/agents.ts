import type { AgentInfo } from '../../shared/protocol/events.ts';
import { parseAgents } from '../../shared/protocol/parseRun.ts';

/** The server's house agents, weakest first; null if it does not answer with such a list. */
export async function fetchAgents(signal: AbortSignal): Promise<readonly AgentInfo[] | null> {
  try {
    const response = await fetch('/api/v1/agents', { signal, headers: { accept: 'application/json' } });
    return response.ok ? parseAgents(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
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

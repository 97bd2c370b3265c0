/** Agents of the board: their policy files, who they are on the ladder, and as opponents, brought from the database before a match begins. */
import { AGENT_DIVISION } from '../../shared/boards/agentProtocol.ts';
import { boardAgentFile } from './agents.ts';
import type { Rated } from './ratingBook.ts';
import type { BoardStore, ListedRow, SubmissionStore } from './stores.ts';

export interface BoardAgentFile {
  readonly id: string; // of the row, 'agent-...'
  readonly name: string;
  readonly mean: number; // ticks, of its row
  readonly sha256: string; // of the file
  readonly bytes: Uint8Array;
}

export interface BoardAgents<Agent> {
  /** At hand: brought by `load` before. */
  find(id: string): Agent | null;
  load(id: string): Promise<'ready' | 'unknown-agent' | 'no-opponent'>;
  file(id: string): Promise<BoardAgentFile | null>;
  /** Null: it is not on the board, or hidden. */
  rated(id: string): Promise<Rated | null>;
  /** The best of the board. */
  list(most: number): Promise<readonly Rated[]>;
}

export interface BoardAgentsNeeds {
  readonly boards: Pick<BoardStore, 'find' | 'page'>;
  readonly submissions: Pick<SubmissionStore, 'byHash' | 'file'>;
}

const ID = /^agent-[0-9a-f]{12}$/;
const KEPT = 64; // files and policies, the longest unused go first
const PAGE = 100;

export const isBoardAgent = (id: string): boolean => ID.test(id);

/** A map that keeps what was used last. */
function keeper<T>() {
  const kept = new Map<string, T>();
  return {
    get(id: string): T | null {
      const found = kept.get(id);
      if (found === undefined) return null;
      kept.delete(id);
      kept.set(id, found);
      return found;
    },
    put(id: string, value: T): void {
      kept.delete(id);
      kept.set(id, value);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    },
  };
}

function ratedOf({ id, name, by, owner }: Pick<ListedRow, 'id' | 'name' | 'by' | 'owner'>): Rated {
  return { id, who: 'agent', name, by, owner };
}

/** @param decode what sits at the other seat; null if the file is no policy that plays as people do */
export function createBoardAgents<Agent>(
  { boards, submissions }: BoardAgentsNeeds,
  decode: (file: BoardAgentFile) => Agent | null,
): BoardAgents<Agent> {
  const files = keeper<BoardAgentFile>();
  const agents = keeper<Agent>();

  async function shown(id: string) {
    const row = isBoardAgent(id) ? await boards.find('agents', AGENT_DIVISION, id) : null;
    return row && !row.hidden ? row : null;
  }
  async function file(id: string): Promise<BoardAgentFile | null> {
    const known = files.get(id);
    if (known) return known;
    const row = await shown(id);
    if (row?.proof.kind !== 'agents' || row.figures.kind !== 'agents') return null;
    const bytes = await boardAgentFile(id, boards, submissions);
    if (!bytes) return null;
    const found = { id, name: row.name, mean: row.figures.mean, sha256: row.proof.sha256, bytes };
    files.put(id, found);
    return found;
  }
  return {
    find: (id) => agents.get(id),
    async load(id) {
      if (!(await shown(id))) return 'unknown-agent';
      if (agents.get(id)) return 'ready';
      const found = await file(id);
      if (!found) return 'unknown-agent';
      const agent = decode(found);
      if (!agent) return 'no-opponent';
      agents.put(id, agent);
      return 'ready';
    },
    file,
    async rated(id) {
      const row = await shown(id);
      return row && ratedOf(row);
    },
    async list(most) {
      const all: Rated[] = [];
      let after: string | null = null;
      while (all.length < most) {
        const { rows } = await boards.page('agents', AGENT_DIVISION, after === null ? null : { after }, PAGE);
        all.push(...rows.map(ratedOf));
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) break;
        after = last.place;
      }
      return all.slice(0, most);
    },
  };
}

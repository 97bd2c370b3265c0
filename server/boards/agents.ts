/** The board of agents: what is computed of an uploaded policy, its row, and the file that anybody can fetch. */
import { AGENT_DIVISION, agentFigures, agentPlace, agentRowId, agentSets } from '../../shared/boards/agentProtocol.ts';
import { readFiles, type Upload } from '../../shared/boards/readUpload.ts';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import type { BoardKind } from './boardKind.ts';
import type { BoardStore, SubmissionStore } from './stores.ts';
import type { Submissions } from './submissionDesk.ts';

/** Reads the body of an upload somewhere else than on the main thread. Resolves always. */
export type ReadUploads = (body: Uint8Array) => Promise<Upload>;

const TICK_SECONDS = 5e-8; // of one cart, besides its forward
const PARAMETER_SECONDS = 4e-11; // of its forward

/** @param protocol version: agentProtocol.ts */
export function createAgentKind(protocol: number): BoardKind {
  const sets = agentSets(protocol) ?? [];
  return {
    kind: 'agent',
    board: 'agents',
    rowId: agentRowId,
    estimate: (file) =>
      sets.map(({ episodes, limit }) => episodes * limit * (TICK_SECONDS + (file.length / 4) * PARAMETER_SECONDS)),
    tasks: ({ entropy }, file) =>
      sets.map(({ name }) => ({ kind: 'agent', file, entropy, protocol, sets: [name] }) as const),
    row(submission, file, results) {
      const { hash, owner, name, by, committedAt, entropy, drawnAt, format } = submission;
      const decoded = decodeCheckpoint(file);
      if (!decoded.ok) return { problem: 'failed' };
      const played = results.flatMap((result) => (result.kind === 'agent' ? result.sets : []));
      const parameters = parameterCount(decoded.value.policy.shape);
      const figures = agentFigures(played, { parameters, format: format ?? 'checkpoint' });
      const id = agentRowId(hash);
      return {
        ...{ board: 'agents', division: AGENT_DIVISION, id, owner, name, by, at: committedAt, figures, hidden: false },
        place: agentPlace(figures, committedAt, id),
        proof: {
          ...{ kind: 'agents', sha256: hash, file: `/api/v1/agents/${id}/model`, committedAt, entropy, drawnAt },
          ...{ protocol, sets: played },
        },
      };
    },
  };
}

/** The policy file of a row of this board; null if there is none, or it is hidden. */
export async function boardAgentFile(
  id: string,
  boards: Pick<BoardStore, 'find'>,
  store: Pick<SubmissionStore, 'byHash' | 'file'>,
): Promise<Uint8Array | null> {
  if (!/^agent-[0-9a-f]{12}$/.test(id)) return null;
  const row = await boards.find('agents', AGENT_DIVISION, id);
  if (row?.proof.kind !== 'agents' || row.hidden) return null;
  const submission = await store.byHash('agent', row.proof.sha256);
  return submission && store.file(submission.id);
}

export interface HouseAgent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The arena's own agents take the same way as everybody's, after everybody's (AGENTBOARD7). Those that are there already stay as they are. */
export async function submitHouseAgents(
  agents: readonly HouseAgent[],
  submissions: Pick<Submissions, 'submit'>,
): Promise<void> {
  for (const { name, bytes } of agents) {
    const upload = readFiles(name, [{ name: 'policy.cpa', bytes }]);
    if (!upload.ok) continue;
    const { sha256: hash, file, format } = upload;
    await submissions.submit({ kind: 'agent', owner: null, by: null, name, hash, format, file, address: null });
  }
}

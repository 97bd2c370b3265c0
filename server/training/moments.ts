/**
 * Moments of learning as opponents: those of the showcase at hand, the policy of each of its evaluations, of the newest two runs; and
 * any stored checkpoint that is brought from the database before a match with it begins.
 */
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import { keepMoment, MOST_MOMENT_BYTES } from '../../shared/policy/keptMoments.ts';
import type { AgentInfo, MomentInfo } from '../../shared/protocol/events.ts';

export interface MomentFile {
  readonly id: string;
  readonly bytes: Uint8Array; // a checkpoint
  readonly sha256: string;
}

export interface Moments<Agent> {
  /** The newest moment of a run; that of another run than before begins it: those of the one before it stay, those of older ones go. */
  add(run: string, id: string, bytes: Uint8Array): void;
  find(id: string): Agent | null;
  /** Brings a stored checkpoint here, so that `find` has it. */
  load(id: string): Promise<'ready' | 'unknown-agent' | 'no-opponent'>;
  model(id: string): Uint8Array | null;
  /** Newest run first, each by step. */
  list(): readonly MomentInfo[];
}

const RUNS = 2;
const MOST_CHALLENGED = 64; // who plays against a moment can ask for a rematch, even after it was thinned out

interface Kept<Agent> {
  readonly step: number;
  readonly mean: number;
  readonly file: MomentFile;
  readonly agent: Agent;
}

interface KeptRun<Agent> {
  readonly run: string;
  moments: readonly Kept<Agent>[];
}

/**
 * @param decode what sits at the other seat; null if the file is no evaluated policy that plays as people do
 * @param stored the file of any checkpoint; null if there is none
 */
export function createMoments<Agent extends { readonly info: AgentInfo }>(
  decode: (file: MomentFile) => Agent | null,
  stored: (id: string) => Promise<Uint8Array | null>,
): Moments<Agent> {
  let runs: readonly KeptRun<Agent>[] = []; // newest first
  const challenged = new Map<string, Kept<Agent>>(); // by id, longest ago first

  function kept(id: string): Kept<Agent> | null {
    for (const { moments } of runs) {
      const moment = moments.find(({ file }) => file.id === id);
      if (moment) return moment;
    }
    return challenged.get(id) ?? null;
  }
  function read(id: string, bytes: Uint8Array): Kept<Agent> | null {
    if (bytes.length > MOST_MOMENT_BYTES) return null;
    const file = { id, bytes, sha256: sha256Hex(bytes) };
    const agent = decode(file);
    return agent && { step: agent.info.step, mean: agent.info.mean, file, agent };
  }
  function challenge(id: string, moment: Kept<Agent>): void {
    challenged.delete(id);
    challenged.set(id, moment);
    if (challenged.size > MOST_CHALLENGED) challenged.delete(challenged.keys().next().value!);
  }

  return {
    add(run, id, bytes) {
      const moment = read(id, bytes);
      if (!moment) return;
      if (runs[0]?.run !== run) runs = [{ run, moments: [] as readonly Kept<Agent>[] }, ...runs].slice(0, RUNS);
      runs[0]!.moments = keepMoment(runs[0]!.moments, moment);
    },
    find(id) {
      const moment = kept(id);
      if (moment) challenge(id, moment);
      return moment?.agent ?? null;
    },
    async load(id) {
      if (kept(id)) return 'ready';
      const bytes = await stored(id);
      if (!bytes) return 'unknown-agent';
      const moment = read(id, bytes);
      if (!moment) return 'no-opponent';
      challenge(id, moment);
      return 'ready';
    },
    model: (id) => kept(id)?.file.bytes ?? null,
    list: () => runs.flatMap(({ run, moments }) => moments.map(({ agent }) => ({ ...agent.info, run }))),
  };
}

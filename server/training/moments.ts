/** Moments of the live runs as opponents: the policy of each evaluation, of the live run and of the one before it. */
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import { keepMoment, MOST_MOMENT_BYTES } from '../../shared/policy/keptMoments.ts';
import type { AgentInfo, MomentInfo } from '../../shared/protocol/events.ts';

export interface MomentFile {
  readonly id: string;
  readonly bytes: Uint8Array; // a checkpoint
  readonly sha256: string;
}

/** Where the run hub puts them. */
export interface MomentSink {
  /** A run begins; those of the run before it stay, those of older ones go. */
  begin(run: string): void;
  /** The newest moment of the newest run. */
  add(id: string, bytes: Uint8Array): void;
}

export interface Moments<Agent> extends MomentSink {
  find(id: string): Agent | null;
  model(id: string): Uint8Array | null;
  /** Newest run first, each by step. */
  list(): readonly MomentInfo[];
}

const RUNS = 2; // of at most 40 files of 64 KiB each: 5 MB
const MOST_CHALLENGED = 16; // who plays against a moment can ask for a rematch, even after it was thinned out

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

/** @param decode what sits at the other seat; null if the file is no evaluated policy, which is then not kept */
export function createMoments<Agent extends { readonly info: AgentInfo }>(
  decode: (file: MomentFile) => Agent | null,
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

  return {
    begin(run) {
      runs = [{ run, moments: [] as readonly Kept<Agent>[] }, ...runs].slice(0, RUNS);
    },
    add(id, bytes) {
      const newest = runs[0];
      if (!newest || bytes.length > MOST_MOMENT_BYTES) return;
      const file = { id, bytes, sha256: sha256Hex(bytes) };
      const agent = decode(file);
      if (!agent) return;
      const { step, mean } = agent.info;
      newest.moments = keepMoment(newest.moments, { step, mean, file, agent });
    },
    find(id) {
      const moment = kept(id);
      if (!moment) return null;
      challenged.delete(id);
      challenged.set(id, moment);
      if (challenged.size > MOST_CHALLENGED) challenged.delete(challenged.keys().next().value!);
      return moment.agent;
    },
    model: (id) => kept(id)?.file.bytes ?? null,
    list: () => runs.flatMap(({ run, moments }) => moments.map(({ agent }) => ({ ...agent.info, run }))),
  };
}

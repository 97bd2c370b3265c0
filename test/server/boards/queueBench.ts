/** A queue of submissions on a database of its own, computing on the test's own thread. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentKind } from '../../../server/boards/agents.ts';
import type { BoardKind, Wish } from '../../../server/boards/boardKind.ts';
import type { Submissions } from '../../../server/boards/submissionDesk.ts';
import { createSubmissions } from '../../../server/boards/submissions.ts';
import { createTaskQueue, type StartTaskThread } from '../../../server/boards/taskQueue.ts';
import { tasksHere } from '../../../server/boardThread.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { agentFile } from '../../../shared/boards/agentFile.ts';
import { SMALL_PROTOCOL } from '../../../shared/boards/agentProtocol.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { randomPolicy, SMALL } from '../../policy/policies.ts';

export interface Bench {
  readonly storage: Storage;
  readonly submissions: Submissions;
  readonly drawn: string[]; // entropies, as they were drawn
  readonly told: { readonly owner: string; readonly submission: Submission }[];
  readonly errors: unknown[];
  readonly time: { at: number }; // the clock, ms
  /** The submission once it is decided. */
  decided(id: string): Promise<Submission>;
  /** As a restart does: what is computed is given up. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface BenchParts {
  readonly start?: StartTaskThread;
  readonly kinds?: readonly BoardKind[];
  readonly place?: string; // of the database: a folder, or an address
  readonly entropy?: string;
}

let lives = 0;

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'arena-queue-'));

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What is computed, and by what; times and ids. */
export function benchNeeds(parts: BenchParts, storage: Storage) {
  let ids = 0;
  const life = ++lives;
  const time = { at: 1_700_000_000_000 };
  const drawn: string[] = [];
  const told: Bench['told'] = [];
  const errors: unknown[] = [];
  const needs = {
    store: storage.submissions,
    boards: storage.boards,
    queue: createTaskQueue({ start: parts.start ?? tasksHere, limitMs: 60_000, now: () => performance.now(), after }),
    kinds: parts.kinds ?? [createAgentKind(SMALL_PROTOCOL)],
    newEntropy() {
      const entropy = parts.entropy ?? (drawn.length + 1).toString(16).padStart(64, '0');
      drawn.push(entropy);
      return entropy;
    },
    newId: () => `${life}-${ids++}`,
    clock: () => time.at,
    after,
    changed: () => {},
    told: (owner: string, submission: Submission) => void told.push({ owner, submission }),
    failed: (error: unknown) => void errors.push(error),
  };
  return { needs, seen: { drawn, told, errors, time } };
}

export async function openBench(parts: BenchParts = {}): Promise<Bench> {
  const storage = await openStorage({ dataDir: parts.place ?? newFolder(), databaseUrl: null });
  const { needs, seen } = benchNeeds(parts, storage);
  const submissions = createSubmissions(needs);
  return benchOf(storage, submissions, seen, async () => {
    const stopping = submissions.stop();
    needs.queue.close();
    await stopping;
  });
}

export function benchOf(
  storage: Storage,
  submissions: Submissions,
  seen: Pick<Bench, 'drawn' | 'told' | 'errors' | 'time'>,
  stop: () => Promise<void>,
): Bench {
  return {
    ...{ storage, submissions, ...seen, stop },
    async decided(id) {
      for (;;) {
        const submission = await submissions.find(id);
        if (!submission) throw new Error(`no submission ${id}`);
        if (submission.status === 'admitted' || submission.status === 'refused') return submission;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      await stop();
      await storage.close();
    },
  };
}

/** A small policy that is another for each number. */
export function agentWish(number: number, owner: string | null = 'someone', address: string | null = null): Wish {
  const policy = randomPolicy(SMALL);
  const parameters = policy.parameters.slice();
  parameters[0] = number;
  const { file, sha256: hash } = agentFile({ ...policy, parameters });
  return { kind: 'agent', owner, by: owner && 'Someone', name: `Agent ${number}`, hash, format: 'json', file, address };
}

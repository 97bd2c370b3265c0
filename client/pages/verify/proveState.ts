/** Prove it: the golden trace, the first rows of the Players board and the first set of the best agents, one after another in this browser. */
import { signal } from '@preact/signals';
import { type RowCheck, rowChecks, rowProblems } from '../../../shared/boards/rowChecks.ts';
import type { BoardName, BoardRow, Division } from '../../../shared/protocol/boards.ts';
import { GOLDEN_HASH } from '../../../shared/sim/goldenTrace.ts';
import { DIVISIONS } from '../../model/boards/boardAddress.ts';
import { fetchBoardPage, fetchSummaries } from '../../net/boards.ts';
import { runGoldenTrace, runTask } from '../../workers/boards/runTask.ts';
import { fetchRow } from './verifyState.ts';

const PLAYERS = 10;
const AGENTS = 3;

export type StepAt =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly share: number | null } // null: it does not tell
  | { readonly kind: 'held'; readonly hash: string; readonly ms: number }
  | { readonly kind: 'broken'; readonly claimed: string | null; readonly hash: string | null; readonly code: string }
  | { readonly kind: 'failed' }; // it could not be fetched or computed

export interface ProveStep {
  readonly row: BoardRow | null; // null: the golden trace
  readonly at: StepAt;
}

export type Proving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'going' }
  | { readonly kind: 'over'; readonly held: number; readonly of: number };

/** The division with the most rows, so that there is something to prove. */
async function fullest(board: BoardName, abort: AbortSignal): Promise<Division> {
  const answer = await fetchSummaries(abort);
  const divisions = answer.ok ? (answer.value.find((one) => one.board === board)?.divisions ?? []) : [];
  const [first] = [...divisions].sort((a, b) => b.total - a.total);
  return first?.division ?? DIVISIONS[board][0]!;
}

export function createProveState() {
  const steps = signal<readonly ProveStep[]>([]);
  const proving = signal<Proving>({ kind: 'idle' });
  let abort: AbortController | null = null;

  function set(n: number, at: StepAt): void {
    steps.value = steps.value.map((step, i) => (i === n ? { ...step, at } : step));
  }
  async function topOf(board: BoardName, count: number, signal: AbortSignal): Promise<readonly BoardRow[]> {
    const page = await fetchBoardPage(board, await fullest(board, signal), {}, count, signal);
    return page.ok ? page.value.rows : [];
  }
  async function trace(signal: AbortSignal): Promise<StepAt> {
    const from = performance.now();
    const ended = await runGoldenTrace(signal);
    if (ended.kind !== 'done') return { kind: 'failed' };
    if (ended.value === GOLDEN_HASH) return { kind: 'held', hash: ended.value, ms: performance.now() - from };
    return { kind: 'broken', claimed: GOLDEN_HASH, hash: ended.value, code: 'differs' };
  }
  async function compute(check: RowCheck, n: number, signal: AbortSignal): Promise<StepAt> {
    const from = performance.now();
    const ended = await runTask(check.task, (share) => set(n, { kind: 'running', share }), signal);
    if (ended.kind !== 'done') return { kind: 'failed' };
    const { ok, claimed, found, code } = check.judge(ended.value);
    if (ok && found !== null) return { kind: 'held', hash: found, ms: performance.now() - from };
    return { kind: 'broken', claimed, hash: found, code: code ?? 'differs' };
  }
  async function prove({ board, division, id }: BoardRow, n: number, signal: AbortSignal): Promise<StepAt> {
    const found = await fetchRow({ board, division, id }, signal);
    if (typeof found === 'string') return { kind: 'failed' };
    const [problem] = rowProblems(found.detail, found.file);
    if (problem) return { kind: 'broken', claimed: null, hash: null, code: problem.code };
    const [check] = rowChecks(found.detail, found.file);
    return check ? compute(check, n, signal) : { kind: 'failed' };
  }

  return {
    steps,
    proving,
    async start(): Promise<void> {
      abort?.abort();
      const own = new AbortController();
      abort = own;
      const { signal } = own;
      proving.value = { kind: 'going' };
      steps.value = [{ row: null, at: { kind: 'running', share: null } }];
      const rows = [...(await topOf('players', PLAYERS, signal)), ...(await topOf('agents', AGENTS, signal))];
      if (signal.aborted) return;
      steps.value = [...steps.value, ...rows.map((row): ProveStep => ({ row, at: { kind: 'waiting' } }))];
      for (const [n, { row }] of steps.value.entries()) {
        set(n, { kind: 'running', share: null });
        const at = row ? await prove(row, n, signal) : await trace(signal);
        if (signal.aborted) return;
        set(n, at);
      }
      const held = steps.value.filter(({ at }) => at.kind === 'held').length;
      proving.value = { kind: 'over', held, of: steps.value.length };
    },
    stop(): void {
      abort?.abort();
      steps.value = steps.value.filter(({ at }) => at.kind !== 'waiting' && at.kind !== 'running');
      proving.value = { kind: 'idle' };
    },
    dispose: (): void => abort?.abort(),
  };
}

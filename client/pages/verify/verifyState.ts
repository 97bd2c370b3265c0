/** Where the Verify page is: what was given, and how far this browser is with computing it again. */
import { batch, effect, signal } from '@preact/signals';
import { decodeReplay, type Replay } from '../../../shared/arena/replay.ts';
import { type RowProblem, replayEnd, rowChecks, rowProblems } from '../../../shared/boards/rowChecks.ts';
import { hex32 } from '../../../shared/boards/survivalTask.ts';
import { parseRowDetail } from '../../../shared/protocol/parseRowDetail.ts';
import type { RowDetail } from '../../../shared/protocol/rowProofs.ts';
import { type CheckRun, type CheckRuns, createCheckRuns } from '../../model/verify/checkRuns.ts';
import { type Given, givenIn, type RowAddress, rowHash } from '../../model/verify/verifyAddress.ts';
import { fetchModel } from '../../net/agents.ts';
import { type BoardFailure, fetchRowDetail } from '../../net/boards.ts';
import { runTask } from '../../workers/boards/runTask.ts';
import { navigate, visits } from '../router.ts';

/** `file`: the agent's policy cannot be had. `saved`: the text is no row. */
export type VerifyFailure = BoardFailure | 'file' | 'saved';

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'fetching' }
  | { readonly kind: 'failed'; readonly why: VerifyFailure }
  | { readonly kind: 'link'; readonly code: string; readonly replay: Replay | null }
  | { readonly kind: 'row'; readonly detail: RowDetail; readonly problems: readonly RowProblem[] };

/** A row, and the policy that it is of. */
export async function fetchRow(
  { board, division, id }: RowAddress,
  abort: AbortSignal,
): Promise<{ readonly detail: RowDetail; readonly file: Uint8Array | null } | VerifyFailure> {
  const answer = await fetchRowDetail(board, division, id, parseRowDetail, abort);
  return answer.ok ? withFile(answer.value, abort) : answer.why;
}

async function withFile(detail: RowDetail, abort: AbortSignal) {
  if (detail.row.board !== 'agents') return { detail, file: null };
  const file = await fetchModel(detail.row.id, abort);
  return file ? { detail, file } : ('file' as const);
}

export function createVerifyState() {
  const opened = signal<Opened>({ kind: 'none' });
  const runs = signal<readonly CheckRun[]>([]);
  let checks: CheckRuns | null = null;
  let fetching: AbortController | null = null;
  let shown = ''; // of the address

  function show(next: Opened, make: ReturnType<typeof rowChecks> = []): void {
    checks?.stop();
    checks = createCheckRuns(make, {
      compute: runTask,
      nowMs: () => performance.now(),
      changed: (now) => {
        runs.value = now;
      },
    });
    batch(() => {
      opened.value = next;
      runs.value = checks?.runs() ?? [];
    });
  }
  function showLink(code: string): void {
    const decoded = decodeReplay(code);
    show({ kind: 'link', code, replay: decoded.ok ? decoded.value : null }, [
      {
        name: 'replay',
        claimed: decoded.ok ? hex32(decoded.value.hash) : null,
        task: { kind: 'replay', link: code, proof: null },
        judge: (result) =>
          result.kind === 'replay'
            ? replayEnd(result.verdict)
            : { ok: false, code: 'differs', message: '', claimed: null, found: null, tick: null },
      },
    ]);
  }
  function showRow(found: Awaited<ReturnType<typeof fetchRow>>): void {
    if (typeof found === 'string') {
      show({ kind: 'failed', why: found });
      return;
    }
    const { detail, file } = found;
    show({ kind: 'row', detail, problems: rowProblems(detail, file) }, rowChecks(detail, file));
  }
  async function load(given: Given): Promise<void> {
    fetching?.abort();
    fetching = null;
    if (given.kind === 'none') return show({ kind: 'none' });
    if (given.kind === 'link') return showLink(given.code);
    const own = new AbortController();
    fetching = own;
    show({ kind: 'fetching' });
    if (given.kind === 'saved') {
      const detail = parseRowDetail(given.json);
      const found = detail ? await withFile(detail, own.signal) : 'saved';
      if (!own.signal.aborted) showRow(found);
      return;
    }
    const found = await fetchRow(given.row, own.signal);
    if (!own.signal.aborted) showRow(found);
  }
  function fromAddress(): void {
    const hash = window.location.hash.slice(1);
    if (hash === shown) return;
    shown = hash;
    void load(givenIn(hash));
  }
  window.addEventListener('hashchange', fromAddress);
  const stop = effect(() => {
    if (visits.value >= 0) fromAddress(); // a link of our own changes the address without an event
  });
  const names = (): string[] => runs.peek().map(({ check }) => check.name);

  return {
    opened,
    runs,
    /** What was pasted. A saved row has no address, so the address says nothing then. */
    open(text: string): void {
      const given = givenIn(text);
      if (given.kind === 'saved') void load(given);
      else if (given.kind === 'row') navigate(`/verify#${rowHash(given.row)}`);
      else if (given.kind === 'link' && decodeReplay(given.code).ok) navigate(`/verify#${given.code}`);
      else void load(given);
    },
    again(): void {
      shown = '';
      fromAddress();
    },
    /** @param name of one piece; without it all of them */
    verify: (name?: string): void => void checks?.ask(name === undefined ? names() : [name]),
    stop: (): void => checks?.stop(),
    dispose(): void {
      stop();
      window.removeEventListener('hashchange', fromAddress);
      fetching?.abort();
      checks?.stop();
    },
  };
}

export type VerifyState = ReturnType<typeof createVerifyState>;

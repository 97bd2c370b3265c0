/** The visitor's own submissions as they are now: told by the server, and asked for while one is under way. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { parseSubmission } from '../../../shared/protocol/parseBoards.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { fetchOwnSubmissions, fetchSubmission } from '../../net/submissions.ts';
import { connection } from '../arena.ts';

export interface FollowedSubmissions {
  readonly all: ReadonlySignal<readonly Submission[]>; // newest first
  /** One more, or a newer state of a known one. */
  add(submission: Submission): void;
  dispose(): void;
}

const ASK_MS = 1_500;

export const isUnderWay = ({ status }: Submission): boolean => status === 'queued' || status === 'running';

export function followSubmissions(): FollowedSubmissions {
  const all = signal<readonly Submission[]>([]);
  const asking = new AbortController();
  const heardAt = new Map<string, number>();

  function add(submission: Submission): void {
    heardAt.set(submission.id, performance.now());
    const known = all.value.some(({ id }) => id === submission.id);
    all.value = known
      ? all.value.map((one) => (one.id === submission.id ? submission : one))
      : [submission, ...all.value];
  }
  const heard = (raw: unknown): void => {
    const submission = parseSubmission(raw);
    if (submission) add(submission);
  };

  async function list(): Promise<void> {
    const own = await fetchOwnSubmissions(asking.signal);
    if (own) all.value = [...all.value.filter(({ id }) => own.every((one) => one.id !== id)), ...own];
  }
  /** Only those of which nothing was told lately. */
  function askAgain(): void {
    const silentSince = performance.now() - ASK_MS;
    for (const one of all.value) {
      if (!isUnderWay(one) || (heardAt.get(one.id) ?? 0) > silentSince) continue;
      void fetchSubmission(one.id, asking.signal).then((now) => {
        if (now && !asking.signal.aborted) add(now);
      });
    }
  }
  const timer = window.setInterval(askAgain, ASK_MS);
  const listAgain = (): void => void list();
  connection.socket.on('submission:changed', heard);
  connection.socket.on('session', listAgain); // from the first connection on there is a token
  void list();
  return {
    all,
    add,
    dispose() {
      asking.abort();
      window.clearInterval(timer);
      connection.socket.off('submission:changed', heard);
      connection.socket.off('session', listAgain);
    },
  };
}

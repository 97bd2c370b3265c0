/**
 * Where agents and recipes are handed in, and where it is seen how far they are. A submission is stored with its hash before it is acknowledged
 * (QUEUE1). Who computes it tells the desk what happens; the desk tells whoever handed it in.
 */
import type { Submission } from '../../shared/protocol/submissions.ts';
import type { BoardKind, Submitted, Wish } from './boardKind.ts';
import type { BoardStore, StoredSubmission, SubmissionStore } from './stores.ts';
import { createDoor } from './submissionDoor.ts';
import { createLine, type Line, type Waiting } from './submissionLine.ts';
import { resultsOf, type SubmissionNews } from './submissionWork.ts';

export interface DeskNeeds {
  readonly store: SubmissionStore;
  readonly boards: Pick<BoardStore, 'find'>;
  readonly kinds: readonly BoardKind[];
  readonly newId: () => string;
  readonly clock: () => number; // ms since 1970
  readonly told: (owner: string, submission: Submission) => void;
  /** It is stored and in the line: somebody has to compute it. */
  readonly stored: (stored: StoredSubmission) => void;
}

/** What anybody may want of submissions, wherever they are computed. */
export interface Submissions {
  /** Takes up what an earlier life of the server left. */
  start(): Promise<void>;
  /** What it resolves to has been committed. */
  submit(wish: Wish): Promise<Submitted>;
  find(id: string): Promise<Submission | null>;
  /** The newest first. */
  mine(owner: string): Promise<readonly Submission[]>;
  /** Theirs are deleted: nothing of them is computed any more. */
  forget(owner: string): void;
  readonly figures: () => { readonly submissionsWaiting: number };
  stop(): Promise<void>;
}

export interface Desk extends Omit<Submissions, 'start' | 'stop'> {
  readonly line: Pick<Line, 'next' | 'has'>;
  /** The line as the database has it. */
  load(): Promise<void>;
  hear(news: SubmissionNews): Promise<void>;
  /** Nothing more is taken. */
  close(): void;
}

const TELL_MS = 500;
const MOST_LISTED = 50;

export function createDesk(needs: DeskNeeds): Desk {
  const { store, kinds, clock } = needs;
  const line = createLine();
  const door = createDoor({ store, line, clock });
  const toldAt = new Map<string, number>(); // of progress, by submission
  const kindOf = (submission: StoredSubmission): BoardKind | undefined =>
    kinds.find(({ kind }) => kind === submission.kind);
  let closed = false;

  async function view(stored: StoredSubmission): Promise<Submission> {
    const kind = kindOf(stored);
    const row = kind && stored.status === 'admitted' ? kind.rowId(stored.hash) : null;
    const found = kind && row !== null ? await needs.boards.find(kind.board, stored.division, row) : null;
    return { ...seen(stored), row, rank: found && !found.hidden ? found.rank : null };
  }

  /** Without row and rank, which only the database knows. */
  function seen(stored: StoredSubmission): Submission {
    const { id, kind, name, hash, status, problem, committedAt, entropy } = stored;
    const now = line.seen(id) ?? { place: null, secondsLeft: null, progress: status === 'admitted' ? 1 : 0 };
    const results = line.results(id) ?? resultsOf(stored);
    const seeds = results.flatMap((result) => (result.kind === 'learner' ? [result.seed] : []));
    return { id, kind, name, hash, status, ...now, problem, committedAt, entropy, row: null, rank: null, seeds };
  }

  function tell({ stored }: Waiting): void {
    if (stored.owner !== null) needs.told(stored.owner, seen(stored));
  }
  function tellOf(id: string): void {
    const waiting = line.all().find(({ stored }) => stored.id === id);
    if (waiting) tell(waiting);
  }
  function tellAll(): void {
    for (const waiting of line.all()) tell(waiting);
  }

  async function take(stored: StoredSubmission): Promise<void> {
    const kind = kindOf(stored);
    const file = kind ? await store.file(stored.id) : null;
    if (kind && file && !line.has(stored.id)) line.join(stored, kind.estimate(file), resultsOf(stored));
  }
  async function over(id: string, stored: StoredSubmission | null): Promise<void> {
    const owner = line.find(id)?.owner ?? null;
    line.leave(id);
    toldAt.delete(id);
    if (stored && owner !== null) needs.told(owner, await view(stored));
    tellAll();
  }
  function progressed(id: string, share: number): void {
    line.progressed(id, share);
    if (clock() - (toldAt.get(id) ?? Number.NEGATIVE_INFINITY) < TELL_MS) return;
    toldAt.set(id, clock());
    tellOf(id);
  }

  return {
    line,
    async load() {
      const before = line.all();
      const waiting = await store.waiting();
      for (const { stored } of before)
        if (!waiting.some(({ id }) => id === stored.id)) await over(stored.id, await store.find(stored.id));
      for (const stored of waiting) {
        const isAsKnown =
          line.find(stored.id)?.entropy === stored.entropy &&
          line.results(stored.id)!.length >= resultsOf(stored).length;
        if (isAsKnown) continue;
        line.leave(stored.id);
        await take(stored);
      }
    },
    async hear(news) {
      if (news.kind === 'joined') return take(news.stored);
      if (news.kind === 'over') return over(news.id, news.stored);
      const id = 'stored' in news ? news.stored.id : news.id;
      if (!line.has(id)) return;
      if (news.kind === 'progress') return progressed(id, news.share);
      if (news.kind === 'part') line.partDone(id, news.result, news.seconds);
      else line.update(id, news.stored);
      tellOf(id);
    },
    async submit(wish) {
      if (closed) return { ok: false, code: 'server-closing', detail: 'the server is restarting', there: null };
      const { kind, owner, by, name, hash, format, file } = wish;
      const stored: StoredSubmission = {
        ...{ id: needs.newId(), kind, owner, by, name, hash, format, status: 'queued', problem: null },
        ...{ committedAt: clock(), entropy: null, drawnAt: null, startedAt: null, endedAt: null },
        ...{ division: 'CartPole-v1', results: null, bytes: file.length },
      };
      const entered = await door.enter(wish, async () => {
        const there = await store.create(stored, file);
        const kind = kindOf(stored);
        if (!there && kind) line.join(stored, kind.estimate(file), []);
        return there;
      });
      if (!entered.ok) return { ...entered, there: null };
      if (entered.there) {
        const there = await view(line.find(entered.there.id) ?? entered.there);
        return { ok: false, code: 'already-there', detail: 'it is here already: the same hash', there };
      }
      const submission = seen(stored);
      needs.stored(stored);
      return { ok: true, submission };
    },
    async find(id) {
      const stored = line.find(id) ?? (await store.find(id));
      return stored && view(stored);
    },
    async mine(owner) {
      const all = await store.ofOwner(owner, MOST_LISTED);
      return Promise.all(all.map((stored) => view(line.find(stored.id) ?? stored)));
    },
    forget(owner) {
      for (const { stored } of line.all()) if (stored.owner === owner) line.leave(stored.id);
    },
    figures: () => ({ submissionsWaiting: line.all().length }),
    close() {
      closed = true;
    },
  };
}

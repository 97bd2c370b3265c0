/** Runs on a server whose workers train: what is stored comes from the database, what is live from the worker that has it. */
import type { Ask } from '../cluster/ask.ts';
import { PREFIX, type RedisLink } from '../cluster/redis.ts';
import {
  CANNOT_STORE,
  CLOSING,
  IS_OVER,
  type LabRunNeeds,
  labRun,
  MOST_WAITING,
  MOST_WAITING_EACH,
  NOT_YOURS,
  refusal,
  TOO_MANY,
  UNKNOWN,
} from '../training/labRun.ts';
import type { RunsSink } from '../training/liveJobs.ts';
import { createRunReader, type LiveSide, type Present } from '../training/runReader.ts';
import type { RunStore, StoredRun } from '../training/runStore.ts';
import { detailOf, summaryOf } from '../training/runSummary.ts';
import type { Runs } from '../training/runs.ts';
import { trainerOf } from './runHolds.ts';
import { createRunLine, EMPTY, type Line } from './runLine.ts';
import { LOOK_AGAIN_MS, type RunQuestions, type RunTellings, type RunTopic, SHOWCASE_KEY } from './runQuestions.ts';

export interface RemoteRunsNeeds extends LabRunNeeds {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly store: RunStore;
  readonly sink: Pick<RunsSink, 'status'>;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
  /** The run that is shown, or another checkpoint of it. */
  readonly shown: (run: string) => void;
  readonly failed: (error: unknown) => void;
}

const LOOK_MS = 5_000;
const MOST_EACH = MOST_WAITING_EACH + 1; // and one that trains

const TOO_MANY_YOURS = refusal(
  'queue-full',
  `you have ${MOST_EACH} runs that train or wait: stop one, or wait until one is over`,
);
const OUT_OF_REACH = refusal('failed', 'the server cannot reach what trains runs now: try again in a moment');

export function createRemoteRuns(needs: RemoteRunsNeeds): Runs {
  const { redis, ask, store, sink, after, failed } = needs;
  const line = createRunLine(redis, store, needs.now, failed);
  const looks = new Set<string>(); // runs whose weights somebody here looks at
  let shown: string | null = null;
  let counted: Line = EMPTY;
  let closing = false;
  let cancelBeat: () => void = () => {};

  /** Of the worker that has the run; null: none has it, or none answers. */
  async function asked<T extends RunTopic>(
    topic: T,
    question: RunQuestions[T]['question'],
  ): Promise<RunQuestions[T]['answer'] | null> {
    const worker = await trainerOf(redis, question.run).catch(() => null);
    if (worker === null) return null;
    const answer = await ask.ask<RunQuestions[T]['answer']>(worker, topic, question);
    return answer.ok ? answer.value : null;
  }
  const look = async (): Promise<Line> => {
    try {
      counted = await line.look();
    } catch (error) {
      failed(error);
    }
    return counted;
  };
  const waits = ({ waiting, places }: Line, id: string): Present | null => {
    const stored = waiting.find((run) => run.id === id);
    return stored ? { stored, now: { place: places.get(id) ?? null, problem: null, figures: stored.progress } } : null;
  };
  const live: LiveSide = {
    present: (run) => asked('run:present', { run }),
    pending: (run) => asked('run:pending', { run }),
    file: (run, checkpoint) => asked('run:file', { run, checkpoint }),
  };
  const reader = createRunReader(store, {
    ...live,
    async present(run) {
      const training = await live.present(run);
      if (training) return training;
      const stored = await store.find(run);
      if (stored?.status !== 'queued') return null;
      return waits(await look(), run);
    },
  });
  const unfinished = async (): Promise<readonly StoredRun[]> =>
    (await store.unfinished()).filter(({ origin }) => origin === 'lab');

  function refusalOf(owner: string, earlier: readonly StoredRun[]) {
    if (earlier.filter((run) => run.owner === owner).length >= MOST_EACH) return TOO_MANY_YOURS;
    return earlier.filter(({ status }) => status === 'queued').length >= MOST_WAITING ? TOO_MANY : null;
  }
  function show(run: string | null): void {
    if (run === null) return;
    shown = run;
    needs.shown(run);
  }
  async function newestShown(): Promise<string | null> {
    const told = await redis.commands.get(`${PREFIX}${SHOWCASE_KEY}`).catch(() => shown);
    return told ?? (await store.unfinished()).findLast(({ origin }) => origin === 'showcase')?.id ?? null;
  }
  async function beat(): Promise<void> {
    if (closing) return;
    try {
      show(await newestShown());
      await look();
    } catch (error) {
      failed(error);
    }
    cancelBeat = after(LOOK_MS, () => void beat());
  }
  function lookAgain(): void {
    for (const run of looks) void asked('run:look', { run, on: true });
    cancelLooks = after(LOOK_AGAIN_MS, lookAgain);
  }
  let cancelLooks = after(LOOK_AGAIN_MS, lookAgain);
  const unhear = [
    ask.hear('run:shown', ({ run }: RunTellings['run:shown']) => show(run)),
    ask.hear('run:moment', ({ run }: RunTellings['run:moment']) => show(run)),
  ];

  return {
    ...reader,
    start: beat,
    showcase: () => shown,
    async watch(run, known) {
      const joined = await asked('run:watch', { run, after: known });
      if (joined) return joined;
      const detail = await reader.detail(run);
      return detail && { run: detail, current: null, news: [] };
    },
    look(run, on) {
      if (on) looks.add(run);
      else looks.delete(run);
      void asked('run:look', { run, on });
    },
    async list(filter) {
      const [stored, now] = await Promise.all([store.list(filter), look()]);
      return stored.map((run) => {
        const present = run.status === 'queued' ? waits(now, run.id) : null;
        return summaryOf(run, present?.now ?? null);
      });
    },
    async submit(submission) {
      if (closing) return CLOSING;
      const stored = labRun(submission, needs);
      const early = await unfinished().then(
        (runs) => refusalOf(submission.owner, runs),
        () => CANNOT_STORE,
      );
      if (early) return early;
      try {
        await store.create(stored);
        const runs = await unfinished();
        const late = refusalOf(
          submission.owner,
          runs.slice(
            0,
            Math.max(
              0,
              runs.findIndex(({ id }) => id === stored.id),
            ),
          ),
        ); // another server may have let one in meanwhile
        if (late) {
          await store.delete(stored.id);
          return late;
        }
      } catch (error) {
        failed(error);
        return CANNOT_STORE;
      }
      await line.fill().catch(failed); // else a worker puts it in line
      const present = waits(await look(), stored.id);
      return summaryOf(present?.stored ?? (await store.find(stored.id)) ?? stored, present?.now ?? null);
    },
    async stop(owner, run) {
      const stored = await store.find(run);
      if (!stored) return UNKNOWN;
      if (stored.owner !== owner) return NOT_YOURS;
      if (stored.status !== 'queued' && stored.status !== 'running') return IS_OVER;
      if (await asked('run:stop', { run })) return null;
      try {
        await line.withdraw(run);
      } catch (error) {
        failed(error);
        return OUT_OF_REACH;
      }
      const endedAt = needs.clock();
      await store.setStatus(run, 'stopped', endedAt, null);
      ask.tell('run:stopped', { run } satisfies RunTellings['run:stopped']);
      sink.status(detailOf({ ...stored, status: 'stopped', endedAt }, null));
      line.fill().catch(failed);
      return null;
    },
    figures: () => ({ trainingRuns: counted.training, trainingQueue: counted.waiting.length }),
    async shutDown() {
      closing = true;
      cancelBeat();
      cancelLooks();
      for (const stop of unhear) stop();
      await line.close();
    },
  };
}

/** A worker's side of what servers ask about the runs that it trains. */
import type { Ask } from '../cluster/ask.ts';
import type { LiveJobs } from '../training/liveJobs.ts';
import { heard, liveSide } from '../training/liveSide.ts';
import { detailOf } from '../training/runSummary.ts';
import { LOOK_AGAIN_MS, type RunQuestions, type RunTopic } from './runQuestions.ts';

export interface RunAnswersNeeds {
  readonly ask: Ask;
  readonly jobs: Pick<LiveJobs, 'find'>;
  /** @returns whether it is here */
  readonly stop: (run: string) => boolean;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
}

type Answers = {
  readonly [T in RunTopic]: (question: RunQuestions[T]['question'], from: string) => RunQuestions[T]['answer'];
};

const LOOKS_FOR_MS = 2.5 * LOOK_AGAIN_MS; // without hearing of it again

/** @returns answers no more */
export function answerAboutRuns({ ask, jobs, stop, now, after }: RunAnswersNeeds): () => void {
  const live = liveSide(jobs);
  const lookers = new Map<string, Map<string, number>>(); // by run and server: until when it looks, ms

  function look(run: string, from: string, on: boolean): void {
    const those = lookers.get(run) ?? new Map<string, number>();
    if (on) lookers.set(run, those.set(from, now() + LOOKS_FOR_MS));
    else those.delete(from);
    if (those.size === 0) lookers.delete(run);
    jobs.find(run)?.job.look(those.size > 0);
  }
  function forget(): void {
    for (const [run, those] of lookers)
      for (const [from, until] of [...those]) if (now() > until) look(run, from, false);
    cancel = after(LOOK_AGAIN_MS, forget);
  }
  let cancel = after(LOOK_AGAIN_MS, forget);

  const answers: Answers = {
    'run:present': ({ run }) => live.present(run),
    'run:pending': ({ run }) => live.pending(run),
    'run:file': ({ run, checkpoint }) => live.file(run, checkpoint),
    'run:watch'({ run, after: known }) {
      const present = live.present(run);
      return present && heard(jobs, detailOf(present.stored, present.now), known);
    },
    'run:look'({ run, on }, from) {
      look(run, from, on);
      return jobs.find(run) !== null;
    },
    'run:stop': ({ run }) => stop(run),
  };
  const stops = (Object.keys(answers) as RunTopic[]).map((topic) => ask.answer(topic, answers[topic]));
  return () => {
    cancel();
    for (const end of stops) end();
  };
}

/** Submissions of a server that is alone: handed in and computed by the same process, a part at a time, in turns (QUEUE2). */
import { createDesk, type DeskNeeds, type Submissions } from './submissionDesk.ts';
import { createSubmissionWork, type SubmissionWorkNeeds } from './submissionWork.ts';

export interface SubmissionsNeeds extends Omit<DeskNeeds, 'stored'>, Omit<SubmissionWorkNeeds, 'tell'> {
  readonly failed: (error: unknown) => void;
  readonly after: (ms: number, run: () => void) => () => void; // calls back once; returns how to prevent it
}

const AGAIN_MS = 5_000; // after the database refused

export function createSubmissions(needs: SubmissionsNeeds): Submissions {
  const desk = createDesk({ ...needs, stored: wake });
  const work = createSubmissionWork({ ...needs, tell: desk.hear });
  let stopped = false;
  let working: Promise<void> | null = null;
  let cancelAgain = (): void => {};

  async function workOn(): Promise<void> {
    for (let next = desk.line.next(); next && !stopped; next = desk.line.next()) {
      if ((await work.part(next.stored.id)) === 'closing') stopped = true;
    }
  }
  function wake(): void {
    if (working || stopped) return;
    cancelAgain();
    working = workOn()
      .catch((error: unknown) => {
        needs.failed(error);
        cancelAgain = needs.after(AGAIN_MS, wake);
      })
      .finally(() => {
        working = null;
      });
  }
  return {
    ...desk,
    async start() {
      await desk.load();
      wake();
    },
    async stop() {
      stopped = true;
      desk.close();
      cancelAgain();
      await working;
    },
  };
}

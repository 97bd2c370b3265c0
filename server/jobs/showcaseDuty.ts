/** The showcase among several workers: the one that holds the duty shows; who takes it over goes on with the same run. */
import type { Ask } from '../cluster/ask.ts';
import { createLease } from '../cluster/lease.ts';
import { PREFIX, type RedisLink } from '../cluster/redis.ts';
import type { LiveJobs } from '../training/liveJobs.ts';
import { createShowcase, type Showcase, type ShowcaseNeeds } from '../training/showcase.ts';
import type { Hold, RunHolds } from './runHolds.ts';
import { type RunTellings, SHOWCASE_KEY } from './runQuestions.ts';

export interface ShowcaseDutyNeeds extends Omit<ShowcaseNeeds, 'jobs'> {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly jobs: Pick<LiveJobs, 'begin' | 'release'>;
  readonly holds: RunHolds;
  readonly now: () => number; // ms, steady
  readonly holdMs?: number;
}

export interface ShowcaseDuty {
  /** Begins no further run; the one that is shown goes on until its jobs end it. */
  rest(): void;
  /** Gives the duty up. */
  stop(): Promise<void>;
}

const RETRY_MS = 5_000;

export function createShowcaseDuty(needs: ShowcaseDutyNeeds): ShowcaseDuty {
  const { redis, ask, jobs, holds, store, now, after, holdMs } = needs;
  let showcase: Showcase | null = null;
  let shown: { readonly run: string; readonly hold: Hold } | null = null;
  let wanted = false;
  let resting = false;
  let turning: Promise<void> = Promise.resolve();

  const begin: LiveJobs['begin'] = async (stored, resumed, over) => {
    const run = stored.id;
    const hold = await holds.hold(run, again);
    if (!hold) throw new Error('another process has it still');
    shown = { run, hold };
    function leave(): void {
      void hold!.giveBack();
      shown = null;
    }
    try {
      await jobs.begin(stored, resumed, (end) => {
        leave();
        over(end);
      });
    } catch (error) {
      leave();
      throw error;
    }
  };
  function began(run: string): void {
    redis.commands.set(`${PREFIX}${SHOWCASE_KEY}`, run).catch(() => {}); // servers find it in the database too
    ask.tell('run:shown', { run } satisfies RunTellings['run:shown']);
    needs.began(run);
  }
  async function show(): Promise<void> {
    if (showcase || !wanted || resting) return;
    showcase = createShowcase({ ...needs, jobs: { begin }, began });
    const unfinished = await store.unfinished();
    await showcase.start(unfinished.filter(({ origin }) => origin === 'showcase'));
  }
  async function end(): Promise<void> {
    showcase?.stop();
    showcase = null;
    if (!shown) return;
    const { run, hold } = shown;
    shown = null;
    await jobs.release(run);
    await hold.giveBack();
  }
  function turn(): void {
    turning = turning
      .then(() => (wanted ? show() : end()))
      .catch(async (error: unknown) => {
        needs.failed('showcase', `it could not be shown: ${String(error)}`);
        await end();
        after(RETRY_MS, turn);
      });
  }
  /** The run was taken from us. */
  function again(): void {
    turning = turning.then(resting ? () => {} : end);
    turn();
  }
  const lease = createLease({
    ...{ redis, now, node: ask.node, name: 'showcase', ...(holdMs === undefined ? {} : { holdMs }) },
    gained() {
      wanted = true;
      turn();
    },
    lost() {
      wanted = false;
      turn();
    },
  });
  return {
    rest() {
      resting = true;
      showcase?.stop();
    },
    async stop() {
      await lease.stop();
      await turning;
    },
  };
}

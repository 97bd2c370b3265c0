/** Training in a page, without any pages around it: what the tests call is on `labPart`. */
import type { KeptRun, LabPlan, LabRun, LabState } from '../../../client/model/lab/labRun.ts';
import type { Lab } from '../../../client/workers/lab/lab.ts';
import { openLabStore } from '../../../client/workers/lab/labStore.ts';
import type { LocalRun } from '../../../client/workers/lab/localRun.ts';
import { openLab } from '../../../client/workers/lab/openLab.ts';
import { repeatRun } from '../../../client/workers/lab/repeatRun.ts';
import type { RunDetail, RunEvent } from '../../../shared/protocol/runEvents.ts';

const lab: Promise<Lab> = openLab();

async function opened(id: string): Promise<LocalRun> {
  const local = await (await lab).open(id);
  if (!local) throw new Error(`there is no run ${id}`);
  return local;
}

function until(local: LocalRun, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = local.listen(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
    if (isSo()) resolve();
  });
}

interface Timing {
  readonly ms: number;
  readonly first: { readonly step: number; readonly ms: number } | null;
  readonly updates: number;
  readonly sha256: string | null;
}

const part = {
  keeps: async (): Promise<Lab['keeps']> => (await lab).keeps,
  begin: async (plan: LabPlan): Promise<string> => (await lab).begin(plan),
  runs: async (): Promise<readonly LabRun[]> => (await lab).runs(),
  control: async (id: string, what: 'pause' | 'step' | 'goOn' | 'stop' | 'save'): Promise<void> =>
    (await opened(id))[what](),
  pace: async (id: string, stepMs: number): Promise<void> => (await opened(id)).pace(stepMs),
  state: async (id: string): Promise<LabState> => (await opened(id)).state(),
  /** When its newest event has at least this number. */
  async reach(id: string, event: number): Promise<void> {
    const local = await opened(id);
    await until(local, () => local.model.newest() >= event);
  },
  async end(id: string): Promise<KeptRun> {
    const local = await opened(id);
    await until(local, () => local.run().status !== 'unfinished');
    return local.run();
  },
  /** Step of the newest weights that a panel is shown; it looks from now on. */
  async shownStep(id: string): Promise<number> {
    const { look, model } = await opened(id);
    look(true);
    return model.weights()?.step ?? 0;
  },
  /** Trains it to its end. `first`: its first evaluation at 475 or more. */
  async time(plan: LabPlan): Promise<Timing> {
    const began = performance.now();
    const local = await opened((await lab).begin(plan));
    let first: Timing['first'] = null;
    await until(local, () => {
      const good = first ? null : local.model.evaluations().find(({ mean }) => mean >= 475);
      if (good) first = { step: good.step, ms: performance.now() - began };
      return local.run().status !== 'unfinished';
    });
    const { updates, weightsSha256: sha256 } = local.run().figures;
    return { ms: performance.now() - began, first, updates, sha256 };
  },
  /** What a reload would find, read by a connection of its own. */
  async kept(id: string): Promise<{
    readonly events: readonly RunEvent[];
    readonly checkpoints: number;
    readonly saved: number;
    readonly step: number;
  }> {
    const store = await openLabStore();
    const { events, checkpoints, save } = await store.history(id);
    const step = (await store.list()).find((run) => run.id === id)?.figures.steps ?? 0;
    store.close();
    return { events, checkpoints: checkpoints.length, saved: save?.length ?? 0, step };
  },
  async repeat(
    detail: RunDetail,
    stepMs: number,
  ): Promise<{ readonly sha256: string | null; readonly same: boolean | null }> {
    const repetition = repeatRun(detail, stepMs);
    repetition.pace(0);
    const verdict = await repetition.verdict;
    repetition.close();
    return verdict;
  },
};

declare global {
  var labPart: typeof part;
}

globalThis.labPart = part;

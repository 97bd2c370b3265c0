/** What labStore.ts promises, without a browser: several pages can share it, and it can be out of room. */
import type { KeptRun } from '../../../client/model/lab/labRun.ts';
import { HOLD_MS, type LabBatch, type LabStore } from '../../../client/workers/lab/labStore.ts';

export interface MemoryStore extends LabStore {
  full: boolean; // refuses to write runs, as a browser does
  readonly batches: LabBatch[]; // that were written
}

export function createMemoryStore(): MemoryStore {
  const runs = new Map<string, KeptRun>();
  const holds = new Map<string, { page: string; untilMs: number }>();
  const batches: LabBatch[] = [];
  const refuse = (): void => {
    if (store.full) throw new DOMException('no room', 'QuotaExceededError');
  };
  const othersHold = (id: string, page: string, nowMs: number): boolean => {
    const hold = holds.get(id);
    return hold !== undefined && hold.page !== page && hold.untilMs > nowMs;
  };
  const store: MemoryStore = {
    full: false,
    batches,
    list: async () => [...runs.values()].sort((a, b) => b.createdAt - a.createdAt),
    async history(id) {
      const own = batches.filter(({ run }) => run.id === id);
      const dropped = new Set(own.flatMap((batch) => batch.dropped));
      return {
        events: own.flatMap(({ events }) => events),
        checkpoints: own.flatMap(({ checkpoints }) => checkpoints).filter(({ info }) => !dropped.has(info.step)),
        save: own.at(-1)?.save ?? null,
      };
    },
    async create(run) {
      refuse();
      runs.set(run.id, run);
    },
    async change(id, part) {
      const run = runs.get(id);
      if (run) runs.set(id, { ...run, ...part });
    },
    async append(page, batch, nowMs) {
      refuse();
      const known = runs.get(batch.run.id);
      if (!known || othersHold(known.id, page, nowMs)) return false;
      batches.push(structuredClone(batch));
      runs.set(known.id, { ...batch.run, name: known.name });
      return true;
    },
    async delete(id) {
      runs.delete(id);
    },
    async hold(id, page, nowMs) {
      if (!runs.has(id) || othersHold(id, page, nowMs)) return false;
      holds.set(id, { page, untilMs: nowMs + HOLD_MS });
      return true;
    },
    heldElsewhere: async (page, nowMs) => new Set([...runs.keys()].filter((id) => othersHold(id, page, nowMs))),
    letGo(ids) {
      for (const id of ids) holds.delete(id);
    },
    close() {},
  };
  return store;
}

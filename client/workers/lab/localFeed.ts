/** What a training thread tells becomes what panels show and what is kept. */
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import type { RunEvent, RunSteps } from '../../../shared/protocol/runEvents.ts';
import type { TrainingNews } from '../../../shared/training/news.ts';
import { createFigureKeeper, type RunFigures } from '../../../shared/training/runFigures.ts';
import type { KeptHistory } from '../../model/lab/labRun.ts';
import type { RunModel } from '../../model/run/runModel.ts';
import { createRunKeeper, type RunKeeper, type WriteBatch } from './runKeeper.ts';

export interface LocalFeed {
  readonly figures: () => RunFigures;
  readonly keeper: RunKeeper;
  /** To the panels; saves are not for them. @param run its id */
  show(run: string, news: readonly TrainingNews[]): void;
  /** @returns null if it is not kept, or no more */
  file(id: string): Uint8Array | null;
}

type EvaluationOf = Extract<RunEvent, { readonly kind: 'evaluation' }>;

/** @param model shows this run, and nothing of it yet */
export function createLocalFeed(model: RunModel, history: KeptHistory, write: WriteBatch | null): LocalFeed {
  const counter = createFigureKeeper();
  const files = new Map(history.checkpoints.map(({ info, bytes }) => [info.id, bytes]));
  const keeper = createRunKeeper(history.checkpoints, write);
  let current: RunSteps | null = null; // the running episode so far
  for (const event of history.events) counter.add(event);
  model.onEvents(history.events);
  tellCheckpoints();

  function tellCheckpoints(): void {
    model.onCheckpoints(keeper.checkpoints().map(({ info }) => info));
  }

  /** Who begins to listen within an episode misses its beginning, and is told all of it. */
  function takeSteps(steps: RunSteps): void {
    current = steps.from === 0 || !current ? steps : joined(current, steps);
    if (!model.onSteps(steps) && current.from === 0) model.onSteps(current);
  }

  function judged(run: string, { moment: id, step, episode, mean }: EvaluationOf): void {
    const bytes = id === null ? undefined : files.get(id);
    if (id === null || !bytes) return;
    const info = { id, run, step, episode, mean, bytes: bytes.length, sha256: sha256Hex(bytes) };
    for (const dropped of keeper.takeCheckpoint({ info, bytes })) files.delete(dropped.info.id);
    tellCheckpoints();
  }

  return {
    figures: counter.figures,
    keeper,
    show(run, news) {
      const events = news.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
      for (const one of news) {
        if (one.kind === 'steps') takeSteps({ ...one, run });
        else if (one.kind === 'checkpoint') files.set(one.id, one.bytes);
        else if (one.kind === 'weights') model.onWeights({ run, step: one.step, parameters: one.parameters });
      }
      for (const event of events) {
        counter.add(event);
        keeper.takeEvent(event);
        if (event.kind === 'evaluation') judged(run, event);
      }
      if (events.length > 0) model.onEvents(events);
    },
    file: (id) => files.get(id) ?? null,
  };
}

function joined(before: RunSteps, after: RunSteps): RunSteps {
  return {
    ...before,
    actions: [...before.actions, ...after.actions],
    explored: [...before.explored, ...after.explored],
    q: [...before.q, ...after.q],
  };
}

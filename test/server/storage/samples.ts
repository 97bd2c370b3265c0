/** Runs, events and checkpoints for the tests of storage: by hand and at random. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { RunBatch, StoredRun } from '../../../server/training/runStore.ts';
import { HOUSE } from '../../../shared/learner/recipes/house.ts';
import type { CheckpointInfo, RunEvent } from '../../../shared/protocol/runEvents.ts';
import { NO_FIGURES, type RunFigures } from '../../../shared/training/runFigures.ts';

export function sampleRun(id: string, changes: Partial<StoredRun> = {}): StoredRun {
  return {
    id,
    settings: HOUSE,
    recipeHash: 'b'.repeat(64),
    seed: 4_294_967_295,
    pace: 'watch',
    stepMs: 2.5,
    origin: 'lab',
    owner: 'session-1',
    by: 'Player 17',
    status: 'running',
    problem: null,
    createdAt: 1_795_000_000_000,
    endedAt: null,
    pinned: false,
    progress: NO_FIGURES,
    ...changes,
  };
}

/** What differs between one event and the next, at random: enough to tell them apart. */
export interface Draw {
  readonly kind: 'episode' | 'evaluation';
  readonly figure: number; // any double
  readonly known: boolean; // the learner's figures are there
}

export const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom('episode', 'episode', 'episode', 'evaluation'),
  figure: fc.double().map((x) => x + 0), // no -0, which JSON does not know
  known: fc.boolean(),
});

/** Numbered events that follow on `after`, of a run with so many episodes. */
export function eventsOf(draws: readonly Draw[], after: number, episodes: number): RunEvent[] {
  let episode = episodes;
  return draws.map(({ kind, figure, known }, i) => {
    const number = after + 1 + i;
    if (kind === 'evaluation') {
      const mean = Number.isFinite(figure) ? figure : 500; // losses diverge, returns do not
      return { number, kind, step: number * 10, episode, episodes: 20, mean, moment: known ? `at-${number}` : null };
    }
    episode++;
    return {
      ...{ number, kind, episode, step: number * 10, updates: number * 2, episodicReturn: 10 + (number % 190) },
      ...{ epsilon: 1 / number, tdLoss: known ? figure : null, qValues: known ? number / 3 : null },
      collapse: known
        ? { terminalShare: 0.1, actionGap: 1 / number, doomedMaxQ: null, valueBound: 100, gradientNorm: figure }
        : null,
    };
  });
}

export const episodesIn = (events: readonly RunEvent[]): number => events.filter((e) => e.kind === 'episode').length;

/** Ordinary events: a number's worth of episodes after `after` events that were all episodes. */
export const episodes = (count: number, after = 0): RunEvent[] =>
  eventsOf(
    Array.from({ length: count }, (_, i) => ({ kind: 'episode', figure: (after + i) / 7, known: true })),
    after,
    after,
  );

export function batchOf(events: readonly RunEvent[], changes: Partial<RunBatch> = {}): RunBatch {
  const last = events.at(-1);
  const figures: RunFigures = { ...NO_FIGURES, newest: last?.number ?? 0, steps: last?.step ?? 0 };
  return { events, checkpoints: [], dropped: [], save: null, figures, ...changes };
}

export function checkpointOf(
  run: string,
  id: string,
  step: number,
  bytes: Uint8Array,
): RunBatch['checkpoints'][number] {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const info: CheckpointInfo = { id, run, step, episode: step, mean: 195.25, bytes: bytes.length, sha256 };
  return { info, bytes };
}

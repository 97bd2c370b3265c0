/** A row computed again, piece by piece, told as it goes. */
import {
  type CheckEnd,
  type RowCheck,
  type RowProblem,
  rowChecks,
  rowProblems,
} from '../../../shared/boards/rowChecks.ts';
import { runTask } from '../../../shared/boards/runTask.ts';
import type { RowDetail } from '../../../shared/protocol/rowProofs.ts';
import { UsageError } from './command.ts';

export interface RowVerdict {
  readonly ok: boolean;
  readonly problems: readonly RowProblem[];
  readonly checks: readonly (CheckEnd & { readonly name: string })[];
}

function run({ task, judge }: RowCheck): CheckEnd {
  const running = runTask(task);
  for (;;) {
    const { value, done } = running.next();
    if (done) return judge(value);
  }
}

/** One of its pieces. A policy that cannot be read is a problem of the row, not of this program. */
function ended(check: RowCheck): CheckEnd {
  try {
    return run(check);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it cannot be computed';
    return { ok: false, code: 'differs', message, claimed: null, found: null, tick: null };
  }
}

/**
 * @param only names of pieces; null: all
 * @param tell a line for each as it is done
 * @throws UsageError if a name is none of them
 */
export function verifyRow(
  detail: RowDetail,
  file: Uint8Array | null,
  only: readonly string[] | null,
  tell: (line: string) => void,
): RowVerdict {
  const all = rowChecks(detail, file);
  const unknown = only?.filter((name) => all.every((check) => check.name !== name)) ?? [];
  if (unknown.length > 0) {
    const names = all.map(({ name }) => name).join(', ');
    throw new UsageError(unknown.map((name) => `--only ${name}: the row has ${names}`));
  }
  const problems = rowProblems(detail, file);
  for (const { message } of problems) tell(`not right: ${message}`);
  const checks = all
    .filter(({ name }) => only === null || only.includes(name))
    .map((check) => {
      const end = ended(check);
      const at = end.tick === null ? '' : ` (breaks at tick ${end.tick})`;
      tell(`${end.ok ? 'verified' : 'not verified'}: ${check.name}: ${end.message}${at}`);
      return { name: check.name, ...end };
    });
  return { ok: problems.length === 0 && checks.every(({ ok }) => ok), problems, checks };
}

/** What a row says of itself, in a line. */
export function rowLine({ row: { board, division, rank, name, figures } }: RowDetail): string {
  const told = {
    players: () => (figures.kind === 'players' ? `${figures.ticks} ticks` : ''),
    agents: () => (figures.kind === 'agents' ? `mean ${figures.mean}` : ''),
    learners: () =>
      figures.kind === 'learners'
        ? `${figures.solved} of ${figures.seeds} seeds solved, median ${figures.medianSteps} steps`
        : '',
    ratings: () =>
      figures.kind === 'ratings' ? `rating ${Math.round(figures.rating)} after ${figures.games} games` : '',
  }[board]();
  return `${board} ${division}, rank ${rank}: ${name}, ${told}`;
}

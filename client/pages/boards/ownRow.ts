/** Which row of a board is the visitor's own, once the server has said so. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardName } from '../../../shared/protocol/boards.ts';
import { fetchOwnId, fetchSubmittedRows } from '../../net/ownRows.ts';
import { connectionState, playerName } from '../arena.ts';

const ownId = signal<string | null>(null);
const submitted = signal<{ readonly agents: readonly string[]; readonly learners: readonly string[] }>({
  agents: [],
  learners: [],
});

effect(() => {
  if (connectionState.value.kind !== 'connected' || playerName.value === null) return; // asked again as somebody else
  void fetchOwnId().then((id) => {
    ownId.value = id;
  });
  void fetchSubmittedRows().then((rows) => {
    submitted.value = rows;
  });
});

const OF: Readonly<Record<BoardName, ReadonlySignal<string | null>>> = {
  players: ownId,
  ratings: ownId,
  agents: computed(() => submitted.value.agents[0] ?? null),
  learners: computed(() => submitted.value.learners[0] ?? null),
};

/** The one that "around me" leads to; of several of a board the newest. */
export function ownRow(board: BoardName): ReadonlySignal<string | null> {
  return OF[board];
}

export function isOwnRow(board: BoardName, id: string): boolean {
  if (board === 'agents' || board === 'learners') return submitted.value[board].includes(id);
  return ownId.value === id;
}

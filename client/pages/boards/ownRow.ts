/** Which rows of the boards are the visitor's own, once the server has said so. */
import { effect, signal } from '@preact/signals';
import type { BoardName, Division } from '../../../shared/protocol/boards.ts';
import { fetchMe, fetchOwnRows } from '../../net/me.ts';
import { connectionState, playerName } from '../arena.ts';

interface Own {
  readonly id: string | null; // as rows of players and ratings name the visitor, also before there is one
  readonly submitted: readonly { readonly board: BoardName; readonly division: Division; readonly id: string }[]; // newest first
}

const own = signal<Own>({ id: null, submitted: [] });

/** Asked for anew as long as the page is open, whenever the visitor may have become somebody else. @returns stops it */
export function followOwnRows(): () => void {
  return effect(() => {
    if (connectionState.value.kind !== 'connected' || playerName.value === null) return;
    void Promise.all([fetchMe(), fetchOwnRows()]).then(([me, rows]) => {
      const submitted = rows.ok ? rows.value.toSorted((a, b) => b.at - a.at) : [];
      own.value = { id: me.ok ? me.value.id : null, submitted };
    });
  });
}

/** The row that "around me" leads to; of several the newest. Read while rendering: it comes later. */
export function ownRow(board: BoardName, division: Division): string | null {
  const { id, submitted } = own.value;
  if (board === 'players' || board === 'ratings') return id;
  return submitted.find((row) => row.board === board && row.division === division)?.id ?? null;
}

export function isOwnRow(board: BoardName, id: string): boolean {
  if (board === 'players' || board === 'ratings') return own.value.id === id;
  return own.value.submitted.some((row) => row.board === board && row.id === id);
}

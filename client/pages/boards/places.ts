/** Where the ways from the boards lead. */
import type { BoardName, BoardRow, RowProof } from '../../../shared/protocol/boards.ts';

/** To get a row of one's own. */
export const PLACE_TO: Readonly<Record<BoardName, string>> = {
  players: '/play',
  agents: '/submit',
  learners: '/submit#recipe',
  ratings: '/play',
};

export function verifyAddress({ board, division, id }: BoardRow): string {
  return `/verify#${board}/${division}/${id}`;
}

export function playSeedAddress({ seed, speed }: Extract<RowProof, { readonly kind: 'players' }>): string {
  return `/practice#seed=${seed}&speed=${speed}`;
}

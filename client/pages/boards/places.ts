/** Where the ways from the boards lead. */
import { SURVIVAL_WIND } from '../../../shared/boards/survivalTask.ts';
import type { BoardName, BoardRow, RowProof } from '../../../shared/protocol/boards.ts';
import { seedText } from '../../model/verify/seedAddress.ts';

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
  return `/play#seed=${seedText({ seed, speed, wind: SURVIVAL_WIND })}`;
}

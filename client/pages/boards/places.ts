/** Where the ways from the boards lead. */
import { SURVIVAL_WIND } from '../../../shared/boards/survivalTask.ts';
import type { BoardName, BoardRow, Division } from '../../../shared/protocol/boards.ts';
import type { RowProof } from '../../../shared/protocol/rowProofs.ts';
import { seedText } from '../../model/verify/seedAddress.ts';
import type { Address } from '../router.ts';

/** To get a row of one's own. */
export function placeTo(board: BoardName, division: Division): Address {
  switch (board) {
    case 'players':
      return `/play#survival=${division}`;
    case 'agents':
      return '/submit#agent';
    case 'learners':
      return '/submit#recipe';
    case 'ratings':
      return '/play';
  }
}

export function verifyAddress({ board, division, id }: BoardRow): Address {
  return `/verify#${board}/${division}/${id}`;
}

export function playSeedAddress({ seed, speed }: Extract<RowProof, { readonly kind: 'players' }>): Address {
  return `/play#seed=${seedText({ seed, speed, wind: SURVIVAL_WIND })}`;
}

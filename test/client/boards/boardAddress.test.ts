import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BoardAddress,
  boardTop,
  DIVISIONS,
  readBoardAddress,
  sameRows,
  searched,
  writeBoardAddress,
} from '../../../client/model/boards/boardAddress.ts';
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { FIXED } from '../../support/states.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const cursor = fc.stringMatching(/^\d{1,120}$/);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map(searched)
  .filter((one) => one !== '');

const address: fc.Arbitrary<BoardAddress> = fc.constantFrom(...BOARDS).chain((board) =>
  fc.record({
    board: fc.constant(board),
    division: fc.constantFrom(...DIVISIONS[board]),
    row: fc.option(id),
    view: fc.oneof(
      fc.constant({ kind: 'top' } as const),
      fc.record({ kind: fc.constantFrom('after', 'before'), cursor }),
      fc.record({ kind: fc.constant('around'), row: id }),
      fc.record({ kind: fc.constant('search'), text }),
    ),
  }),
);

describe('[BOARDPAGE1] the address of the boards', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(readBoardAddress(writeBoardAddress(one))).toEqual({ address: one, broken: false });
      }),
      FIXED,
    );
  });

  it('never throws, and what it reads can be written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `#players/1x${rest}`),
        ),
        (hash) => {
          const { address: read } = readBoardAddress(hash);
          expect(readBoardAddress(writeBoardAddress(read))).toEqual({ address: read, broken: false });
        },
      ),
      FIXED,
    );
  });

  it('of the plain page is the first board', () => {
    expect(readBoardAddress('')).toEqual({ address: boardTop('players'), broken: false });
  });

  it.each([
    ['#chess', boardTop('players')],
    ['#players/2x', boardTop('players')],
    ['#agents/1x/agent-1', boardTop('agents')],
    ['#players/1x/../etc', boardTop('players', '1x')],
    ['#players/1x/a/b', { ...boardTop('players', '1x'), row: 'a' }],
    ['#players/1x?after=%00', boardTop('players', '1x')],
    ['#players/1x?rank=4', boardTop('players', '1x')],
    ['#players/1x?search=%20', boardTop('players', '1x')],
  ])('%s is broken, and shows what of it can be followed', (hash, shown) => {
    expect(readBoardAddress(hash)).toEqual({ address: shown, broken: true });
  });

  it('asks for the same rows, whichever of them is open', () => {
    fc.assert(
      fc.property(address, fc.option(id), (one, row) => {
        expect(sameRows(one, { ...one, row })).toBe(true);
        expect(sameRows(one, { ...one, view: { kind: 'after', cursor: '7'.repeat(121) } })).toBe(false);
      }),
      FIXED,
    );
  });
});

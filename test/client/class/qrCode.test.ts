import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correction, formatBits, qrCode } from '../../../client/model/class/qrCode.ts';

const text = (code: NonNullable<ReturnType<typeof qrCode>>): string =>
  code.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n');

/** As a reader of another maker reads it: "a". */
const GOLDEN_A = `#######.#.###.#######
#.....#...##..#.....#
#.###.#.##.#..#.###.#
#.###.#.##..#.#.###.#
#.###.#.#..#..#.###.#
#.....#..####.#.....#
#######.#.#.#.#######
...........##........
####..#.######..###.#
###.#.....#####..#...
#....#####.#.....##.#
##..#......#..#####..
####.######.#..#..#..
........#..#..#..#...
#######....##..#.#...
#.....#..##....##.##.
#.###.#.....#####...#
#.###.#.##.#..######.
#.###.#.#.#.#.##.....
#.....#.#....#.#..#.#
#######.##...#..#....`;

describe('[CLASS12] a link as a QR code', () => {
  it('has the corrections and the format of the standard’s examples', () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(correction(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
    expect(formatBits(0).toString(2)).toBe('111011111000100');
  });
  it('is what a reader read', () => {
    expect(text(qrCode('a')!)).toBe(GOLDEN_A);
  });
  it('is as small as its text allows, up to 106 bytes', () => {
    const sizes = [17, 18, 32, 33, 53, 54, 78, 79, 106].map((length) => qrCode('x'.repeat(length))!.length);
    expect(sizes).toEqual([21, 25, 25, 29, 29, 33, 33, 37, 37]);
    expect(qrCode('x'.repeat(107))).toBeNull();
  });
  it('has its three marks and its clock, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (said) => {
        const code = qrCode(said);
        if (!code) return;
        const rows = text(code).split('\n');
        const mark = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
        expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(mark);
        expect(rows.slice(0, 7).map((row) => row.slice(-7))).toEqual(mark);
        expect(rows.slice(-7).map((row) => row.slice(0, 7))).toEqual(mark);
        expect(rows[6]!.slice(8, -8)).toMatch(/^(#\.)*#$/);
      }),
    );
  });
});

/**
 * A link as a QR code, so that a phone need not type it: bytes, error correction L, versions 1 to 5, each of a single block.
 * Source: ISO/IEC 18004.
 */

/** Rows of modules; true is dark. The quiet zone around it is the page's. */
export type QrCode = readonly (readonly boolean[])[];

/** Codewords of data and of correction, by version. */
const BLOCKS = [
  { data: 19, correction: 7 },
  { data: 34, correction: 10 },
  { data: 55, correction: 15 },
  { data: 80, correction: 20 },
  { data: 108, correction: 26 },
] as const;
const HEAD_BITS = 12; // mode, count

const EXP = new Uint8Array(510); // powers of 2 in the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = value & 128 ? (value << 1) ^ 0x11d : value << 1;
}
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : EXP[LOG[a]! + LOG[b]!]!);

/** The remainder of the data, times x^count, by the product of x - 2^i for i below count. */
export function correction(data: readonly number[], count: number): number[] {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    const shifted = [...generator, 0];
    generator = shifted.map((value, at) => value ^ times(generator[at - 1] ?? 0, EXP[i]!));
  }
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at]!;
    for (let i = 0; i <= count; i++) rest[at + i]! ^= times(lead, generator[i]!);
  }
  return rest.slice(data.length);
}

function codewords(bytes: Uint8Array, { data: room, correction: count }: (typeof BLOCKS)[number]): readonly number[] {
  const bits = [4, bytes.length, ...bytes].map((value, i) => value.toString(2).padStart(i === 0 ? 4 : 8, '0')).join('');
  const text = `${bits}${'0'.repeat(Math.min(4, 8 * room - bits.length))}`;
  const data = (text.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  for (let pad = 0; data.length < room; pad++) data.push(pad % 2 === 0 ? 0xec : 0x11);
  return [...data, ...correction(data, count)];
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Level L and the mask as 15 bits that survive faults. */
export function formatBits(mask: number): number {
  const data = 8 | mask;
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ (rest & 512 ? 0x537 : 0);
  return ((data << 10) | rest) ^ 0x5412;
}

type Grid = (boolean | null)[][]; // null: not decided yet

/** Everything but the data: marks, clock, and where the format stands. */
function marks(version: number, mask: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  const put = (row: number, column: number, dark: boolean): void => {
    if (row >= 0 && column >= 0 && row < size && column < size) grid[row]![column] = dark;
  };
  const rings = (row: number, column: number, reach: number, light: readonly number[]): void => {
    for (let r = -reach; r <= reach; r++)
      for (let c = -reach; c <= reach; c++)
        put(row + r, column + c, !light.includes(Math.max(Math.abs(r), Math.abs(c))));
  };
  for (let i = 0; i < size; i++) {
    put(6, i, i % 2 === 0);
    put(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(row, column, 4, [2, 4]);
  if (version > 1) rings(size - 7, size - 7, 2, [1]);
  const format = formatBits(mask);
  for (let i = 0; i < 15; i++) {
    const dark = ((format >> i) & 1) === 1;
    const early = i < 6 ? i : i + 1; // the clock's line is passed over
    if (i < 8) put(early, 8, dark);
    else put(8, i === 8 ? 7 : 14 - i, dark);
    if (i < 8) put(8, size - 1 - i, dark);
    else put(size - 15 + i, 8, dark);
  }
  put(size - 8, 8, true);
  return grid;
}

/** Two columns at a time from the right, up and down by turns. */
function withData(grid: Grid, words: readonly number[], masked: (row: number, column: number) => boolean): QrCode {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let i = 0; i < size; i++) {
      const row = up ? size - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (grid[row]![column] !== null) continue;
        const dark = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        grid[row]![column] = (dark === 1) !== masked(row, column);
        bit++;
      }
    }
  }
  return grid as boolean[][];
}

/** How hard it is to read: long runs, blocks, what looks like a mark, and too much of one colour. */
function penalty(code: QrCode): number {
  const lines = [...code, ...code.map((_, column) => code.map((row) => row[column]!))].map((line) =>
    line.map((dark) => (dark ? '1' : '0')).join(''),
  );
  let sum = 0;
  for (const line of lines) {
    for (const run of line.match(/1{5,}|0{5,}/g) ?? []) sum += run.length - 2;
    for (const mark of ['10111010000', '00001011101'])
      for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) sum += 40;
  }
  for (let r = 1; r < code.length; r++)
    for (let c = 1; c < code.length; c++) {
      const [a, b, d, e] = [code[r]![c], code[r - 1]![c], code[r]![c - 1], code[r - 1]![c - 1]];
      if (a === b && a === d && a === e) sum += 3;
    }
  const dark = code.flat().filter(Boolean).length / code.length ** 2;
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}

/** Null if the text is longer than 106 bytes. */
export function qrCode(text: string): QrCode | null {
  const bytes = new TextEncoder().encode(text);
  const version = 1 + BLOCKS.findIndex(({ data }) => 8 * bytes.length + HEAD_BITS <= 8 * data);
  const block = BLOCKS[version - 1];
  if (!block) return null;
  const words = codewords(bytes, block);
  const codes = MASKS.map((masked, mask) => withData(marks(version, mask), words, masked));
  const costs = codes.map(penalty);
  return codes[costs.indexOf(Math.min(...costs))]!;
}

/** What a board does, done with an array: any sequence of puts, hides and shows has to give the same ranks and pages. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardStore, StoredRow } from '../../../server/boards/stores.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { nextBelow, nextUniform, type RandomStream, randomStream } from '../../../shared/sim/random.ts';
import { sampleRow, sampleSubmission } from './boardSamples.ts';

type Act =
  | { readonly kind: 'many'; readonly count: number; readonly spread: number; readonly seed: number } // new rows, in one transaction
  | { readonly kind: 'put'; readonly which: number; readonly place: number }
  | { readonly kind: 'hide'; readonly which: number; readonly count: number; readonly hidden: boolean };

const WIDTH = 12;
const any = fc.nat({ max: 1_000_000 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('many' as const),
      count: fc.constantFrom(3, 40, 600, 1_200),
      spread: fc.constantFrom(2_000, 10_000_000, 900_000_000_000), // many with equal leading digits, or none
      seed: any,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), which: any, place: any }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('hide' as const),
      which: any,
      count: fc.constantFrom(1, 2, 60, 900),
      hidden: fc.boolean(),
    }),
  },
);

const text = (place: number): string => String(place).padStart(WIDTH, '0');

interface Board {
  readonly division: string;
  readonly rows: StoredRow[]; // by place
}

/** As `put` does it. What is new in a board has no row of its id yet. */
function insert({ rows }: Board, added: readonly StoredRow[]): void {
  rows.push(...added);
  rows.sort((a, b) => (a.place < b.place ? -1 : 1));
}

async function perform(act: Act, { boards, submissions }: Storage, board: Board): Promise<void> {
  const { division, rows } = board;
  const used = new Set(rows.map(({ place }) => place));
  const fresh = (from: number): string => {
    let place = from;
    while (used.has(text(place))) place += 7;
    return text(place);
  };
  if (act.kind === 'many') {
    const random = randomStream(act.seed, 'places');
    const added: StoredRow[] = [];
    for (let i = 0; i < act.count; i++) {
      const place = fresh(Math.floor(nextUniform(random) * act.spread));
      used.add(place);
      added.push(sampleRow(`row-${rows.length + i}`, place, { division }));
    }
    const id = `${division}-${rows.length}`;
    await submissions.create(sampleSubmission(id), new Uint8Array(1));
    await submissions.admit(id, 1, added);
    insert(board, added);
    return;
  }
  const first = rows[act.which % Math.max(1, rows.length)];
  if (act.kind === 'put') {
    const row = sampleRow(first && act.which % 3 > 0 ? first.id : `put-${rows.length}`, fresh(act.place), { division });
    await boards.put(row);
    const old = rows.findIndex(({ id }) => id === row.id);
    const [was] = old < 0 ? [] : rows.splice(old, 1);
    insert(board, [{ ...row, hidden: was?.hidden ?? false }]);
    return;
  }
  for (const row of rows.slice(act.which % Math.max(1, rows.length)).slice(0, act.count)) {
    expect(await boards.hide('players', division, row.id, act.hidden)).toBe(true);
    rows[rows.indexOf(row)] = { ...row, hidden: act.hidden };
  }
}

const told = (page: { readonly rows: readonly { readonly id: string; readonly rank: number }[] } | null) =>
  page?.rows.map(({ id, rank }) => [rank, id]) ?? null;

async function expectAlike(boards: BoardStore, { division, rows }: Board, random: RandomStream): Promise<void> {
  const shown = rows.filter(({ hidden }) => !hidden);
  const slice = (from: number, to: number) =>
    shown.slice(Math.max(0, from), Math.max(0, to)).map(({ id }, i) => [Math.max(0, from) + 1 + i, id]);
  for (let look = 0; look < 4; look++) {
    const at = nextBelow(random, shown.length + 1);
    const row = shown[at];
    const limit = 1 + nextBelow(random, 30);
    const page = await boards.page('players', division, row ? { after: row.place } : null, limit);
    expect([page.total, told(page)]).toEqual([shown.length, row ? slice(at + 1, at + 1 + limit) : slice(0, limit)]);
    if (!row) continue;
    expect(told(await boards.page('players', division, { before: row.place }, limit))).toEqual(slice(at - limit, at));
    expect((await boards.find('players', division, row.id))?.rank).toBe(at + 1);
    const from = Math.max(0, Math.min(at - Math.floor((limit - 1) / 2), shown.length - limit));
    expect(told(await boards.around('players', division, row.id, limit))).toEqual(slice(from, from + limit));
  }
}

/** @param open an empty database @param runs of the property */
export function boardStoreModel(open: () => Promise<Storage>, runs: number): void {
  let storage: Storage;
  let made = 0;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());

  it('[STORE14] any sequence of puts, hides and shows ranks and pages as an array does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 9 }), any, async (acts, seed) => {
        const board: Board = { division: `model-${made++}`, rows: [] };
        const random = randomStream(seed, 'looks');
        for (const act of acts) {
          await perform(act, storage, board);
          await expectAlike(storage.boards, board, random);
        }
      }),
      { seed: 20_261_123, numRuns: runs, endOnFailure: true },
    );
  }, 120_000);
}

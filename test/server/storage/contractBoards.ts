/** What every database has to keep of boards: each promise of BoardStore, by hand. contractBoardsModel.ts has it at random. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardStore, StoredRow } from '../../../server/boards/stores.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { sampleRow } from './boardSamples.ts';

const names = ({ rows }: { readonly rows: readonly { readonly id: string; readonly rank: number }[] }): string[] =>
  rows.map(({ id, rank }) => `${rank} ${id}`);

/** @param open an empty database */
export function boardStoreContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  let boards: BoardStore;
  beforeAll(async () => {
    storage = await open();
    boards = storage.boards;
  });
  afterAll(() => storage.close());

  describe('[STORE12] a row of a board', () => {
    it('is found as it was put, with its rank; put again it is replaced', async () => {
      const row: StoredRow = sampleRow('whole', '0042', {
        board: 'agents',
        division: 'CartPole-v1',
        name: 'Zoë "); drop table 한국어',
        by: "o'Neill",
        owner: null,
        at: 8_640_000_000_000_000,
        figures: {
          ...{ kind: 'agents', mean: 0.1 + 0.2, ci95: [1 / 3, 5e-324], endurance: 1e21, robustness: 0, parameters: 7 },
          ...{ format: 'tfjs', humanNormalised: { '1x': 100.5 } },
        },
      });
      await boards.put(row);
      expect(await boards.find('agents', 'CartPole-v1', 'whole')).toEqual({ ...row, rank: 1 });
      await boards.put({ ...row, place: '0001', name: 'other' });
      expect(await boards.find('agents', 'CartPole-v1', 'whole')).toEqual({
        ...row,
        place: '0001',
        name: 'other',
        rank: 1,
      });
      expect(await boards.find('agents', 'CartPole-v2', 'whole')).toBeNull();
      expect(await boards.find('players', 'CartPole-v1', 'whole')).toBeNull();
      await expect(boards.put({ ...row, place: '12a' })).rejects.toThrow('digits only');
    });
    it('pages lie before and after a place; around a row lies what it is in the middle of', async () => {
      for (const [i, id] of [...'cadbe'].entries()) await boards.put(sampleRow(id, `10${i}`, { division: 'pages' }));
      const page = async (...given: [Parameters<BoardStore['page']>[2], number]) =>
        names(await boards.page('players', 'pages', ...given));
      expect(await page(null, 2)).toEqual(['1 c', '2 a']);
      expect(await page({ after: '101' }, 2)).toEqual(['3 d', '4 b']);
      expect(await page({ before: '104' }, 2)).toEqual(['3 d', '4 b']);
      expect(await page({ before: '100' }, 2)).toEqual([]);
      expect(await page({ after: '9' }, 2)).toEqual([]);
      const around = async (id: string, limit: number) => names((await boards.around('players', 'pages', id, limit))!);
      expect(await around('d', 3)).toEqual(['2 a', '3 d', '4 b']);
      expect(await around('c', 3)).toEqual(['1 c', '2 a', '3 d']);
      expect(await around('e', 3)).toEqual(['3 d', '4 b', '5 e']);
      expect(await around('e', 99)).toEqual(['1 c', '2 a', '3 d', '4 b', '5 e']);
      expect(await around('d', 1)).toEqual(['3 d']);
      expect(await boards.around('players', 'pages', 'nobody', 3)).toBeNull();
      expect(await boards.page('players', 'nowhere', null, 5)).toEqual({ total: 0, rows: [] });
    });
    it('lists leave the proof out', async () => {
      const { rows } = await boards.page('players', 'pages', null, 1);
      expect(Object.keys(rows[0]!)).not.toContain('proof');
    });
    it('hidden, it is in no list and counts for no rank, and a new put does not show it again', async () => {
      for (const [i, id] of [...'abc'].entries()) await boards.put(sampleRow(id, `${i}`, { division: 'hidden' }));
      expect(await boards.hide('players', 'hidden', 'a', true)).toBe(true);
      await boards.put(sampleRow('a', '0', { division: 'hidden' }));
      const { total, rows } = await boards.page('players', 'hidden', null, 9);
      expect([total, ...names({ rows })]).toEqual([2, '1 b', '2 c']);
      expect(await boards.find('players', 'hidden', 'a')).toMatchObject({ hidden: true, rank: 1 });
      expect(await boards.around('players', 'hidden', 'a', 3)).toBeNull();
      expect((await boards.search('players', 'hidden', 'name', 9)).rows).toHaveLength(2);
      expect(await boards.hide('players', 'hidden', 'a', false)).toBe(true);
      expect(names(await boards.page('players', 'hidden', null, 9))).toEqual(['1 a', '2 b', '3 c']);
      expect(await boards.hide('players', 'hidden', 'nobody', true)).toBe(false);
    });
    it("is one of its owner's, over all boards", async () => {
      const mine = [
        sampleRow('m', '5', { owner: 'me', board: 'learners', division: 'd' }),
        sampleRow('m', '5', { owner: 'me', board: 'players', division: 'd' }),
      ];
      for (const row of mine) await boards.put(row);
      expect(await boards.ofOwner('me')).toEqual(mine);
      expect(await boards.ofOwner('nobody')).toEqual([]);
    });
    it('divisions are those with shown rows', async () => {
      const all = await boards.divisions();
      expect(all).toContainEqual({ board: 'players', division: 'pages', total: 5 });
      expect(all.map(({ division }) => division)).not.toContain('nowhere');
    });
  });

  describe('[STORE13] a search', () => {
    const division = 'search';
    const search = async (text: string, limit = 9) => names(await boards.search('players', division, text, limit));
    beforeAll(async () => {
      const list = ['Ana', 'anton', 'ÄRGER', 'Bananarama', '100%', '100_', 'B\\n', '안녕', 'Zana'];
      for (const [i, name] of list.entries()) await boards.put(sampleRow(name, `${200 - i}`, { division, name }));
    });
    it('finds names that begin so without regard to case, best first, then those that have it', async () => {
      expect(await search('AN')).toEqual(['8 anton', '9 Ana', '1 Zana', '6 Bananarama']);
      expect(await search('an', 1)).toEqual(['8 anton']);
      expect(await search('ärg')).toEqual(['7 ÄRGER']);
      expect(await search('안')).toEqual(['2 안녕']);
      expect(await search('')).toEqual([]);
    });
    it('takes every letter as itself', async () => {
      expect(await search('100%')).toEqual(['5 100%']);
      expect(await search('0_')).toEqual(['4 100_']);
      expect(await search('\\')).toEqual(['3 B\\n']);
      expect(await search("'")).toEqual([]);
    });
    it('finds at most 50, the best of a name that thousands share', async () => {
      for (let i = 0; i < 60; i++)
        await boards.put(sampleRow(`p${i}`, `${5_000 - i}`, { division: 'many', name: 'Player' }));
      const { rows, total } = await boards.search('players', 'many', 'player', 99);
      expect([total, rows.length, rows[0]!.id, rows[49]!.rank]).toEqual([60, 50, 'p59', 50]);
    });
  });
}

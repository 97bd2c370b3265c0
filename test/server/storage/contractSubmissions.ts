/** What every database has to keep of submissions, ratings and the audit log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import { sampleGame, sampleRating, sampleRow, sampleSubmission } from './boardSamples.ts';

/** @param open an empty database */
export function submissionsContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());

  describe('[STORE17] a submission', () => {
    const file = Uint8Array.from({ length: 70_000 }, (_, i) => i);
    it('comes back with its file to the byte; a hash is taken once a kind', async () => {
      const { submissions } = storage;
      const first = sampleSubmission('one', { hash: 'h', results: '{"a":1}', bytes: file.length });
      expect(await submissions.create(first, file)).toBeNull();
      expect(await submissions.find('one')).toEqual(first);
      expect(await submissions.file('one')).toEqual(file);
      expect(await submissions.create(sampleSubmission('two', { hash: 'h' }), file)).toEqual(first);
      expect([await submissions.find('two'), await submissions.file('two')]).toEqual([null, null]);
      expect(await submissions.create(sampleSubmission('recipe', { hash: 'h', kind: 'learner' }), file)).toBeNull();
      expect(await submissions.byHash('agent', 'h')).toEqual(first);
      expect(await submissions.byHash('agent', 'none')).toBeNull();
      const rivals = Array.from({ length: 8 }, (_, i) => sampleSubmission(`rival-${i}`, { hash: 'same' }));
      const answers = await Promise.all(rivals.map((rival) => submissions.create(rival, file)));
      expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    });
    it('refused, its file goes and its hash is free', async () => {
      const { submissions } = storage;
      await submissions.create(sampleSubmission('bad', { hash: 'b' }), file);
      await submissions.refuse('bad', 44, 'it holds no weights');
      const refused = await submissions.find('bad');
      expect(refused).toMatchObject({ status: 'refused', endedAt: 44, problem: 'it holds no weights' });
      expect(await submissions.file('bad')).toBeNull();
      expect(await submissions.byHash('agent', 'b')).toEqual(refused);
      expect(await submissions.create(sampleSubmission('again', { hash: 'b' }), file)).toBeNull();
      expect((await submissions.byHash('agent', 'b'))!.id).toBe('again');
    });
    it('is drawn for once, however often it is asked for', async () => {
      const { submissions } = storage;
      await submissions.create(sampleSubmission('draw', { committedAt: 5 }), file);
      const drawn = await Promise.all([0, 1, 2, 3].map((i) => submissions.draw('draw', `entropy-${i}`, 100 + i)));
      const kept = await submissions.find('draw');
      expect(kept).toMatchObject({ status: 'running', entropy: expect.stringMatching(/^entropy-\d$/) });
      expect(drawn).toEqual([kept, kept, kept, kept]);
      expect(kept!.drawnAt).toBe(100 + Number(kept!.entropy!.at(-1)));
      await expect(submissions.draw('nobody', 'e', 1)).rejects.toThrow('there is no submission nobody');
    });
    it('keeps what is done so far; is admitted once, with its rows or not at all', async () => {
      const { boards, submissions } = storage;
      await submissions.create(sampleSubmission('done'), file);
      await submissions.progress('done', '[1,2]');
      expect((await submissions.find('done'))!.results).toBe('[1,2]');
      const row = sampleRow('done', '1', { board: 'agents', division: 'adm' });
      await expect(submissions.admit('done', 9, [row, { ...row, id: 'wrong', place: '' }])).rejects.toThrow(
        'digits only',
      );
      expect((await submissions.find('done'))!.status).toBe('queued');
      expect(await boards.find('agents', 'adm', 'done')).toBeNull();
      await submissions.admit('done', 9, [row, { ...row, board: 'ratings' }]);
      expect(await submissions.find('done')).toMatchObject({ status: 'admitted', endedAt: 9 });
      expect(await boards.find('ratings', 'adm', 'done')).toMatchObject({ rank: 1 });
      await expect(submissions.admit('done', 10, [])).rejects.toThrow('admitted already');
      await expect(submissions.refuse('done', 10, 'no')).rejects.toThrow('admitted already');
      await expect(submissions.progress('nobody', '')).rejects.toThrow('there is no submission nobody');
      expect(await submissions.draw('done', 'late', 99)).toMatchObject({ status: 'admitted', entropy: null });
    });
    it("waits in the order of coming; an owner's are counted and listed, newest first", async () => {
      const { submissions } = storage;
      for (const { id } of await submissions.waiting()) await submissions.refuse(id, 1, 'make room');
      const at = { c: 3, a: 1, b: 2 };
      for (const [id, committedAt] of Object.entries(at)) {
        await submissions.create(sampleSubmission(id, { owner: 'o', committedAt }), file);
      }
      await submissions.draw('b', 'e', 4);
      expect((await submissions.waiting()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      expect((await submissions.ofOwner('o', 2)).map(({ id }) => id)).toEqual(['c', 'b']);
      expect([await submissions.countSince('o', 2), await submissions.countSince('x', 0)]).toEqual([2, 0]);
    });
  });

  describe('[STORE18] a rated game', () => {
    const row = (id: string, place: string) => sampleRow(id, place, { board: 'ratings', division: 'games' });
    it('is stored once, with both ratings and their rows', async () => {
      const { boards, ratings } = storage;
      const division = 'games';
      const game = sampleGame('g1', { division, link: 'L', ratings: [1 / 3, 1e-9, 1500, 2_999.99] });
      const rated = [sampleRating('a', { division }), sampleRating('b', { division, who: 'agent', rating: 0.1 })];
      const answers = await Promise.all(
        [0, 1, 2].map(() => ratings.record(game, rated, [row('b', '2'), row('a', '1')])),
      );
      expect(answers.toSorted()).toEqual(['known', 'known', 'stored']);
      expect(await ratings.find(division, 'a')).toEqual(rated[0]);
      expect(await ratings.find(division, 'c')).toBeNull();
      expect(await ratings.games(division, 'a', 9)).toEqual([game]);
      expect(await ratings.opponents(division, 'a')).toEqual([{ id: 'b', name: 'Bob', wins: 1, draws: 0, losses: 0 }]);
      expect(await ratings.opponents(division, 'b')).toEqual([{ id: 'a', name: 'Ann', wins: 0, draws: 0, losses: 1 }]);
      expect((await boards.page('ratings', division, null, 9)).rows.map(({ id }) => id)).toEqual(['a', 'b']);
    });
    it('is stale where another one of its players was stored since its ratings were worked out, and leaves nothing', async () => {
      const { boards, ratings } = storage;
      const division = 'stale';
      const record = (game: string, first: string, second: string, from: readonly number[]) => {
        const rated = [first, second].map((id, i) => sampleRating(id, { division, games: from[i]! + 1 }));
        return ratings.record(sampleGame(game, { division, first, second }), rated, [], from);
      };
      expect(await record('one', 'a', 'b', [0, 0])).toBe('stored');
      expect(await record('two', 'b', 'c', [0, 0])).toBe('stale');
      expect([await ratings.find(division, 'c'), await boards.find('ratings', division, 'c')]).toEqual([null, null]);
      expect(await ratings.games(division, 'c', 9)).toEqual([]);
      expect(await record('two', 'b', 'c', [1, 0])).toBe('stored');
      expect(await record('two', 'b', 'c', [1, 0])).toBe('known');
      expect(await ratings.find(division, 'b')).toMatchObject({ games: 2 });
    });
    it('stands in the games, the history and the records of both', async () => {
      const { ratings } = storage;
      const division = 'long';
      for (let i = 0; i < 12; i++) {
        const [first, second] = i % 2 ? ['a', 'b'] : ['b', 'a'];
        const winner = (['first', 'second', 'draw'] as const)[i % 3]!;
        const game = sampleGame(`long-${i}`, {
          division,
          at: 100 + i,
          first,
          second,
          secondName: `${second} ${i}`,
          winner,
        });
        const rated = ['a', 'b'].map((id) =>
          sampleRating(id, { division, games: i + 1, rating: 1500 + i, ratedAt: 100 + i }),
        );
        await ratings.record(game, rated, []);
      }
      expect((await ratings.games(division, 'a', 3)).map(({ game }) => game)).toEqual(['long-11', 'long-10', 'long-9']);
      expect((await ratings.history(division, 'b', 2)).map(({ at, rating }) => [at, rating])).toEqual([
        [110, 1510],
        [111, 1511],
      ]);
      expect(await ratings.opponents(division, 'a')).toEqual([{ id: 'b', name: 'b 11', wins: 4, draws: 4, losses: 4 }]);
    });
    it('of two agents it stands in their cross-play, each pair once, the better rated one first', async () => {
      const { ratings } = storage;
      const division = 'cross';
      const agent = (id: string, rating: number) => sampleRating(id, { division, who: 'agent', rating });
      const play = (first: string, second: string, winner: 'first' | 'second' | 'draw', i: number) =>
        ratings.record(
          sampleGame(`x${i}`, { division, first, second, winner }),
          [agent('low', 1400), agent('top', 1700), agent('mid', 1500), sampleRating('human', { division })],
          [],
        );
      const games = [
        ['low', 'top', 'second'],
        ['top', 'low', 'draw'],
        ['top', 'mid', 'second'],
        ['human', 'top', 'first'],
      ] as const;
      for (const [i, [first, second, winner]] of games.entries()) await play(first, second, winner, i);
      expect(await ratings.crossPlay(division)).toEqual([
        { first: 'top', second: 'mid', wins: 0, draws: 0, losses: 1 },
        { first: 'top', second: 'low', wins: 1, draws: 1, losses: 0 },
      ]);
    });
  });

  describe('[STORE19] the audit log', () => {
    it('has every entry, newest first, whoever writes at once', async () => {
      const { audit } = storage;
      const entry = (i: number) => ({
        at: 7,
        by: 'root',
        action: 'hide-row' as const,
        target: `t${i}`,
        reason: "it's wrong",
      });
      for (let i = 0; i < 3; i++) await audit.add(entry(i));
      expect(await audit.list(2)).toEqual([entry(2), entry(1)]);
      await Promise.all(Array.from({ length: 9 }, (_, i) => audit.add(entry(10 + i))));
      expect(new Set((await audit.list(99)).map(({ target }) => target)).size).toBe(12);
    });
  });

  it('[STORE20] figures say how much is stored', async () => {
    const { bytes, tables, boards } = await storage.figures();
    expect(bytes).toBeGreaterThan(50_000);
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['runs', 'board_rows', 'submission_files']));
    const sum = Object.values(tables).reduce((a, b) => a + b);
    expect(sum).toBeLessThanOrEqual(bytes + 100);
    expect(tables['submission_files']).toBeGreaterThan(tables['players']!);
    expect(boards).toContainEqual({ board: 'agents', division: 'adm', rows: 1 });
  });
}

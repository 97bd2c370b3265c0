/** What every database has to keep of players and their survival runs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import { sampleGame, samplePlayer, sampleRating, sampleRow, sampleSubmission, sampleSurvival } from './boardSamples.ts';
import { batchOf, checkpointOf, episodes, sampleRun } from './samples.ts';

/** @param open an empty database */
export function playersContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());

  describe('[STORE15] a player', () => {
    it('is found by id, name and recovery code as they were put', async () => {
      const { players } = storage;
      const ann = samplePlayer('ann', {
        name: 'Ann',
        nameKey: 'ann',
        recovery: 'f'.repeat(64),
        epoch: 3,
        banned: 'rude',
      });
      expect(await players.put(ann)).toBe(true);
      expect(await players.put(samplePlayer('nameless'))).toBe(true);
      expect(await players.put(samplePlayer('nameless too'))).toBe(true);
      expect(await players.find('ann')).toEqual(ann);
      expect(await players.byNameKey('ann')).toEqual(ann);
      expect(await players.byRecovery('f'.repeat(64))).toEqual(ann);
      expect([await players.find('x'), await players.byNameKey('x'), await players.byRecovery('x')]).toEqual([
        null,
        null,
        null,
      ]);
    });
    it('has a name alone: who comes second is refused, and nothing is changed', async () => {
      const { players } = storage;
      const bob = samplePlayer('bob', { name: 'Bob', nameKey: 'bob' });
      await players.put(bob);
      expect(await players.put({ ...bob, name: 'Ann', nameKey: 'ann', epoch: 9 })).toBe(false);
      expect(await players.find('bob')).toEqual(bob);
      expect(await players.put({ ...bob, epoch: 9 })).toBe(true);
      const rivals = Array.from({ length: 8 }, (_, i) => samplePlayer(`rival-${i}`, { name: 'One', nameKey: 'one' }));
      const answers = await Promise.all(rivals.map((rival) => players.put(rival)));
      expect(answers.filter((isPut) => isPut)).toHaveLength(1);
    });
    it('renamed, they are so on their own rows, and behind what they submitted', async () => {
      const { boards, players, submissions } = storage;
      await players.put(samplePlayer('cat', { name: 'Cat', nameKey: 'cat' }));
      await boards.put(sampleRow('own', '1', { owner: 'cat', name: 'Cat' }));
      await boards.put(sampleRow('agent', '1', { board: 'agents', owner: 'cat', name: 'Robot', by: 'Cat' }));
      await boards.put(sampleRow('other', '2', { name: 'Cat' }));
      await submissions.create(sampleSubmission('s-cat', { owner: 'cat', by: 'Cat' }), new Uint8Array(1));
      await players.put(samplePlayer('cat', { name: 'Dog', nameKey: 'dog' }));
      expect(await boards.find('players', '1x', 'own')).toMatchObject({ name: 'Dog', by: null });
      expect(await boards.find('agents', '1x', 'agent')).toMatchObject({ name: 'Robot', by: 'Dog' });
      expect(await boards.find('players', '1x', 'other')).toMatchObject({ name: 'Cat' });
      expect((await boards.search('players', '1x', 'dog', 9)).rows.map(({ id }) => id)).toEqual(['own']);
      expect(await submissions.find('s-cat')).toMatchObject({ by: 'Dog' });
      await players.put(samplePlayer('cat', { name: null, nameKey: null }));
      expect(await boards.find('players', '1x', 'own')).toMatchObject({ name: 'Dog' });
    });
    it('forgotten, nothing is left of them, and everything of others', async () => {
      const { boards, players, ratings, runs, submissions, survival } = storage;
      for (const who of ['eve', 'fay']) {
        const owner = { owner: who, division: 'f' };
        await players.put(samplePlayer(who, { name: who, nameKey: who, recovery: who }));
        await survival.begin(sampleSurvival(`run-${who}`, { player: who }));
        const end = { status: 'finished', endedAt: 9, ticks: 70, link: 'L' } as const;
        await survival.end(`run-${who}`, end, sampleRow(who, who === 'eve' ? '1' : '2', { ...owner, name: who }));
        await submissions.create(sampleSubmission(`s-${who}`, { owner: who }), new Uint8Array([7]));
        await runs.create(sampleRun(`lab-${who}`, { owner: who }));
        const checkpoints = [checkpointOf(`lab-${who}`, `c-${who}`, 1, new Uint8Array(5))];
        await runs.append(`lab-${who}`, batchOf(episodes(9), { checkpoints }));
      }
      const game = sampleGame('g', { division: 'f', first: 'eve', second: 'fay', firstName: 'eve', secondName: 'fay' });
      const rated = ['eve', 'fay'].map((id) => sampleRating(id, { division: 'f' }));
      const row = (id: string) => sampleRow(id, '5', { board: 'ratings', division: 'f', owner: id, name: id });
      await ratings.record(game, rated, [row('eve'), row('fay')]);

      await players.forget('eve');
      expect(await players.find('eve')).toBeNull();
      expect(await survival.find('run-eve')).toBeNull();
      expect(await survival.counts('eve', '1x')).toEqual({ finished: 0, abandoned: 0 });
      expect(await boards.ofOwner('eve')).toEqual([]);
      expect([await submissions.find('s-eve'), await submissions.file('s-eve')]).toEqual([null, null]);
      expect([await runs.find('lab-eve'), await runs.checkpoint('c-eve')]).toEqual([null, null]);
      expect(await runs.events('lab-eve', 0, 9)).toEqual([]);
      expect(await ratings.find('f', 'eve')).toBeNull();
      expect(await ratings.history('f', 'eve', 9)).toEqual([]);
      expect(await ratings.games('f', 'fay', 9)).toEqual([{ ...game, firstName: 'deleted' }]);
      expect(await ratings.opponents('f', 'fay')).toEqual([
        { id: 'eve', name: 'deleted', wins: 0, draws: 0, losses: 1 },
      ]);
      expect((await boards.page('players', 'f', null, 9)).rows.map(({ id, rank }) => [id, rank])).toEqual([['fay', 1]]);
      expect(await boards.ofOwner('fay')).toHaveLength(2);
      expect(await runs.checkpoint('c-fay')).toHaveLength(5);
      expect(await submissions.file('s-fay')).toEqual(new Uint8Array([7]));
      await players.forget('nobody');
      await players.forget('fay');
      expect(await ratings.games('f', 'fay', 9)).toEqual([]);
    });
  });

  describe('[STORE16] a survival run', () => {
    it('ends once, and its row comes with it', async () => {
      const { boards, survival } = storage;
      const begun = sampleSurvival('once', { player: 'p' });
      await survival.begin(begun);
      expect(await survival.find('once')).toEqual(begun);
      await expect(survival.begin(begun)).rejects.toThrow();
      const end = { status: 'finished', endedAt: 12, ticks: 345, link: 'abc' } as const;
      const row = sampleRow('p', '654', { division: 'once' });
      expect(await survival.end('never begun', end, row)).toBe(false);
      const answers = await Promise.all([0, 1, 2, 3].map((i) => survival.end('once', { ...end, ticks: 345 + i }, row)));
      expect(answers.filter((isEnded) => isEnded)).toHaveLength(1);
      expect(await survival.find('once')).toEqual({ ...begun, ...end, ticks: 345 + answers.indexOf(true) });
      expect(await boards.find('players', 'once', 'p')).toMatchObject({ rank: 1 });
      expect(await survival.counts('p', '1x')).toEqual({ finished: 1, abandoned: 0 });
    });
    it('is counted by how it ended; of the finished ones the best', async () => {
      const { survival } = storage;
      const run = async (player: string, status: 'finished' | 'abandoned' | 'void', ticks: number) => {
        const id = `${player}-${ticks}`;
        await survival.begin(sampleSurvival(id, { player, speed: '0.5x' }));
        await survival.end(id, { status, endedAt: 1, ticks, link: null }, null);
      };
      for (const ticks of [30, 90, 60]) await run('q', 'finished', ticks);
      await run('q', 'abandoned', 500);
      await run('q', 'void', 900);
      await run('r', 'finished', 10);
      await run('s', 'abandoned', 20);
      expect(await survival.counts('q', '0.5x')).toEqual({ finished: 3, abandoned: 1 });
      expect(await survival.counts('q', '1x')).toEqual({ finished: 0, abandoned: 0 });
      expect(await survival.bests('0.5x', 1)).toEqual([90, 10]);
      expect(await survival.bests('0.5x', 2)).toEqual([90]);
    });
    it('left begun by a crash it becomes void, and cannot end, unless it is gone on with', async () => {
      const { survival } = storage;
      await survival.voidBegun([]);
      for (const run of ['v1', 'v2', 'v3']) await survival.begin(sampleSurvival(run));
      expect(await survival.voidBegun(['v3', 'v4'])).toBe(2);
      expect(await survival.voidBegun(['v3'])).toBe(0);
      expect(await survival.find('v1')).toMatchObject({ status: 'void' });
      const end = { status: 'finished', endedAt: 1, ticks: 1, link: null } as const;
      expect(await survival.end('v1', end, null)).toBe(false);
      expect(await survival.end('v3', end, null)).toBe(true);
    });
    it('left begun by one of several processes it becomes void where that one says so, or nobody can have it any more', async () => {
      const { survival } = storage;
      const at = 1_795_000_000_000;
      const runs = {
        own: ['a', at],
        other: ['b', at],
        live: ['a', at],
        old: ['b', at - 1],
        nobody: [null, at - 1],
      } as const;
      for (const [run, [node, startedAt]] of Object.entries(runs))
        await survival.begin(sampleSurvival(`of ${run}`, { node, startedAt }));
      expect(await survival.voidBegun(['of live'], { node: 'a', before: at })).toBe(3);
      expect(await survival.find('of other')).toMatchObject({ status: 'begun', node: 'b' });
      expect(await survival.find('of live')).toMatchObject({ status: 'begun' });
    });
    it('is stale where another run of its player has ended since its row was made, and leaves nothing', async () => {
      const { boards, survival } = storage;
      for (const run of ['t1', 't2']) await survival.begin(sampleSurvival(run, { player: 't' }));
      const end = { status: 'finished', endedAt: 1, ticks: 7, link: null } as const;
      const row = sampleRow('t', '77', { division: 'stale' });
      const one = { finished: 1, abandoned: 0 };
      const answers = await Promise.all(['t1', 't2'].map((run) => survival.end(run, end, row, one)));
      expect(answers.toSorted()).toEqual(['stale', true]);
      const stale = answers[0] === 'stale' ? 't1' : 't2';
      expect(await survival.find(stale)).toMatchObject({ status: 'begun', ticks: null });
      expect(await survival.counts('t', '1x')).toEqual(one);
      expect(await survival.end(stale, { ...end, status: 'abandoned' }, null, { finished: 1, abandoned: 1 })).toBe(
        true,
      );
      expect(await boards.find('players', 'stale', 't')).not.toBeNull();
    });
  });
}

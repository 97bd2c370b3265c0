import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicId } from '../../shared/boards/publicId.ts';
import { makeRecoveryCode, RECOVERY_BYTES, readRecoveryCode } from '../../shared/boards/recoveryCode.ts';
import { memoryPlayers, sha256 } from './memoryPlayers.ts';

const ADA = 'aaaaaaaaaaaaaaaaaaaaaaaa';
const BOB = 'bbbbbbbbbbbbbbbbbbbbbbbb';
const DAY = 24 * 3_600_000;

describe('[ME6] a player', () => {
  it('is stored only when there is something to store', async () => {
    const { players, rows } = memoryPlayers();
    expect(await players.who(ADA)).toEqual({ id: ADA, name: 'Player aaaa', epoch: 0, banned: null });
    expect(await players.me(ADA)).toMatchObject({ id: publicId(ADA), chosen: false, recovery: false, createdAt: null });
    expect(rows.size).toBe(0);
    expect(await players.mayRank(ADA)).toBe(true); // a first run for a board
    await players.newRecovery(BOB);
    expect([...rows.keys()]).toEqual([ADA, BOB]);
    expect(rows.get(ADA)).toMatchObject({ name: null, nameKey: null, recovery: null, epoch: 0, banned: null });
  });
  it('has the chosen name at once, and nobody else has one that looks like it', async () => {
    const { players } = memoryPlayers(['Big Champ']);
    await players.who(ADA);
    expect(await players.rename(ADA, ' Zoë ')).toMatchObject({
      ok: true,
      name: 'Zoë',
      me: { name: 'Zoë', chosen: true },
    });
    expect(await players.who(ADA)).toMatchObject({ name: 'Zoë' });
    expect(await players.nameOf(ADA)).toBe('Zoë');
    expect(await players.rename(BOB, 'Z0E')).toEqual({ ok: false, code: 'taken' });
    expect(await players.rename(BOB, 'big_champ')).toEqual({ ok: false, code: 'reserved' });
    expect(await players.rename(ADA, 'ZOE')).toMatchObject({ ok: true, name: 'ZOE' }); // the own one
    expect(await players.nameOf(BOB)).toBeNull();
  });
  it('of two who want one name at once, one gets it', async () => {
    const { players } = memoryPlayers();
    const answers = await Promise.all([players.rename(ADA, 'Grace'), players.rename(BOB, 'grace')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
  it('loses no change to another that is made at the same time', async () => {
    const { players, rows } = memoryPlayers();
    await Promise.all([players.rename(ADA, 'Ada'), players.newRecovery(ADA), players.ban(ADA, 'spam')]);
    expect(rows.get(ADA)).toMatchObject({ name: 'Ada', banned: 'spam' });
    expect(rows.get(ADA)?.recovery).not.toBeNull();
  });
  it('is asked of the database at most twice a minute, and noted as seen once a day', async () => {
    const memory = memoryPlayers();
    const { players, rows } = memory;
    await players.rename(ADA, 'Ada');
    const before = memory.asked;
    for (let i = 0; i < 50; i++) await players.who(ADA);
    expect(memory.asked - before).toBe(1);
    memory.now += DAY;
    await players.who(ADA);
    await new Promise((resolve) => setImmediate(resolve));
    expect(rows.get(ADA)?.seenAt).toBe(memory.now);
  });
});

describe('[ME7] without the database', () => {
  it('everybody may play under the default name, and nothing counts', async () => {
    const memory = memoryPlayers();
    await memory.players.rename(ADA, 'Ada');
    memory.mode = 'fails';
    expect(await memory.players.who(ADA)).toMatchObject({ name: 'Player aaaa' });
    expect(await memory.players.mayRank(ADA)).toBe(false);
    expect(memory.failures.length).toBeGreaterThan(0);
    memory.mode = 'answers';
    expect(await memory.players.who(ADA)).toMatchObject({ name: 'Ada' }); // a failure is not remembered
  });
  it('nobody waits for it longer than half a second', async () => {
    const memory = memoryPlayers();
    memory.mode = 'hangs';
    const answer = memory.players.who(ADA);
    memory.ring();
    expect(await answer).toMatchObject({ name: 'Player aaaa' });
  });
});

describe('[ME8] a ban', () => {
  it('lets play and counts nothing, until it is lifted', async () => {
    const { players } = memoryPlayers();
    await players.ban(ADA, 'spam');
    expect(await players.mayRank(ADA)).toBe(false);
    expect(await players.who(ADA)).toMatchObject({ name: 'Player aaaa', banned: 'spam' });
    expect(await players.me(ADA)).toMatchObject({ banned: true });
    await players.ban(ADA, null);
    expect(await players.mayRank(ADA)).toBe(true);
  });
});

describe('[ME9] a recovery code', () => {
  it('brings the player, only the newest one does, and only its hash is kept', async () => {
    const { players, rows } = memoryPlayers();
    const first = await players.newRecovery(ADA);
    expect(await players.recover(first.toLowerCase().replaceAll('-', ' '), false)).toMatchObject({ id: ADA, epoch: 0 });
    const second = await players.newRecovery(ADA);
    expect(await players.recover(first, false)).toBeNull();
    expect(rows.get(ADA)?.recovery).toBe(sha256(second));
    expect(JSON.stringify([...rows.values()])).not.toContain(second);
  });
  it('makes all older tokens worthless where that is wished', async () => {
    const { players } = memoryPlayers();
    const code = await players.newRecovery(ADA);
    expect(await players.recover(code, true)).toMatchObject({ id: ADA, epoch: 1 });
    expect(await players.who(ADA)).toMatchObject({ epoch: 1 });
  });
  it('is read however it is typed, and a slip is noticed before anybody is asked', () => {
    const bytes = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES });
    const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(bytes, fc.nat(19), fc.nat(19), fc.nat(30), (random, i, j, turn) => {
        const code = makeRecoveryCode(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
        expect(
          readRecoveryCode(` ${code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')}\n`),
        ).toBe(code);
        const plain = [...code.replaceAll('-', '')];
        const slip = plain.with(i, signs[(signs.indexOf(plain[i]!) + 1 + turn) % 32]!);
        expect(readRecoveryCode(slip.join(''))).toBeNull();
        const exchanged = plain.with(i, plain[j]!).with(j, plain[i]!);
        expect(readRecoveryCode(exchanged.join(''))).toBe(plain[i] === plain[j] ? code : null);
      }),
      { numRuns: 1_000, seed: 4 },
    );
    for (const wrong of [
      '',
      'x'.repeat(1_000),
      'UUUU-UUUU-UUUU-UUUU-UUUU',
      '0000-0000-0000-0000-000',
      '０000-0000-0000-0000-0000',
    ])
      expect(readRecoveryCode(wrong)).toBeNull();
  });
});

describe('[ME10] who is forgotten', () => {
  it('is not stored any more, nor again by a match that goes on, until they choose something', async () => {
    const { players, rows } = memoryPlayers();
    await players.rename(ADA, 'Ada');
    await players.forget(ADA);
    expect(rows.size).toBe(0);
    expect(await players.mayRank(ADA)).toBe(false);
    expect(await players.who(ADA)).toMatchObject({ name: 'Player aaaa' });
    expect(rows.size).toBe(0);
    expect(await players.rename(BOB, 'Ada')).toMatchObject({ ok: true }); // the name is free
    expect(await players.rename(ADA, 'Eva')).toMatchObject({ ok: true });
    expect(await players.mayRank(ADA)).toBe(true);
  });
});

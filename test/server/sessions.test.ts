import { describe, expect, it } from 'vitest';
import { createSessions } from '../../server/net/session.ts';

const HOUR = 3_600_000;

function world() {
  const epochs = new Map<string, number>();
  const clock = { now: 1_700_000_000_000 };
  const whoIs = async (id: string) => ({ name: `N${id}`, epoch: epochs.get(id) ?? 0 });
  const restart = () => createSessions(Buffer.from('a secret of the tests'), () => clock.now, whoIs);
  return { clock, epochs, restart, sessions: restart() };
}

describe('[ME5] tokens', () => {
  it('of one line: once a newer one was shown, older ones are worthless an hour later', async () => {
    const { sessions, clock } = world();
    const first = await sessions.open(undefined);
    clock.now += 1_000;
    const second = await sessions.open(first.token);
    clock.now += 1_000;
    expect(second.id).toBe(first.id);
    expect((await sessions.open(second.token)).id).toBe(first.id); // shown: from now on an hour
    clock.now += HOUR;
    expect((await sessions.known(first.token))?.id).toBe(first.id);
    clock.now += 1;
    expect(await sessions.known(first.token)).toBeNull();
    expect((await sessions.open(first.token)).id).not.toBe(first.id);
    expect((await sessions.known(second.token))?.id).toBe(first.id);
  });
  it('of two tabs that keep what came last are good for ever, however they take turns', async () => {
    const { sessions, clock } = world();
    let kept = (await sessions.open(undefined)).token;
    const { id } = (await sessions.known(kept))!;
    for (let i = 0; i < 50; i++) {
      const [one, other] = await Promise.all([sessions.open(kept), sessions.open(kept)]); // both come back at once
      expect([one.id, other.id]).toEqual([id, id]);
      kept = i % 2 === 0 ? one.token : other.token;
      clock.now += (i % 7) * HOUR;
    }
  });
  it('that never came back to us stay good: a page that could not keep its new one has still the old', async () => {
    const { sessions, clock } = world();
    const first = await sessions.open(undefined);
    for (let i = 0; i < 20; i++) {
      clock.now += 24 * HOUR;
      expect((await sessions.open(first.token)).id).toBe(first.id);
    }
  });
  it('of two devices do not end each other', async () => {
    const { sessions, clock } = world();
    const desk = await sessions.open(undefined);
    let phone = { ...desk, token: sessions.issue(desk.id, 0) };
    for (let i = 0; i < 5; i++) {
      clock.now += 5 * HOUR;
      phone = await sessions.open(phone.token);
      expect(phone.id).toBe(desk.id);
    }
    expect((await sessions.open(desk.token)).id).toBe(desk.id);
  });
  it('of another epoch are worth nothing, after a restart too', async () => {
    const { sessions, epochs, restart } = world();
    const { id, token } = await sessions.open(undefined);
    epochs.set(id, 1);
    const later = sessions.issue(id, 1);
    for (const any of [sessions, restart()]) {
      expect(await any.known(token)).toBeNull();
      expect((await any.open(token)).id).not.toBe(id);
      expect((await any.known(later))?.id).toBe(id);
    }
  });
  it('are good for 90 days, of our own key only, and in one piece', async () => {
    const { sessions, clock } = world();
    const { id, token } = await sessions.open(undefined);
    const others = createSessions(
      Buffer.from('another secret'),
      () => clock.now,
      async () => ({ name: '', epoch: 0 }),
    );
    expect(await others.known(token)).toBeNull();
    for (let i = 0; i < token.length; i++) {
      const changed = `${token.slice(0, i)}${token[i] === '1' ? '2' : '1'}${token.slice(i + 1)}`;
      expect(await sessions.known(changed)).toBeNull();
      expect(await sessions.known(token.slice(0, i))).toBeNull();
    }
    clock.now += 90 * 24 * HOUR;
    expect((await sessions.known(token))?.id).toBe(id);
    clock.now += 1;
    expect(await sessions.known(token)).toBeNull();
  });
});

/** Classes among several processes: where one is found, and who is sent there. */
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { bindClasses, createTries, withClasses } from '../../server/net/classGateway.ts';
import type { Connection } from '../../server/net/sockets.ts';
import type { Reply } from '../../shared/protocol/events.ts';
import { CALM, classesByHand, inClass } from './classByHand.ts';
import { createEar, type Ear } from './listener.ts';

/** Two processes that know of each other what they say is here. */
function twoProcesses() {
  const [one, two] = [classesByHand(), classesByHand()];
  let told = 0;
  const bind = (here: typeof one, there: typeof one, ear: Ear) => {
    const connection = Object.assign(new EventEmitter(), { connected: true });
    const others = {
      whereIs: async (kind: 'player' | 'match' | 'lobby', id: string) =>
        withClasses(there.arena.here, there.classes).has(kind, id) ? { node: 'there' } : null,
      changed: async () => void told++,
    };
    const limits = { spend: () => true, waitMs: () => 0 };
    bindClasses(
      connection as unknown as Connection,
      ear,
      { key: 'x', own: false },
      {
        ...{ classes: here.classes, limits, refusals: { count: () => {} }, tries: createTries(() => 0) },
        others: () => others,
        failed: (error) => {
          throw error;
        },
      },
    );
    return (event: string, msg: unknown): Promise<Reply<unknown>> =>
      new Promise((resolve) => void connection.emit(event, msg, resolve));
  };
  return { one, two, bind, told: () => told };
}

it('[CLASS10] who types the code at another process is sent to the class, and it costs no try', async () => {
  const { one, two, bind, told } = twoProcesses();
  const opened = (await bind(one, two, createEar('host'))('class:open', CALM)) as Parameters<typeof inClass>[0];
  const { code } = inClass(opened).state;
  expect(told()).toBe(1); // the others know of it before anybody hears of its code
  const ask = bind(two, one, createEar('ada'));
  for (let i = 0; i < 20; i++)
    expect(await ask('class:enter', { code, name: 'Ada' })).toEqual({ ok: false, code: 'elsewhere', node: 'there' });
  const arrived = bind(one, two, createEar('ada'));
  expect(await arrived('class:enter', { code, name: 'Ada' })).toMatchObject({ ok: true, value: { me: 1 } });
  const nowhere = bind(two, one, createEar('eve'));
  expect(await nowhere('class:enter', { code: 'YYYYY', name: 'Eve' })).toEqual({ ok: false, code: 'no-class' });
});

it('[CLASS10] a class stands among the lobbies of its process, by a name that no lobby has', () => {
  const { arena, classes } = classesByHand();
  const { code } = inClass(classes.open(createEar('host'), CALM)).state;
  const here = withClasses(arena.here, classes);
  expect(here.presence().lobbies).toEqual([`class ${code}`]);
  expect([here.has('lobby', `class ${code}`), here.has('lobby', code), here.has('match', `class ${code}`)]).toEqual([
    true,
    false,
    false,
  ]);
});

/** Classes over the socket: parse, call, reply. Wrong codes are limited, so that nobody finds a class by trying (CLASS8). */
import type { Reply } from '../../shared/protocol/events.ts';
import { parseClassEnter, parseClassKick, parseClassSettings } from '../../shared/protocol/parseClass.ts';
import type { Listener } from '../arena/listener.ts';
import type { Here } from '../arena/presence.ts';
import type { Classes } from '../class/classes.ts';
import type { ClassChannel } from '../class/liveClass.ts';
import type { AddressLimits } from './addressLimits.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import { answer } from './answer.ts';
import type { ClientAddress } from './clientAddress.ts';
import type { Refusals } from './refusals.ts';
import type { Others } from './roaming.ts';
import type { Connection, Io } from './sockets.ts';

const BAD: Reply<never> = { ok: false, code: 'bad-payload' };
const LIMITED: Reply<never> = { ok: false, code: 'rate-limited' };
const TRIES = { most: 10, everyMs: 600_000 }; // of one session
const PREFIX = 'class ';

/** Where other processes find a class: among lobbies, by a name that no lobby has. */
const lobbyOf = (code: string): string => PREFIX + code;

export interface ClassDoor {
  readonly classes: Classes;
  /** The other processes; null: there are none. */
  readonly others: () => Pick<Others, 'whereIs' | 'changed'> | null;
  readonly limits: Pick<AddressLimits, 'spend' | 'waitMs'>;
  readonly refusals: Pick<Refusals, 'count'>;
  readonly tries: Allowance; // by session
  readonly failed: (error: unknown) => void;
}

export const createTries = (now: () => number): Allowance => createAllowance(TRIES.most, TRIES.everyMs, now);

/** What this process has, its classes too. */
export function withClasses(here: Here, classes: Pick<Classes, 'has' | 'codes'>): Here {
  return {
    ...here,
    presence() {
      const found = here.presence();
      return { ...found, lobbies: [...found.lobbies, ...classes.codes().map(lobbyOf)] };
    },
    has: (kind, id) =>
      kind === 'lobby' && id.startsWith(PREFIX) ? classes.has(id.slice(PREFIX.length)) : here.has(kind, id),
  };
}

/** Each message is written once, however many pages it goes to; none leaves this process. */
export function createClassChannel(io: () => Io): ClassChannel {
  const all = (code: string): string => `class ${code}`;
  const screens = (code: string): string => `screens ${code}`;
  const connectionOf = (listener: Listener): Connection | undefined => io().sockets.sockets.get(listener.id);
  return {
    join: (listener, code, screen) =>
      void connectionOf(listener)?.join(screen ? [all(code), screens(code)] : [all(code)]),
    leave(listener, code) {
      const connection = connectionOf(listener);
      void connection?.leave(all(code));
      void connection?.leave(screens(code));
    },
    state: (state) => void io().local.to(all(state.code)).emit('class:state', state),
    begun: (code, begun) => void io().local.to(all(code)).emit('class:begun', begun),
    result: (code, result) => void io().local.to(all(code)).emit('class:result', result),
    over: (code, why) => void io().local.to(all(code)).emit('class:over', { why }),
    frame: (code, packed) => void io().local.volatile.to(screens(code)).emit('c', packed),
  };
}

/** @param listener the connection as the arena knows it */
export function bindClasses(
  connection: Connection,
  listener: Listener,
  address: ClientAddress,
  { classes, others, limits, refusals, tries, failed }: ClassDoor,
): void {
  const { id } = listener.player;

  async function enter(code: string, name: string | null): Promise<Reply<unknown>> {
    const known = classes.knows(code, id);
    if (!known && (tries.waitMs(id) > 0 || limits.waitMs('codes', address) > 0)) {
      refusals.count('event', 'class-codes');
      return LIMITED;
    }
    const found = classes.has(code) ? null : await others()?.whereIs('lobby', lobbyOf(code));
    if (found) return { ok: false, code: 'elsewhere', node: found.node };
    const reply = connection.connected ? classes.enter(listener, code, name) : BAD;
    if (!classes.has(code)) {
      tries.spend(id);
      limits.spend('codes', address);
    }
    return reply;
  }
  connection.on('class:open', (raw: unknown, reply: unknown) => {
    const settings = parseClassSettings(raw);
    if (settings && !classes.hosts(id) && !limits.spend('classes', address)) {
      refusals.count('event', 'classes');
      answer(reply, LIMITED);
      return;
    }
    const opened = settings ? classes.open(listener, settings) : BAD;
    const told = opened.ok ? others()?.changed() : null; // before anybody hears of its code
    if (told) told.then(() => answer(reply, opened), failed);
    else answer(reply, opened);
  });
  connection.on('class:enter', (raw: unknown, reply: unknown) => {
    const msg = parseClassEnter(raw);
    if (msg) enter(msg.code, msg.name).then((entered) => answer(reply, entered), failed);
    else answer(reply, BAD);
  });
  connection.on('class:set', (raw: unknown) => {
    const settings = parseClassSettings(raw);
    if (settings) classes.set(listener, settings);
  });
  connection.on('class:kick', (raw: unknown) => {
    const msg = parseClassKick(raw);
    if (msg) classes.kick(listener, msg.member);
  });
  connection.on('class:start', (reply: unknown) => answer(reply, classes.start(listener)));
  connection.on('class:leave', () => classes.leave(listener));
  connection.on('class:close', () => {
    classes.close(listener);
    void others()?.changed();
  });
  connection.on('disconnect', () => classes.leave(listener));
}

/** Classes put together: their matches are the arena's, their names are nobody's but theirs. */
import { randomInt } from 'node:crypto';
import type { AgentInfo } from '../shared/protocol/events.ts';
import type { Arena } from './arena/arena.ts';
import type { Listener } from './arena/listener.ts';
import type { Loop } from './arena/loop.ts';
import type { Here } from './arena/presence.ts';
import { type Classes, createClasses } from './class/classes.ts';
import { steadyClock } from './clock.ts';
import { bindClasses, createClassChannel, createTries, withClasses } from './net/classGateway.ts';
import type { ClientAddress } from './net/clientAddress.ts';
import type { Others } from './net/roaming.ts';
import type { Connection, Io } from './net/sockets.ts';
import type { WiredLimits } from './wireLimits.ts';

export interface ClassWiring {
  readonly arena: Arena;
  readonly loop: Loop;
  readonly agents: () => readonly AgentInfo[]; // of the house
  readonly io: () => Io;
  readonly doors: () => Pick<WiredLimits, 'limits' | 'refusals'>;
  readonly others: () => Others | null;
  readonly failed: (error: unknown) => void;
}

export interface WiredClasses extends Pick<Classes, 'end' | 'figures'> {
  /** What this process has, for the others. */
  readonly here: Here;
  bind(connection: Connection, listener: Listener, address: ClientAddress): void;
}

const MAX_CLASSES = 1_000; // more than one address can have connections for

export function wireClasses({ arena, loop, agents, io, doors, others, failed }: ClassWiring): WiredClasses {
  const { now, after } = steadyClock;
  const classes = createClasses({
    ...{ arena, loop, agents, now, after },
    channel: createClassChannel(io),
    reserved: agents().map(({ id }) => id),
    draw: randomInt,
    maxClasses: MAX_CLASSES,
  });
  const tries = createTries(now);
  return {
    here: withClasses(arena.here, classes),
    bind: (connection, listener, address) =>
      bindClasses(connection, listener, address, { ...doors(), classes, others, tries, failed }),
    end: classes.end,
    figures: classes.figures,
  };
}

/** A class's events off the socket, and what is asked of it. */
import type { ClassSettings } from '../../shared/class/classRules.ts';
import type { ClassRound } from '../../shared/class/classScores.ts';
import type { ClassBegun, ClassEnd, ClassEntered, ClassState } from '../../shared/protocol/classEvents.ts';
import type { MatchJoined } from '../../shared/protocol/matchEvents.ts';
import {
  parseClassBegun,
  parseClassEntered,
  parseClassOver,
  parseClassRound,
  parseClassStarted,
  parseClassState,
} from '../../shared/protocol/parseClass.ts';
import { parseMatchJoined } from '../../shared/protocol/parseMatch.ts';
import type { Answer, Connection } from './connection.ts';

export interface ClassNews {
  state(msg: ClassState): void;
  begun(msg: ClassBegun): void;
  result(msg: ClassRound): void;
  over(why: ClassEnd): void;
  frame(packed: unknown): void;
  /** Your own match of the round. */
  joined(msg: MatchJoined): void;
  /** There is another connection: whoever was in a class comes back to it. */
  connected(): void;
}

export const askClass = {
  open: ({ ask }: Connection, settings: ClassSettings): Promise<Answer<ClassEntered>> =>
    ask((to, reply) => to.emit('class:open', settings, reply), parseClassEntered),
  /** @param name null: back in it */
  enter: ({ ask }: Connection, code: string, name: string | null): Promise<Answer<ClassEntered>> =>
    ask((to, reply) => to.emit('class:enter', { code, name }, reply), parseClassEntered),
  start: ({ ask }: Connection): Promise<Answer<{ readonly round: number }>> =>
    ask((to, reply) => to.emit('class:start', reply), parseClassStarted),
};

export const tellClass = {
  set: ({ socket }: Connection, settings: ClassSettings) =>
    void (socket.connected && socket.emit('class:set', settings)),
  kick: ({ socket }: Connection, member: number) => void (socket.connected && socket.emit('class:kick', { member })),
  leave: ({ socket }: Connection) => void (socket.connected && socket.emit('class:leave')),
  close: ({ socket }: Connection) => void (socket.connected && socket.emit('class:close')),
};

/** @returns stops listening */
export function followClass({ socket }: Connection, news: ClassNews): () => void {
  const heard =
    <T>(parse: (raw: unknown) => T | null, take: (msg: T) => void) =>
    (raw: unknown): void => {
      const msg = parse(raw);
      if (msg !== null) take(msg);
    };
  const handlers = {
    'class:state': heard(parseClassState, news.state),
    'class:begun': heard(parseClassBegun, news.begun),
    'class:result': heard(parseClassRound, news.result),
    'class:over': heard(parseClassOver, ({ why }) => news.over(why)),
    'match:joined': heard(parseMatchJoined, news.joined),
    c: news.frame,
    connect: news.connected,
  } as const;
  const names = Object.keys(handlers) as (keyof typeof handlers)[];
  for (const name of names) socket.on(name, handlers[name] as never);
  return () => {
    for (const name of names) socket.off(name, handlers[name] as never);
  };
}

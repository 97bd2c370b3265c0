/** Classes without a socket, on the arena by hand: what their channels were told is written down. */
import type { MatchLog } from '../../server/arena/matchLog.ts';
import { type Classes, createClasses } from '../../server/class/classes.ts';
import type { ClassEntered } from '../../shared/protocol/classEvents.ts';
import { type ArenaByHand, arenaByHand } from './listener.ts';

export interface ClassTold {
  readonly event: 'state' | 'begun' | 'result' | 'over' | 'frame' | 'join' | 'leave';
  readonly code: string;
  readonly msg: unknown;
}

export interface ClassesByHand extends ArenaByHand {
  readonly classes: Classes;
  readonly told: ClassTold[];
  readonly logged: readonly string[]; // matches that the log heard of
  last(event: ClassTold['event']): unknown;
}

export const CALM = { speed: '1x', wind: 0, rival: null } as const;

export function classesByHand(maxMatches = 100, maxClasses = 3): ClassesByHand {
  const logged: string[] = [];
  const log: MatchLog = {
    began: ({ plan }) => void logged.push(plan.match),
    ticked: ({ plan }) => void logged.push(plan.match),
    over: ({ plan }) => void logged.push(plan.match),
    figures: () => ({ bytes: 0, failures: 0 }),
    begin: async () => {},
    close: async () => {},
  };
  const byHand = arenaByHand(maxMatches, () => log);
  const told: ClassTold[] = [];
  const note = (event: ClassTold['event'], code: string, msg: unknown): void => void told.push({ event, code, msg });
  let drawn = 0;
  const classes = createClasses({
    ...byHand,
    agents: () => [agent],
    channel: {
      join: ({ id }, code, screen) => note('join', code, { id, screen }),
      leave: ({ id }, code) => note('leave', code, { id }),
      state: (state) => note('state', state.code, state),
      begun: (code, msg) => note('begun', code, msg),
      result: (code, msg) => note('result', code, msg),
      over: (code, msg) => note('over', code, msg),
      frame: (code, msg) => note('frame', code, msg),
    },
    reserved: ['steady'],
    draw: (below) => drawn++ % below,
    maxClasses,
  });
  return {
    ...byHand,
    classes,
    told,
    logged,
    last: (event) => told.findLast((one) => one.event === event)?.msg ?? null,
  };
}

const agent = {
  ...{ id: 'steady', recipe: 'by-hand', recipeHash: '0', seed: 0 },
  ...{ step: 1, episode: 1, mean: 500, sha256: '0' },
};

/** @throws Error unless it is a yes */
export function inClass(reply: {
  readonly ok: boolean;
  readonly value?: ClassEntered;
  readonly code?: string;
}): ClassEntered {
  if (!reply.value) throw new Error(reply.code ?? 'refused');
  return reply.value;
}

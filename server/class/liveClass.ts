/** One class as it is now: its plain data, the pages that are connected to it, and the round that runs. */
import {
  away,
  beginRound as begunRoom,
  type ClassRoom,
  type ClassSettings,
  endRound,
  enter,
  isForsaken,
  kick,
  memberOf,
  newClass,
  withSettings,
} from '../../shared/class/classRules.ts';
import type { ClassRound } from '../../shared/class/classScores.ts';
import type { ClassBegun, ClassEnd, ClassEntered, ClassState } from '../../shared/protocol/classEvents.ts';
import type { AgentInfo, ErrorCode } from '../../shared/protocol/events.ts';
import type { Arena } from '../arena/arena.ts';
import { agentSeat } from '../arena/casting.ts';
import type { Listener } from '../arena/listener.ts';
import type { Loop } from '../arena/loop.ts';
import { beginRound, type Round, type RoundLane } from './round.ts';

/** Where a class's pages are told things: to all of them at once, so that each message is written once. */
export interface ClassChannel {
  /** @param screen it is the host's: it sees all lanes */
  join(listener: Listener, code: string, screen: boolean): void;
  leave(listener: Listener, code: string): void;
  state(state: ClassState): void;
  begun(code: string, begun: ClassBegun): void;
  result(code: string, result: ClassRound): void;
  over(code: string, why: ClassEnd): void;
  frame(code: string, packed: string): void;
}

export interface LiveClassNeeds {
  readonly arena: Pick<Arena, 'together' | 'leave'>;
  readonly agents: () => readonly AgentInfo[]; // of the house
  readonly loop: Pick<Loop, 'add'>;
  readonly channel: ClassChannel;
  readonly reserved: readonly string[]; // names that nobody may have
  readonly now: () => number; // ms, steady
  readonly changed: (live: LiveClass) => void; // its state is another now
}

export interface LiveClass {
  readonly room: () => ClassRoom;
  readonly state: () => ClassState;
  host(listener: Listener): ClassEntered;
  /** @param name null: back in it */
  enter(listener: Listener, name: string | null): ClassEntered | ErrorCode;
  /** This page is gone, or shows something else. */
  gone(listener: Listener): void;
  set(settings: ClassSettings): void;
  start(): number | ErrorCode;
  /** @returns the page that shows it no longer */
  kick(member: number): Listener | null;
  /** Nobody has hosted it for too long. */
  readonly forsaken: () => boolean;
  /** @param why told to all of its pages */
  end(why: ClassEnd): void;
}

const FRAME_MS = 100;

export function createLiveClass(
  code: string,
  hostSession: string,
  settings: ClassSettings,
  needs: LiveClassNeeds,
): LiveClass {
  const { arena, agents, loop, channel, reserved, now } = needs;
  const screens = new Set<Listener>();
  const pages = new Map<number, Listener>(); // by member
  let room = newClass(code, hostSession, settings);
  let round: Round | null = null;
  let hostGoneAt: number | null = now();
  let standing = 0; // as last told
  let over = false;

  function become(next: ClassRoom): void {
    if (next === room) return;
    room = next;
    needs.changed(live);
  }
  function state(): ClassState {
    const { phase, settings: set, members, begun } = room;
    return {
      ...{ code, phase, settings: set, hostHere: hostGoneAt === null, round: begun, standing },
      members: members.map(({ id, name, here }) => ({ id, name, here })),
    };
  }
  function entered(me: number | null): ClassEntered {
    const rounds = me === null ? room.rounds : room.rounds.slice(-1);
    return { me, state: state(), begun: round?.begun ?? null, rounds };
  }
  /** @returns null if it cannot begin */
  function lanesOf(playing: ClassRoom): RoundLane[] | null {
    const lanes = playing.members.flatMap(({ id, name, session }): RoundLane[] => {
      const listener = playing.lanes.includes(id) ? pages.get(id) : undefined;
      const info = { kind: 'human', name } as const;
      return listener ? [{ member: id, listener, plan: { info, player: { id: session, name } } }] : [];
    });
    const { rival } = playing.settings;
    if (rival === null) return lanes;
    const agent = agents().find(({ id }) => id === rival);
    return agent ? [...lanes, { member: null, listener: null, plan: agentSeat(agent, 0) }] : null;
  }
  /** Ten times a second. */
  function look(running: Round): boolean {
    if (over || round !== running || room.phase !== 'round') return false;
    const left = running.standing();
    if (left === 0) running.end(); // the agent stands longer than anybody watches
    channel.frame(code, running.frame());
    if (left > 0) {
      if (left !== standing) needs.changed(live);
      standing = left;
      return true;
    }
    const { round: number, speed, wind } = running.begun;
    const rows = running.rows((member) => room.lanes.includes(member));
    const result = { round: number, seed: running.seed, speed, wind, rows };
    standing = 0;
    become(endRound(room, result));
    channel.result(code, result);
    return false;
  }

  const live: LiveClass = {
    room: () => room,
    state,
    host(listener) {
      screens.add(listener);
      hostGoneAt = null;
      channel.join(listener, code, true);
      needs.changed(live);
      return entered(null);
    },
    enter(listener, name) {
      const { id: session } = listener.player;
      if (session === room.host) return live.host(listener);
      const came = enter(room, session, name, reserved);
      if (typeof came === 'string') return came;
      const before = pages.get(came.id);
      if (before && before !== listener) {
        channel.leave(before, code);
        before.say('class:over', { why: 'moved' });
      }
      pages.set(came.id, listener);
      channel.join(listener, code, false);
      become(came.room);
      return entered(came.id);
    },
    gone(listener) {
      channel.leave(listener, code);
      if (screens.delete(listener)) {
        if (screens.size === 0) hostGoneAt = now();
        needs.changed(live);
        return;
      }
      const member = memberOf(room, listener.player.id);
      if (!member || pages.get(member.id) !== listener) return;
      pages.delete(member.id);
      become(away(room, member.id));
    },
    set: (next) => become(withSettings(room, next)),
    start() {
      const next = begunRoom(room);
      const lanes = next && lanesOf(next);
      if (!next) return 'not-now';
      if (!lanes) return 'unknown-agent';
      const { speed, wind } = next.settings;
      const begun = beginRound(arena, { round: next.begun, speed, wind }, lanes);
      if (typeof begun === 'string') return begun;
      round = begun;
      standing = begun.standing();
      become(next);
      channel.begun(code, begun.begun);
      loop.add(FRAME_MS, () => look(begun));
      return next.begun;
    },
    kick(id) {
      const page = pages.get(id);
      pages.delete(id);
      become(kick(room, id));
      if (!page) return null;
      channel.leave(page, code);
      arena.leave(page);
      page.say('class:over', { why: 'kicked' });
      return page;
    },
    forsaken() {
      const hostMs = hostGoneAt === null ? null : now() - hostGoneAt;
      return isForsaken({ hostMs, empty: pages.size === 0 });
    },
    end(why) {
      over = true;
      channel.over(code, why);
      for (const page of [...screens, ...pages.values()]) channel.leave(page, code);
      screens.clear();
      pages.clear();
      round?.end();
    },
  };
  return live;
}

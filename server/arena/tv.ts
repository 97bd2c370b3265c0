/** TV: spectators who see the best live match, and the next one after it. With nobody playing two agents play for them. */
import type { ErrorCode } from '../../shared/protocol/events.ts';
import type { Listener } from './listener.ts';
import type { Room } from './room.ts';

export interface TvNeeds {
  readonly rooms: () => readonly Room[];
  /** A match of agents alone, for those who watch. */
  readonly exhibit: () => Room | ErrorCode;
  /** So many people are in the best match of another process. */
  readonly peopleElsewhere: () => number;
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Tv {
  join(listener: Listener): Room | ErrorCode;
  leave(listener: Listener): void;
  /** A match has begun: who only sees agents play goes over to people. */
  opened(room: Room): void;
  ended(room: Room): void;
  /** Other processes' matches are others now: who only sees agents play is sent to people there. */
  retune(): void;
  /** Live rooms, the one to show first. */
  ranked(): readonly Room[];
  close(): void;
}

const RESULT_SHOWN_MS = 4_000;

const people = (room: Room): number => room.plan.seats.filter(({ info }) => info.kind === 'human').length;

/** More people at the stick, then more who watch, then the longer it has held. */
function better(a: Room, b: Room): number {
  return people(b) - people(a) || b.spectators().length - a.spectators().length || b.host.tickNow() - a.host.tickNow();
}

export function createTv(needs: TvNeeds): Tv {
  const viewers = new Map<Listener, Room>();
  const cancels = new Set<() => void>();

  const ranked = (): readonly Room[] => [...needs.rooms()].filter(({ host }) => !host.over()).sort(better);
  const best = (): Room | ErrorCode => ranked()[0] ?? needs.exhibit();

  function show(listener: Listener, next: Room): void {
    viewers.set(listener, next);
    next.watch(listener);
    listener.say('match:joined', next.joined(listener));
  }
  function sendElsewhere(listener: Listener): void {
    viewers.delete(listener);
    listener.say('match:closed', { code: 'elsewhere' });
  }
  function leaveRoom(listener: Listener, shown: Room): void {
    shown.unwatch(listener);
    if (shown.spectators().length === 0 && people(shown) === 0) shown.host.end('left'); // it was played for them
  }
  function moveOn(from: Room): void {
    const here = ranked()[0];
    const away = needs.peopleElsewhere() > (here ? people(here) : 0);
    for (const [listener, room] of [...viewers]) {
      if (room !== from) continue;
      if (away) {
        sendElsewhere(listener);
        continue;
      }
      const next = best();
      if (typeof next === 'object') show(listener, next);
    }
  }
  return {
    ranked,
    join(listener) {
      const room = best();
      if (typeof room === 'object') viewers.set(listener, room);
      return room;
    },
    leave: (listener) => void viewers.delete(listener),
    opened(room) {
      if (people(room) === 0) return;
      for (const [listener, shown] of [...viewers]) {
        if (people(shown) > 0 || shown.host.over()) continue;
        show(listener, room);
        leaveRoom(listener, shown);
      }
    },
    retune() {
      if (needs.peopleElsewhere() === 0) return;
      for (const [listener, shown] of [...viewers]) {
        if (people(shown) > 0 || shown.host.over()) continue; // over: the next one is on its way
        sendElsewhere(listener);
        leaveRoom(listener, shown);
      }
    },
    ended(room) {
      if (![...viewers.values()].includes(room)) return;
      const cancel = needs.after(RESULT_SHOWN_MS, () => {
        cancels.delete(cancel);
        moveOn(room);
      });
      cancels.add(cancel);
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}

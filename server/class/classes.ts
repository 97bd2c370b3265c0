/** All classes of this process: who hosts which, which page is in which, and when one is over. Nothing of them is stored anywhere. */
import { makeClassCode } from '../../shared/class/classCode.ts';
import type { ClassSettings } from '../../shared/class/classRules.ts';
import type { ClassEntered } from '../../shared/protocol/classEvents.ts';
import type { ErrorCode, Reply } from '../../shared/protocol/events.ts';
import { createCrowds } from '../arena/crowds.ts';
import type { Listener } from '../arena/listener.ts';
import { createLiveClass, type LiveClass, type LiveClassNeeds } from './liveClass.ts';

export interface ClassesNeeds extends Omit<LiveClassNeeds, 'changed'> {
  readonly draw: (below: number) => number; // 0..below - 1, unguessable
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly maxClasses: number;
}

export interface Classes {
  /** One class each: who has one already is in that. */
  open(listener: Listener, settings: ClassSettings): Reply<ClassEntered>;
  /** @param name null: back in it, its host too */
  enter(listener: Listener, code: string, name: string | null): Reply<ClassEntered>;
  /** Its places and results wait. */
  leave(listener: Listener): void;
  set(listener: Listener, settings: ClassSettings): void;
  start(listener: Listener): Reply<{ readonly round: number }>;
  kick(listener: Listener, member: number): void;
  close(listener: Listener): void;
  has(code: string): boolean;
  hosts(session: string): boolean;
  /** Whether this session has a place in it, so that its code is nothing to be guessed. */
  knows(code: string, session: string): boolean;
  readonly codes: () => readonly string[];
  readonly figures: () => { readonly classes: number; readonly people: number };
  /** All of them are over: the server stops. */
  end(): void;
}

const SWEEP_MS = 30_000;
const refuse = (code: ErrorCode): { readonly ok: false; readonly code: ErrorCode } => ({ ok: false, code });

export function createClasses(needs: ClassesNeeds): Classes {
  const classes = new Map<string, LiveClass>(); // by code
  const shown = new Map<Listener, LiveClass>(); // by page
  const crowds = createCrowds<LiveClass>(needs.after, (live) => {
    if (classes.get(live.room().code) === live) needs.channel.state(live.state());
  });
  let cancelSweep: (() => void) | null = null;
  let closing = false;

  function sweep(): void {
    cancelSweep = null;
    for (const live of classes.values()) if (live.forsaken()) end(live, 'closed');
    sweepLater();
  }
  function sweepLater(): void {
    if (classes.size > 0) cancelSweep ??= needs.after(SWEEP_MS, sweep);
  }
  function end(live: LiveClass, why: Parameters<LiveClass['end']>[0]): void {
    classes.delete(live.room().code);
    for (const [listener, of] of shown) if (of === live) shown.delete(listener);
    live.end(why);
  }
  function leave(listener: Listener): void {
    const live = shown.get(listener);
    shown.delete(listener);
    live?.gone(listener);
  }
  function newCode(): string {
    for (;;) {
      const code = makeClassCode(needs.draw);
      if (!classes.has(code)) return code;
    }
  }
  function show(listener: Listener, live: LiveClass, come: () => ClassEntered | ErrorCode): Reply<ClassEntered> {
    if (shown.get(listener) !== live) leave(listener);
    const entered = come();
    if (typeof entered === 'string') return refuse(entered);
    shown.set(listener, live);
    return { ok: true, value: entered };
  }
  const hostedBy = (session: string): LiveClass | undefined =>
    [...classes.values()].find((live) => live.room().host === session);
  const hosted = (listener: Listener): LiveClass | null => {
    const live = shown.get(listener);
    return live?.room().host === listener.player.id ? live : null;
  };

  return {
    open(listener, settings) {
      if (closing) return refuse('server-closing');
      const own = hostedBy(listener.player.id);
      if (!own && classes.size >= needs.maxClasses) return refuse('server-full');
      const live =
        own ?? createLiveClass(newCode(), listener.player.id, settings, { ...needs, changed: crowds.changed });
      classes.set(live.room().code, live);
      sweepLater();
      return show(listener, live, () => live.host(listener));
    },
    enter(listener, code, name) {
      const live = classes.get(code);
      return live ? show(listener, live, () => live.enter(listener, name)) : refuse('no-class');
    },
    leave,
    set: (listener, settings) => hosted(listener)?.set(settings),
    start(listener) {
      const started = hosted(listener)?.start() ?? 'no-class';
      return typeof started === 'string' ? refuse(started) : { ok: true, value: { round: started } };
    },
    kick(listener, member) {
      const page = hosted(listener)?.kick(member);
      if (page) shown.delete(page);
    },
    close(listener) {
      const live = hosted(listener);
      if (live) end(live, 'closed');
    },
    has: (code) => classes.has(code),
    hosts: (session) => hostedBy(session) !== undefined,
    knows(code, session) {
      const room = classes.get(code)?.room();
      return room !== undefined && (room.host === session || room.members.some((one) => one.session === session));
    },
    codes: () => [...classes.keys()],
    figures: () => ({
      classes: classes.size,
      people: [...classes.values()].reduce((sum, live) => sum + live.room().members.length, 0),
    }),
    end() {
      closing = true;
      cancelSweep?.();
      for (const live of [...classes.values()]) end(live, 'server-closing');
      crowds.close();
    },
  };
}

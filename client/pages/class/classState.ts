/** Where a page of a class is: outside, inside as its host or as one of its members, or after its end; and the steps between. */
import { signal } from '@preact/signals';
import { readClassCode } from '../../../shared/class/classCode.ts';
import type { ClassSettings } from '../../../shared/class/classRules.ts';
import type { ClassRound } from '../../../shared/class/classScores.ts';
import type { ClassBegun, ClassEnd, ClassEntered, ClassState } from '../../../shared/protocol/classEvents.ts';
import { type BigScreen, createBigScreen } from '../../model/class/bigScreen.ts';
import { askClass, followClass, tellClass } from '../../net/classFeed.ts';
import type { Answer, AskFailure } from '../../net/connection.ts';
import { connection } from '../arena.ts';
import { createClassMatch } from './classMatch.ts';
import { keepClass, keptClass } from './keptClass.ts';

export type Place = 'outside' | 'coming' | 'host' | 'member' | 'over';

export const FIRST_SETTINGS: ClassSettings = { speed: '0.5x', wind: 0, rival: null };

const LAST_FALL_MS = 1_800; // is seen before the results are

export function createClass() {
  const place = signal<Place>('outside');
  const state = signal<ClassState | null>(null);
  const playing = signal(false); // a round is shown, until its last fall was seen
  const me = signal<number | null>(null);
  const rounds = signal<readonly ClassRound[]>([]); // over, oldest first
  const screen = signal<BigScreen | null>(null); // the host's, of the newest round
  const problem = signal<AskFailure | null>(null); // why the newest wish was not granted
  const end = signal<ClassEnd>('closed');
  const code = signal(readClassCode(decodeURIComponent(window.location.hash.slice(1))) ?? ''); // as typed
  const own = createClassMatch();
  let settling = 0;
  let gone = false;

  function show(begun: ClassBegun | null): void {
    if (screen.value?.begun.round !== begun?.round) screen.value = begun && createBigScreen(begun);
  }
  const hasLane = (begun: ClassBegun | null): boolean =>
    me.value !== null && (begun?.lanes.some(({ member }) => member === me.value) ?? false);
  function begin(begun: ClassBegun): void {
    const now = state.value;
    if (!now) return;
    window.clearTimeout(settling);
    state.value = { ...now, phase: 'round', round: begun.round };
    playing.value = true;
    show(begun);
    if (!hasLane(begun)) own.stop();
  }
  function settle(): void {
    window.clearTimeout(settling);
    settling = window.setTimeout(() => {
      playing.value = false;
      own.stop();
    }, LAST_FALL_MS);
  }
  function inside({ me: id, state: now, begun, rounds: over }: ClassEntered): void {
    me.value = id;
    state.value = now;
    rounds.value = over;
    place.value = id === null ? 'host' : 'member';
    keepClass(now.code);
    show(begun);
    playing.value = now.phase === 'round';
    if (now.phase !== 'round' || !hasLane(begun)) own.stop();
    else if (own.match.value === null) void own.resume();
  }
  function outside(why: AskFailure | null): void {
    keepClass(null);
    problem.value = why;
    place.value = 'outside';
    own.stop();
  }
  function over(why: ClassEnd): void {
    keepClass(null);
    end.value = why;
    place.value = 'over';
    state.value = null;
    own.stop();
  }
  function arrive(answer: Answer<ClassEntered>): void {
    if (gone) {
      if (answer.ok) tellClass.leave(connection);
    } else if (answer.ok) inside(answer.value);
    else outside(answer.code);
  }
  async function comeBack(): Promise<void> {
    const now = state.value;
    if (now === null) return;
    const answer = await askClass.enter(connection, now.code, null);
    if (gone || state.value?.code !== now.code) return;
    if (answer.ok) inside(answer.value);
    else if (answer.code !== 'unreachable') over(answer.code === 'shut-out' ? 'kicked' : 'closed');
  }
  const unfollow = followClass(connection, {
    state(msg) {
      if (state.value?.code === msg.code) state.value = msg;
    },
    begun: begin,
    result(msg) {
      rounds.value = [...rounds.value.filter(({ round }) => round !== msg.round), msg];
      if (state.value) state.value = { ...state.value, phase: 'results', standing: 0 };
      settle();
    },
    over: (why) => {
      if (state.value) over(why);
    },
    frame: (packed) => screen.value?.hear(packed, performance.now()),
    joined(msg) {
      if (place.value === 'member' && msg.mode === 'survival') own.begin(msg);
    },
    connected: () => void comeBack(),
  });

  return {
    ...{ place, state, playing, me, rounds, screen, problem, end, code, own },
    /** Back in the class that this tab was in when it was loaded anew. */
    async resume(): Promise<void> {
      const kept = keptClass();
      if (kept === null || (code.value !== '' && code.value !== kept)) return;
      place.value = 'coming';
      const answer = await askClass.enter(connection, kept, null);
      if (!gone && !answer.ok && answer.code !== 'unreachable') outside(null);
      else arrive(answer);
    },
    async open(settings: ClassSettings): Promise<void> {
      problem.value = null;
      arrive(await askClass.open(connection, settings));
    },
    async join(typed: string, name: string): Promise<void> {
      const read = readClassCode(typed);
      problem.value = null;
      if (read === null) problem.value = 'no-class';
      else arrive(await askClass.enter(connection, read, name));
    },
    async start(): Promise<void> {
      problem.value = null;
      const answer = await askClass.start(connection);
      if (!answer.ok) problem.value = answer.code;
    },
    set(settings: ClassSettings): void {
      if (state.value) state.value = { ...state.value, settings };
      tellClass.set(connection, settings);
    },
    kick: (member: number): void => tellClass.kick(connection, member),
    close: (): void => tellClass.close(connection),
    leave(): void {
      tellClass.leave(connection);
      state.value = null;
      outside(null);
    },
    again(): void {
      place.value = 'outside';
      problem.value = null;
    },
    dispose(): void {
      gone = true;
      window.clearTimeout(settling);
      unfollow();
      own.dispose();
      if (state.value) tellClass.leave(connection);
    },
  };
}

export type Class = ReturnType<typeof createClass>;

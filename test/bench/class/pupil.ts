/** A pupil of a class that costs next to nothing: plays a run that was worked out as soon as the start is known, dated by the frames as they come. */
import { advanceLane, type Lane, type MatchSetup } from '../../../shared/arena/match.ts';
import { tickMs } from '../../../shared/arena/speed.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/events.ts';
import { packInput, unpackFrame } from '../../../shared/protocol/frame.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { resetState } from '../../../shared/sim/gymSeed.ts';
import { type LeanSocket, openLean } from '../../load/leanSocket.ts';

export interface Pupil {
  readonly socket: LeanSocket;
  say(event: string, msg?: unknown): void;
  /** The answer to an event. */
  ask(event: string, ...msg: unknown[]): Promise<unknown>;
  /** The next such event. */
  next(event: string): Promise<unknown>;
  readonly count: (event: string) => number; // heard so far
}

/** JSON of signs that are one byte each: the socket counts on that. */
const json = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const EVERY = 4; // ticks from one look to the next
const AHEAD = 25; // ticks
const HEARTBEAT = 5; // ticks

/** Changes of action, by tick, that keep the pole up. */
function plan(setup: MatchSetup, ticks: number): readonly (readonly [tick: number, action: Action])[] {
  const changes: (readonly [number, Action])[] = [];
  let lane: Lane = { cart: resetState(setup.seed), fall: null };
  let held: Action = 0;
  for (let tick = 0; tick < ticks && !lane.fall; tick++) {
    const { x, xDot, theta, thetaDot } = lane.cart;
    const wish: Action = theta + 0.25 * thetaDot + 0.03 * x + 0.08 * xDot > 0 ? 1 : 0;
    if (tick % EVERY === 0 && wish !== held) {
      held = wish;
      changes.push([tick, held]);
    }
    lane = advanceLane(lane, setup, tick, held);
  }
  return changes;
}

/** @param standsMs of a round; then it lets go */
export function createPupil(port: number, standsMs: number): Promise<Pupil> {
  const waiting = new Map<string, ((msg: unknown) => void)[]>();
  const counts = new Map<string, number>();
  let asked = 0;
  let moves: readonly (readonly [number, Action])[] = [];
  let sent = 0;
  let beaten = 0; // tick of the newest heartbeat
  function play(packed: string): void {
    const tick = unpackFrame(packed)?.tick ?? -1_000;
    if (tick < -AHEAD) return;
    for (; sent < moves.length && moves[sent]![0] < tick + AHEAD; sent++) {
      const [at, action] = moves[sent]!;
      socket.send(`42["i","${packInput({ tick: at, action })}"]`);
    }
    if (tick < beaten + HEARTBEAT || sent === 0) return;
    beaten = tick;
    const { 1: held } = moves[sent - 1]!;
    socket.send(`42["i","${packInput({ tick: Math.max(tick + 3, moves[sent - 1]![0] + 1), action: held })}"]`);
  }
  function heard(text: string): void {
    if (text === '2') socket.send('3');
    else if (text.startsWith('0')) socket.send(`40{"version":${PROTOCOL_VERSION}}`);
    const [, number, rest] = /^4[23](\d*)(\[.*)$/s.exec(text) ?? [];
    if (rest === undefined) return;
    const [first, second] = JSON.parse(rest) as [unknown, unknown];
    const [event, msg] = text.startsWith('43') ? [`answer ${number}`, first] : [String(first), second];
    counts.set(event, (counts.get(event) ?? 0) + 1);
    if (event === 'f') play(String(msg));
    if (event === 'match:joined') {
      const { setup } = msg as { readonly setup: MatchSetup };
      [moves, sent, beaten] = [plan(setup, Math.round(standsMs / tickMs(setup.speed))), 0, 0];
    }
    for (const resolve of waiting.get(event) ?? []) resolve(msg);
    waiting.delete(event);
  }
  const socket = openLean(port, heard, () => {});
  const pupil: Pupil = {
    socket,
    say: (event, msg) => socket.send(`42${json(msg === undefined ? [event] : [event, msg])}`),
    ask(event, ...msg) {
      const number = asked++;
      socket.send(`42${number}${json([event, ...msg])}`);
      return pupil.next(`answer ${number}`);
    },
    next: (event) => new Promise((resolve) => waiting.set(event, [...(waiting.get(event) ?? []), resolve])),
    count: (event) => counts.get(event) ?? 0,
  };
  return pupil.next('session').then(() => pupil);
}

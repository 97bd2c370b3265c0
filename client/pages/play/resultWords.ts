/** What a result says, in words: a title, the reason of an early end, a line for each seat. */
import type { Fall } from '../../../shared/arena/match.ts';
import type { MatchJoined, MatchResult } from '../../../shared/protocol/matchEvents.ts';
import { RIGID } from '../../../shared/rigid/rigidParameters.ts';
import { ANGLE_LIMIT } from '../../../shared/sim/cartpole.ts';
import type { Words } from '../words/en.ts';
import { seatWords } from './seatNames.ts';

export interface ResultLine {
  readonly seat: number;
  readonly who: 'human' | 'agent';
  readonly own: boolean;
  readonly place: number;
  readonly text: string;
}

export interface ResultTold {
  readonly title: string;
  readonly tone: 'human' | 'agent' | 'even'; // who it went well for
  readonly reason: string | null; // why it ended before anybody won it
  readonly lines: readonly ResultLine[]; // of a royale the best first
}

const CLASSIC = (ANGLE_LIMIT * 180) / Math.PI; // degrees
const LIMIT = { duel: CLASSIC, royale: CLASSIC, survival: CLASSIC, bumper: (RIGID.angleLimit * 180) / Math.PI };

type Seats = Pick<MatchJoined, 'mode' | 'seat' | 'seats' | 'setup'>;

/** 1 for who stood longest; who fell in the same tick shares a place. */
export function placeOf(seat: number, falls: readonly (Fall | null)[]): number {
  const lasted = (s: number): number => falls[s]?.tick ?? Number.POSITIVE_INFINITY;
  return 1 + falls.filter((_, s) => lasted(s) > lasted(seat)).length;
}

function titleOf({ mode, seat, seats, setup }: Seats, { winner, end, falls, tick }: MatchResult, w: Words): string {
  if (mode === 'survival' && seat !== null) return w.resultSurvived(falls[seat]?.tick ?? tick);
  if (end === 'left' && seat !== null && winner === seat) return w.resultLeftWon;
  if (end !== 'fall') return mode === 'duel' ? w.over : w.resultOver;
  if (seat === null) {
    const best = winner === 'draw' ? null : seats[winner];
    return best ? w.resultWins(seatWords(best, false, { mode, setup }, w).name) : w.drawn;
  }
  if (seats.length > 2 && winner !== seat) return w.resultPlace(placeOf(seat, falls), seats.length);
  if (winner === 'draw') return w.drawn;
  if (winner !== seat) return w.lost;
  return seats.length > 2 ? w.resultWonRoyale(seats.length) : w.won;
}

function reasonOf(mode: MatchJoined['mode'], end: MatchResult['end'], w: Words): string | null {
  const left = mode === 'survival' || mode === 'royale' ? w.resultEndLeft[mode] : w.resultEndLeft.duel;
  return { fall: null, left, connection: w.endConnection, 'server-closing': w.endClosing }[end];
}

function lineOf(name: string, { mode, seats }: Seats, fall: Fall | null, tick: number, w: Words): string {
  if (seats.length > 2) return `${name}: ${fall ? w.resultFell[fall.cause](fall.tick) : w.resultStood(tick)}`;
  if (!fall) return w.stood(name, tick);
  return fall.cause === 'angle'
    ? w.fellAngle(name, fall.tick, fall.side, LIMIT[mode])
    : w.fellEdge(name, fall.tick, fall.side);
}

export function tellResult(joined: Seats, result: MatchResult, w: Words): ResultTold {
  const { mode, seat, seats } = joined;
  const { winner, falls, absent, tick, end } = result;
  const lines = seats.map((info, s): ResultLine => {
    const { name } = seatWords(info, s === seat, joined, w);
    const away = absent[s];
    const text = lineOf(name, joined, falls[s] ?? null, tick, w);
    return {
      seat: s,
      who: info.kind,
      own: s === seat,
      place: placeOf(s, falls),
      text: away ? `${text} (${w.resultAbsent[away]})` : text,
    };
  });
  const best = winner === 'draw' ? null : (seats[winner]?.kind ?? null);
  return {
    title: titleOf(joined, result, w),
    tone: seat === null ? (best ?? 'even') : winner === seat ? 'human' : winner === 'draw' ? 'even' : 'agent',
    reason: reasonOf(mode, end, w),
    lines: seats.length > 2 ? lines.sort((a, b) => a.place - b.place) : lines,
  };
}

/** What is kept in the browser of somebody's way along the path, and how it is read back. */
import { SPEED_CLASSES, type SpeedClass } from '../../../shared/arena/speed.ts';
import type { MatchJoined, MatchResult } from '../../../shared/protocol/matchEvents.ts';

/** A duel against an agent, as far as the pace is concerned. */
export interface Try {
  readonly speed: SpeedClass;
  readonly ticks: number; // that the player stood
  readonly won: boolean; // then the rival's fall ended it
}

export interface Progress {
  readonly won: Readonly<Record<string, SpeedClass>>; // by agent: the fastest at which it was beaten
  readonly tries: readonly Try[]; // newest last
  readonly speed: SpeedClass; // of the path's duels, as the player took it
  readonly pressed: boolean; // both sides, in some match: the keys are known
}

export const FIRST_VISIT: Progress = { won: {}, tries: [], speed: '0.5x', pressed: false };

const MOST_WON = 60; // agents come and go; the oldest are forgotten
const MOST_TRIES = 12;

function withTry(progress: Progress, one: Try): Progress {
  return { ...progress, tries: [...progress.tries, one].slice(-MOST_TRIES) };
}

/** A win at a slower speed takes nothing away. */
export function withWin(progress: Progress, agent: string, speed: SpeedClass): Progress {
  const { [agent]: before, ...others } = progress.won;
  const faster = before !== undefined && SPEED_CLASSES.indexOf(before) > SPEED_CLASSES.indexOf(speed) ? before : speed;
  const won = Object.entries({ ...others, [agent]: faster }).slice(-MOST_WON);
  return { ...progress, won: Object.fromEntries(won) };
}

/** A duel against an agent is over, by a fall. A win against one that sees late is a try, but passes no step. Any other match changes nothing. */
export function withDuel(
  progress: Progress,
  { mode, seat, seats, setup }: Pick<MatchJoined, 'mode' | 'seat' | 'seats' | 'setup'>,
  { winner, tick, end, falls }: Pick<MatchResult, 'winner' | 'tick' | 'end' | 'falls'>,
): Progress {
  const rival = seats.find((_, other) => other !== seat);
  if (mode !== 'duel' || end !== 'fall' || seat === null || rival?.kind !== 'agent') return progress;
  const won = winner === seat;
  const tried = withTry(progress, { speed: setup.speed, ticks: falls[seat]?.tick ?? tick, won });
  return won && rival.reaction === 0 ? withWin(tried, rival.agent, setup.speed) : tried;
}

export function writeProgress(progress: Progress): string {
  return JSON.stringify(progress);
}

/** Any text in, whatever may have been kept; the parts of it that fit, the rest as at the first visit (PATH2). */
export function readProgress(text: string | null): Progress {
  try {
    const raw: unknown = JSON.parse(text ?? '{}');
    if (typeof raw !== 'object' || raw === null) return FIRST_VISIT;
    const { won, tries, speed, pressed } = raw as Record<string, unknown>;
    return {
      won: Object.fromEntries(entriesOf(won).slice(-MOST_WON)),
      tries: Array.isArray(tries) ? tries.flatMap((one) => parseTry(one) ?? []).slice(-MOST_TRIES) : [],
      speed: speedOf(speed) ?? FIRST_VISIT.speed,
      pressed: pressed === true,
    };
  } catch {
    return FIRST_VISIT;
  }
}

function entriesOf(won: unknown): (readonly [string, SpeedClass])[] {
  if (typeof won !== 'object' || won === null) return [];
  return Object.entries(won).flatMap(([agent, raw]) => {
    const speed = speedOf(raw);
    return speed ? [[agent, speed] as const] : [];
  });
}

function speedOf(raw: unknown): SpeedClass | undefined {
  return SPEED_CLASSES.find((one) => one === raw);
}

function parseTry(raw: unknown): Try | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { speed: rawSpeed, ticks, won } = raw as Record<string, unknown>;
  const speed = speedOf(rawSpeed);
  if (!speed || typeof won !== 'boolean') return null;
  return typeof ticks === 'number' && Number.isSafeInteger(ticks) && ticks >= 0 ? { speed, ticks, won } : null;
}

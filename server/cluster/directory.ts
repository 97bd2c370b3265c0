/** Which server process has what: players, lobbies, matches. A process that is alone has none. */
import type { MatchList } from '../../shared/protocol/matchEvents.ts';

export type Kind = 'player' | 'match' | 'lobby';

/** Another process that should have it. One that is not there now may be back within seconds, with its matches. */
export interface Whereabouts {
  readonly node: string;
  readonly there: boolean;
}

/** What is asked about the others. While Redis is away nothing is known of them, and each process is as if alone. */
export interface Directory {
  readonly node: string;
  whereIs(kind: Kind, id: string): Promise<Whereabouts | null>;
  /** Somebody here is about to open a lobby for anyone. @returns the process that has one for the same already; null: open it */
  claim(wish: string): Promise<string | null>;
  /** This player does something here now: whatever they did on another process is over. */
  vacate(player: string): Promise<void>;
  /** Of the other processes as of the last second, by name. */
  lists(): ReadonlyMap<string, MatchList>;
  /** What this process has is another now. @returns resolves once the others can know, or when they cannot be told */
  changed(): Promise<void>;
  close(): Promise<void>;
}

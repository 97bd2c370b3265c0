/** Which server process has what: players, lobbies, matches. A process that is alone needs none of it. */
import type { MatchList } from '../../shared/protocol/matchEvents.ts';

/** What a process tells the others about itself. */
export interface Presence {
  readonly players: readonly string[]; // who have a seat or wait in a lobby
  readonly matches: readonly string[]; // live ones
  readonly lobbies: readonly string[]; // codes
  /** Lobbies for anyone, by what they are for: at most one each in the whole cluster. */
  readonly wishes: ReadonlyMap<string, string>; // wish -> code
  readonly list: MatchList;
}

export type Kind = 'player' | 'match' | 'lobby';

/** What is asked about the others. Nothing is known while Redis is away: each process is then as if alone. */
export interface Directory {
  readonly node: string;
  /** Another process that has it and lives; null if there is none. */
  whereIs(kind: Kind, id: string): Promise<string | null>;
  /** Somebody here is about to open a lobby for anyone. @returns the process that has one for the same already; null: open it */
  claim(wish: string): Promise<string | null>;
  /** Lists of all other processes as of the last second. */
  others(): ReadonlyMap<string, MatchList>;
  /** What this process has is another; told soon. */
  changed(): void;
  close(): Promise<void>;
}

/**
 * What a browser test may read, as `window.__arena`: a copy of these numbers, never a way in.
 * Times are `performance.now()` milliseconds. The pages write it; nothing of the pages reads it.
 */
export interface Probe {
  page: string | null; // path of the page shown, null where there is none
  connection: string; // as ConnectionState's kind
  frames: number; // drawn by the stage since the page was loaded
  duel: DuelProbe | null;
  race: RaceProbe | null;
  watch: WatchProbe | null;
  alone: AloneProbe | null;
  worlds: WorldsProbe | null;
}

export interface DuelProbe {
  screen: 'choosing' | 'joining' | 'waiting' | 'failed' | 'duel';
  phase: 'countdown' | 'playing' | 'frozen' | 'finished' | null; // null before a duel
  match: string | null;
  seat: number | null; // the own one; null for who watches
  tick: number; // own clock, with its fraction
  serverTick: number; // newest confirmed
  held: 0 | 1 | null; // what the player holds now
  lastKeyAt: number | null; // newest key or touch that changed what is held
  lastKeyTick: number | null; // own clock at that moment
  arrowDrawnAt: number | null; // end of the first frame drawn with that arrow
  actedTick: number | null; // first own tick that was stepped with it
  corrections: number;
  mismatches: number;
  lateInputs: number;
  bufferTicks: number;
  viewDelayTicks: number;
  result: {
    readonly winner: 'you' | 'rival' | 'draw';
    readonly tick: number;
    readonly end: string;
    readonly replay: string | null;
  } | null;
}

export interface RaceProbe {
  screen: 'intro' | 'starting' | 'failed' | 'race';
  phase: 'countdown' | 'racing' | 'finished' | null;
  seed: number | null;
  engine: 'kernel' | 'js' | null;
  tick: number; // of the race's clock
  held: 0 | 1 | null;
  lastKeyAt: number | null;
  arrowDrawnAt: number | null;
  you: LivesProbe;
  newborn: LivesProbe;
  winner: 'you' | 'newborn' | 'draw' | null;
}

export interface LivesProbe {
  readonly life: number; // from 1; 0 before the first
  readonly ticks: number; // of this life
  readonly best: number;
  readonly lives: readonly number[]; // ticks of each finished one
}

export interface WatchProbe {
  run: string | null; // id
  runsFollowed: number;
  newest: number; // number of the newest event
  episodes: number; // rows of the curve
  episode: number; // shown
  step: number; // of the run, shown
  q: readonly [number, number] | null;
}

/** A game of this page alone: its head-up display's numbers. */
export interface AloneProbe {
  readonly page: 'practice' | 'stick' | 'watch' | 'saboteur' | 'before-after';
  readonly tick: number;
  readonly [number: string]: unknown;
}

/** The panels of a run's world. */
export interface WorldsProbe {
  readonly kind: 'cart' | 'lake';
  readonly way: string;
  readonly following: boolean;
  readonly behind: number; // steps
  readonly looking: boolean; // weights are asked for
  readonly lanes: readonly { readonly role: string; readonly steps: number; readonly mindStep: number | null }[];
}

export const probe: Probe = {
  page: null,
  connection: 'connecting',
  frames: 0,
  duel: null,
  race: null,
  watch: null,
  alone: null,
  worlds: null,
};

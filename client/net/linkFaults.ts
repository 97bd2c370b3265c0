/**
 * Makes the own connection worse on purpose, for anyone who doubts the netcode: latency, jitter and stalls, both ways.
 * Nothing is lost and nothing overtakes (FAULTS1): the websocket under it is ordered too, and holds all back when one waits.
 */
export interface FaultSettings {
  readonly latencyMs: number; // added to the round trip: half of it each way
  readonly jitterMs: number; // up to so much more each way, drawn anew each time
  readonly stallMs: number; // so long nothing gets through, then everything at once
  readonly stallEveryMs: number; // from one stall's beginning to the next; the first comes so long after the setting
}

export const NO_FAULTS: FaultSettings = { latencyMs: 0, jitterMs: 0, stallMs: 0, stallEveryMs: 3000 };

/** Time from outside, so that tests turn the hands. */
export interface FaultClock {
  nowMs(): number;
  after(delayMs: number, call: () => void): void;
  /** Uniform in [0, 1). */
  chance(): number;
}

export interface LinkFaults {
  /** Counts from now on; what is under way keeps its time. */
  set(settings: FaultSettings): void;
  settings(): FaultSettings;
  /** Hands on what goes to the server: at once and synchronously without faults, else when its time has come. */
  up(deliver: () => void): void;
  /** The same for what comes from it. */
  down(deliver: () => void): void;
}

export function createLinkFaults(clock: FaultClock): LinkFaults {
  let settings = NO_FAULTS;
  let since = 0; // ms, when they were set

  /** When something that leaves now arrives. */
  function arrival(now: number): number {
    const { latencyMs, jitterMs, stallMs, stallEveryMs } = settings;
    const due = now + latencyMs / 2 + (jitterMs > 0 ? clock.chance() * jitterMs : 0);
    if (stallMs <= 0 || stallEveryMs <= 0) return due;
    const stalls = Math.floor((due - since) / stallEveryMs);
    const stallEnd = since + stalls * stallEveryMs + Math.min(stallMs, stallEveryMs);
    return stalls > 0 && due < stallEnd ? stallEnd : due;
  }

  const upwards = createQueue(clock, arrival);
  const downwards = createQueue(clock, arrival);
  return {
    set(next) {
      settings = next;
      since = clock.nowMs();
    },
    settings: () => settings,
    up: upwards,
    down: downwards,
  };
}

/** One direction: what is due first waits for what was sent before it. */
function createQueue(clock: FaultClock, arrival: (now: number) => number): (deliver: () => void) => void {
  const waiting: { readonly due: number; readonly deliver: () => void }[] = [];
  let delivering = false;

  function wake(): void {
    delivering = true;
    try {
      while (waiting.length > 0 && waiting[0]!.due <= clock.nowMs()) waiting.shift()!.deliver();
    } finally {
      delivering = false; // what one delivery threw must not keep back the rest
      arm();
    }
  }
  function arm(): void {
    const first = waiting[0];
    if (first) clock.after(Math.max(Math.ceil(first.due - clock.nowMs()), 0), wake); // browsers cut fractions off
  }

  return (deliver) => {
    const now = clock.nowMs();
    const due = Math.max(arrival(now), waiting.at(-1)?.due ?? now);
    if (due <= now && waiting.length === 0 && !delivering) {
      deliver();
      return;
    }
    waiting.push({ due, deliver });
    if (waiting.length === 1 && !delivering) arm();
  };
}

/** The browser's own time. Chance comes in as a stream of the page's. @param chance uniform in [0, 1) */
export function browserFaultClock(chance: () => number): FaultClock {
  return {
    nowMs: () => performance.now(),
    after: (delayMs, call) => void setTimeout(call, delayMs),
    chance,
  };
}

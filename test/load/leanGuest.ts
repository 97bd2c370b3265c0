/** A connection that plays nothing and costs next to nothing: sits idle, or watches the match that it is told. */
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import type { Histogram } from './histogram.ts';
import { type LeanSocket, openLean } from './leanSocket.ts';

/** Of all guests together. */
export interface GuestTally {
  readonly gaps: Histogram; // ms between two frames of a watched match
  frames: number;
  keyframes: number;
  people: number; // how many watch, told
  refused: number; // wishes to watch that were not granted
  lost: number; // connections that broke
}

export interface LeanGuest {
  /** From now on this match, and none before it. */
  watch(match: string): void;
  readonly watches: () => boolean;
  readonly bytes: { readonly up: number; readonly down: number };
  stop(): void;
}

export function createLeanGuest(port: number, tally: GuestTally): LeanGuest {
  let there = false; // the server has said who we are
  let wanted: string | null = null;
  let watching = false;
  let heardMs = 0; // when the last frame came; 0: none yet
  let stopped = false;
  const socket: LeanSocket = openLean(port, heard, () => {
    if (!stopped) tally.lost++;
    watching = false;
  });

  function ask(): void {
    if (there && wanted !== null) socket.send(`420["match:watch",${JSON.stringify({ match: wanted })}]`);
  }
  function heard(text: string): void {
    if (text.startsWith('42["f","')) {
      const nowMs = performance.now();
      tally.frames++;
      if (heardMs > 0) tally.gaps.add(nowMs - heardMs);
      heardMs = nowMs;
    } else if (text === '2') socket.send('3');
    else if (text.startsWith('42["k","')) tally.keyframes++;
    else if (text.startsWith('42["match:people"')) tally.people++;
    else if (text.startsWith('0{')) socket.send(`40{"version":${PROTOCOL_VERSION}}`);
    else if (text.startsWith('430')) {
      watching = text.startsWith('430[{"ok":true');
      if (!watching) tally.refused++;
    } else if (text.startsWith('42["session"')) {
      there = true;
      ask();
    } else if (text.startsWith('42["match:finished"')) {
      watching = false;
      heardMs = 0;
    }
  }
  return {
    watch(match) {
      wanted = match;
      heardMs = 0;
      ask();
    },
    watches: () => watching,
    bytes: socket.bytes,
    stop() {
      stopped = true;
      socket.close();
    },
  };
}

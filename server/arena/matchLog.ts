/**
 * Keeps the log of live matches: what has been done is told at least every ten ticks, in one write for all of them, without waiting for the disk. So it
 * outlives the process, not the machine. Where it cannot be written play goes on, and what a kill leaves then is not rebuilt.
 */

import { begunLine, doneLine, overLine } from './matchLogText.ts';
import type { Room } from './room.ts';

/** Where the log goes, piece after piece; see server/storage/matchLogFiles.ts. */
export interface LogFiles {
  /** The log is this and nothing else, whole or not at all. */
  begin(text: string): Promise<void>;
  /** Resolves when the system has it. One at a time. */
  append(text: string): Promise<void>;
  /** From now on it goes to a new file. @returns its number, which counts up */
  next(): Promise<number>;
  /** Files before this one are of no use any more. */
  forgetBefore(file: number): Promise<void>;
}

export interface MatchLogNeeds {
  readonly files: LogFiles;
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly failed: (error: unknown) => void; // once, until it works again
}

/** What the arena tells of its rooms. */
export interface MatchLog {
  /** Of its kind are kept: one person, and a world that can be stepped again from its inputs. */
  began(room: Room): void;
  /** It has ticked. */
  ticked(room: Room): void;
  over(room: Room): void;
  readonly figures: () => MatchLogFigures;
  /** Writes from now on: first what was told until now, in place of all that was there before. */
  begin(): Promise<void>;
  /** All that was told is written. */
  close(): Promise<void>;
}

export interface MatchLogFigures {
  readonly bytes: number; // since the start
  readonly failures: number; // writes
}

const EVERY_TICKS = 7; // and a write at most 20 ms later: within ten ticks
const WRITE_MS = 20;
const RETRY_MS = 1_000;
const FILE_BYTES = 1_000_000; // then the next file; the one before goes when its matches are over
const MOST_BYTES = 4_000_000; // waiting for a disk that does not take them

interface Logged {
  readonly key: number;
  to: number; // tick
  file: number; // where its beginning is
}

export function createMatchLog({ files, after, failed }: MatchLogNeeds): MatchLog {
  const logged = new Map<Room, Logged>(); // oldest first
  let keys = 0;
  let file = 0;
  let kept = 0; // oldest file
  let inFile = 0; // bytes
  let text = '';
  let begun = false;
  let calling = false;
  let writing: Promise<void> | null = null;
  let broken = false; // the newest write failed
  const figures = { bytes: 0, failures: 0 };

  function put(line: string): void {
    if (text.length > MOST_BYTES) return;
    text += line;
    if (!begun || calling || writing) return;
    calling = true;
    after(broken ? RETRY_MS : WRITE_MS, () => {
      calling = false;
      writing ??= write(files.append);
    });
  }
  async function write(append: LogFiles['append']): Promise<void> {
    const piece = text;
    text = '';
    try {
      await append(piece);
      inFile += piece.length;
      figures.bytes += piece.length;
      broken = false;
    } catch (error) {
      figures.failures++;
      text = `${piece.startsWith('\n') ? '' : '\n'}${piece}${text}`; // the file may end amid a line
      if (!broken) failed(error);
      broken = true;
    }
    if (inFile > FILE_BYTES) await turn().catch(failed);
    writing = null;
    if (text !== '') put('');
  }
  async function turn(): Promise<void> {
    file = await files.next();
    inFile = 0;
    await forget();
  }
  async function forget(): Promise<void> {
    const oldest = logged.values().next().value?.file ?? file;
    if (oldest <= kept) return;
    kept = oldest;
    await files.forgetBefore(oldest);
  }
  function note(room: Room, one: Logged): void {
    const done = room.host.done(one.to);
    if (!done || done.to === one.to) return;
    put(doneLine(one.key, one.to, done));
    one.to = done.to;
  }

  return {
    began(room) {
      const people = room.plan.seats.filter(({ player }) => player !== null);
      if (people.length !== 1 || !room.host.done(0)) return;
      const one = { key: keys++, to: 0, file };
      logged.set(room, one);
      put(begunLine(one.key, room.plan));
      note(room, one);
    },
    ticked(room) {
      const one = logged.get(room);
      if (one && room.host.tickNow() - one.to >= EVERY_TICKS) note(room, one);
    },
    over(room) {
      const one = logged.get(room);
      if (!one) return;
      note(room, one);
      put(overLine(one.key));
      logged.delete(room);
    },
    figures: () => figures,
    async begin() {
      begun = true;
      writing = write(files.begin);
      await writing;
    },
    async close() {
      await writing;
      if (text !== '') await write(files.append);
    },
  };
}

/** What page and server tell each other, read along from outside the page; the match as the server told it is stepped here. */
import type { Page } from 'playwright-core';
import { type Confirmed, createConfirmed, type Taken } from '../../../shared/netcode/confirmed.ts';
import type { Input } from '../../../shared/netcode/inputQueue.ts';
import type { DuelJoined, DuelResult, RaceSetup, RunEvent } from '../../../shared/protocol/events.ts';
import { unpackFrame, unpackInput } from '../../../shared/protocol/frame.ts';
import { parseDuelJoined, parseDuelResult, parseKeyframe, parseRaceSetup } from '../../../shared/protocol/parseDuel.ts';
import { parseRunEvents, parseRunHistory } from '../../../shared/protocol/parseRun.ts';

export interface Wire {
  readonly duels: readonly DuelOnWire[]; // oldest first
  readonly races: readonly RaceSetup[];
  /** Of the live run: its history and what followed, as it came. */
  readonly runEvents: readonly RunEvent[];
  /** When the next packet comes or goes. */
  next(): Promise<void>;
}

export interface DuelOnWire {
  readonly joined: DuelJoined;
  readonly confirmed: Confirmed;
  readonly taken: Taken[]; // by frame
  readonly inputs: (Input & { readonly at: number })[]; // that the page sent, heartbeats too, and when they were seen
  result: DuelResult | null;
}

/** `4` a message of Engine.IO, `2` an event or `3` its answer of Socket.IO, a number if an answer is wanted, then JSON. */
const PACKET = /^4([23])\d*(\[.*)$/s;

function contentOf(payload: string | Buffer): { readonly answer: boolean; readonly parts: readonly unknown[] } | null {
  const [, kind, json] = (typeof payload === 'string' && PACKET.exec(payload)) || [];
  return json === undefined ? null : { answer: kind === '3', parts: JSON.parse(json) as unknown[] };
}

/** To be called before the page is loaded. */
export function listenToWire(page: Page): Wire {
  const duels: DuelOnWire[] = [];
  const races: RaceSetup[] = [];
  const runEvents: RunEvent[] = [];
  let waiting: (() => void)[] = [];

  function stir(): void {
    for (const go of waiting) go();
    waiting = [];
  }
  function answered(answer: unknown): void {
    const { ok, value } = (answer ?? {}) as { readonly ok?: unknown; readonly value?: unknown };
    if (ok !== true) return;
    const joined = parseDuelJoined(value);
    const race = parseRaceSetup(value);
    if (joined) {
      const confirmed = createConfirmed(joined.setup, joined.keyframe);
      duels.push({ joined, confirmed, taken: [], inputs: [], result: null });
    } else if (race) races.push(race);
    else runEvents.push(...(parseRunHistory(value)?.events ?? []));
  }
  function heard(event: unknown, raw: unknown): void {
    const duel = duels.at(-1);
    const frame = event === 'f' && unpackFrame(raw);
    const keyframe = event === 'duel:keyframe' && parseKeyframe(raw);
    const result = event === 'duel:finished' && parseDuelResult(raw);
    if (frame && duel) duel.taken.push(duel.confirmed.takeFrame(frame));
    if (keyframe) duel?.confirmed.takeKeyframe(keyframe);
    if (result) for (const known of duels) if (known.joined.match === result.match) known.result = result;
    if (event === 'run:events') runEvents.push(...(parseRunEvents(raw) ?? []));
  }
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const content = contentOf(payload);
      if (content?.answer) answered(content.parts[0]);
      else if (content) heard(content.parts[0], content.parts[1]);
      stir();
    });
    socket.on('framesent', ({ payload }) => {
      const content = contentOf(payload);
      const input = content?.parts[0] === 'i' ? unpackInput(content.parts[1]) : null;
      if (input) duels.at(-1)?.inputs.push({ ...input, at: performance.now() });
      stir();
    });
  });
  return { duels, races, runEvents, next: () => new Promise((resolve) => waiting.push(resolve)) };
}

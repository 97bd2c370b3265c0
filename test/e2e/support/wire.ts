/** What page and server tell each other, read along from outside the page; the match as the server told it is stepped here. */
import type { Page } from 'playwright-core';
import { type Confirmed, createConfirmed, type Taken } from '../../../shared/netcode/confirmed.ts';
import type { Input } from '../../../shared/netcode/inputQueue.ts';
import type { RaceSetup } from '../../../shared/protocol/events.ts';
import { unpackFrame, unpackInput } from '../../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../../shared/protocol/keyframe.ts';
import type { MatchJoined, MatchResult } from '../../../shared/protocol/matchEvents.ts';
import { parseEntered, parseMatchJoined, parseMatchResult } from '../../../shared/protocol/parseMatch.ts';
import { parseRaceSetup } from '../../../shared/protocol/parseReply.ts';
import type { RunNews } from '../../../shared/protocol/runEvents.ts';
import { unpackNews } from '../../../shared/protocol/runPack.ts';

export interface Wire {
  readonly duels: readonly DuelOnWire[]; // every match played or watched, oldest first
  readonly races: readonly RaceSetup[];
  /** Of the runs that were watched, as it came. */
  readonly runNews: readonly RunNews[];
  /** When the next packet comes or goes. */
  next(): Promise<void>;
}

export interface DuelOnWire {
  readonly joined: MatchJoined;
  readonly confirmed: Confirmed;
  readonly taken: Taken[]; // by frame
  readonly inputs: (Input & { readonly at: number })[]; // that the page sent, heartbeats too, and when they were seen
  result: MatchResult | null;
}

/** `4` a message of Engine.IO, `2` an event or `3` its answer of Socket.IO, a number if an answer is wanted, then JSON. */
const PACKET = /^4([23])\d*(\[.*)$/s;

function contentOf(payload: string | Buffer): { readonly answer: boolean; readonly parts: readonly unknown[] } | null {
  const [, kind, json] = (typeof payload === 'string' && PACKET.exec(payload)) || [];
  return json === undefined ? null : { answer: kind === '3', parts: JSON.parse(json) as unknown[] };
}

/** The seat of who plays. */
export function seatOn({ joined }: DuelOnWire): number {
  if (joined.seat === null) throw new Error(`match ${joined.match} is only watched`);
  return joined.seat;
}

/** To be called before the page is loaded. */
export function listenToWire(page: Page): Wire {
  const duels: DuelOnWire[] = [];
  const races: RaceSetup[] = [];
  const runNews: RunNews[] = [];
  let waiting: (() => void)[] = [];

  function stir(): void {
    for (const go of waiting) go();
    waiting = [];
  }
  function begun(joined: MatchJoined): void {
    const confirmed = createConfirmed(joined.setup, joined.keyframe);
    duels.push({ joined, confirmed, taken: [], inputs: [], result: null });
  }
  function answered(answer: unknown): void {
    const { ok, value } = (answer ?? {}) as { readonly ok?: unknown; readonly value?: unknown };
    if (ok !== true) return;
    const entered = parseEntered(value);
    const joined = entered?.kind === 'playing' ? entered.joined : parseMatchJoined(value);
    const race = parseRaceSetup(value);
    if (joined) begun(joined);
    else if (race) races.push(race);
  }
  function heard(event: unknown, raw: unknown): void {
    const duel = duels.at(-1);
    const frame = event === 'f' && unpackFrame(raw);
    const keyframe = event === 'k' && unpackKeyframe(raw);
    const result = event === 'match:finished' && parseMatchResult(raw);
    const joined = event === 'match:joined' && parseMatchJoined(raw);
    if (joined) begun(joined);
    if (frame && duel) duel.taken.push(duel.confirmed.takeFrame(frame));
    if (keyframe) duel?.confirmed.takeKeyframe(keyframe);
    if (result) for (const known of duels) if (known.joined.match === result.match) known.result = result;
    const news = event === 'run:news' && unpackNews(raw);
    if (news) runNews.push(news);
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
  return { duels, races, runNews, next: () => new Promise((resolve) => waiting.push(resolve)) };
}

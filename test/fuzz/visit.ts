/** One page that behaves badly: comes, says what it has to say and much else, and goes in one of many ways. */
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import type { Draw } from './draw.ts';
import { problemOf } from './heard.ts';
import { junk, mutate } from './mutate.ts';
import { noPacket, rawJson, rightPacket, wrongPacket } from './packets.ts';
import { anything, course, type EventName, type Known, type Sentence } from './said.ts';
import { broken, frame, strangely } from './wire.ts';

export interface Tally {
  sent: number; // messages, right or wrong, and requests
  requests: number; // of them, to the REST interface
  right: number; // of them, as a page would have sent them
  answers: number; // packets that the server sent
  refusals: number; // of them, answers that say no
  visits: number;
  refused: number; // visits that ended before their first event
  shut: number; // connections that the server ended
  readonly statuses: Map<number, number>; // of the REST interface, how often
  silent: number; // visits whose last question was not answered, though the connection went on
  readonly problems: Map<string, string>; // with what each was first seen, and when
}

export const newTally = (): Tally => ({
  sent: 0,
  requests: 0,
  right: 0,
  answers: 0,
  refusals: 0,
  visits: 0,
  refused: 0,
  shut: 0,
  silent: 0,
  statuses: new Map(),
  problems: new Map(),
});

export interface VisitPlan {
  readonly port: number;
  readonly known: Known;
  readonly tally: Tally;
  readonly most: number; // messages
  readonly address: string | null; // told as the client's, where the server believes that
}

const PATIENCE_MS = 10_000;
const LAST = 900_001; // number of the last question

/** The wire under the websocket: bytes go there as they are. */
const wireOf = (socket: WebSocket): { write(bytes: Uint8Array): unknown; destroy(): void } =>
  (socket as unknown as { readonly _socket: { write(bytes: Uint8Array): unknown; destroy(): void } })._socket;

function handshake(draw: Draw): string {
  const right = { version: PROTOCOL_VERSION };
  if (draw.chance(0.85))
    return `40${rawJson(draw.chance(0.7) ? right : { ...right, token: draw.word(60), trace: draw.word(16) })}`;
  return `40${rawJson(draw.chance(0.5) ? mutate({ ...right, token: 'x', trace: 'y' }, draw) : junk(draw))}`;
}

export async function visit({ port, known, tally, most, address }: VisitPlan, draw: Draw): Promise<void> {
  tally.visits++;
  const asked = new Map<number, EventName>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    headers: address === null ? {} : { 'x-forwarded-for': address },
  });
  let [open, welcome, over, lastAnswered] = [false, false, false, false];
  let wake = (): void => {};
  const until = async (done: () => boolean): Promise<void> => {
    const late = setTimeout(() => wake(), PATIENCE_MS);
    while (!done() && !over) {
      const started = performance.now();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (performance.now() - started >= PATIENCE_MS) break;
    }
    clearTimeout(late);
  };
  function heard(text: string): void {
    tally.answers++;
    const problem = problemOf(text, asked, known);
    if (problem !== null && !tally.problems.has(problem)) tally.problems.set(problem, text.slice(0, 2_000));
    if (text.startsWith('0')) open = true;
    else if (text.startsWith('40') || text.startsWith('44')) welcome = true;
    else if (text.startsWith(`43${LAST}[`)) lastAnswered = true;
    else if (text === '2' && socket.readyState === WebSocket.OPEN) socket.send('3');
    if (text.startsWith('43') && text.includes('"ok":false')) tally.refusals++;
    wake();
  }
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) heard(data.toString());
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    over = true;
    wake();
  });
  await until(() => open);
  if (!open) {
    tally.refused++;
    socket.terminate();
    return;
  }
  const say = (text: string): void => {
    tally.sent++;
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  };
  say(handshake(draw));
  await until(() => welcome);

  let next = 0;
  function speak(sentence: Sentence): void {
    const ack = next++;
    if (sentence.asks) asked.set(ack, sentence.event);
    const text = rightPacket(sentence, ack);
    if (draw.chance(0.06)) {
      tally.sent++;
      tally.right++;
      for (const bytes of strangely(text, draw)) if (socket.readyState === WebSocket.OPEN) wireOf(socket).write(bytes);
    } else {
      tally.right++;
      say(text);
    }
  }
  const sentences = course(draw, known);
  const enough = Math.min(most, draw.whole(8, 60));
  let ended = false;
  for (let said = 0; said < enough && !over; said++) {
    const sentence = sentences.shift() ?? anything(draw, known);
    if (draw.chance(0.45)) speak(sentence);
    else if (draw.chance(0.98))
      say(wrongPacket(sentence, 1_000 + next++, draw)); // numbers that `asked` does not have
    else if (draw.chance(0.7))
      say(noPacket(draw)); // mostly the end of the connection
    else {
      ended = true;
      tally.sent++;
      if (socket.readyState === WebSocket.OPEN) wireOf(socket).write(broken(rightPacket(sentence, next++), draw));
      break;
    }
    if (said % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
  }
  if (!over && !ended) {
    asked.set(LAST, 'match:list');
    say(`42${LAST}["match:list"]`);
    await until(() => lastAnswered);
    if (!lastAnswered && !over) tally.silent++;
  }
  if (over) tally.shut++;
  const way = draw.below(4);
  if (way < 2) socket.terminate();
  else if (way === 2 && socket.readyState === WebSocket.OPEN) {
    wireOf(socket).write(frame('42["match:go"]').subarray(0, draw.whole(1, 10))); // gone in mid-frame
    wireOf(socket).destroy();
  } else socket.close();
}

/** Somebody who watches a run and costs next to nothing: joins, answers pings, counts what comes. */
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { unpackNews, unpackSteps } from '../../shared/protocol/runPack.ts';
import { type LeanSocket, openLean } from './leanSocket.ts';

/** Of all spectators together. */
export interface Heard {
  news: number; // messages
  steps: number; // messages
  played: number; // environment steps in them
  gaps: number; // news that do not follow
  lost: number; // connections
}

export interface LeanSpectator {
  readonly bytes: { readonly up: number; readonly down: number };
  readonly watches: () => boolean;
  stop(): void;
}

const EVENT = /^42(\[.*)$/s;

/** @param run null: the showcase @param checks reads each message as a page does; others only count them */
export function createLeanSpectator(
  port: number,
  run: string | null,
  looks: boolean,
  checks: boolean,
  heard: Heard,
): LeanSpectator {
  let watches = false;
  let stopped = false;
  let newest: number | null = null;
  const socket: LeanSocket = openLean(port, hear, () => {
    if (!stopped) heard.lost++;
  });
  function hear(text: string): void {
    if (text === '2') socket.send('3');
    else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ version: PROTOCOL_VERSION })}`);
    else if (text.startsWith('40')) socket.send(`420["run:watch",${JSON.stringify({ run, after: 0 })}]`);
    else if (text.startsWith('430[{"ok":true')) {
      watches = true;
      if (looks) socket.send('42["run:look",{"on":true}]');
    } else if (text.startsWith('42["run:news"')) {
      heard.news++;
      if (checks) readNews(text);
    } else if (text.startsWith('42["run:steps"')) {
      heard.steps++;
      if (checks) heard.played += unpackSteps(contentOf(text))?.actions.length ?? 0;
    }
  }
  function readNews(text: string): void {
    const news = unpackNews(contentOf(text));
    if (!news || (newest !== null && news.after !== newest)) heard.gaps++;
    newest = news?.newest ?? newest;
  }
  return {
    bytes: socket.bytes,
    watches: () => watches,
    stop() {
      stopped = true;
      socket.close();
    },
  };
}

const contentOf = (text: string): unknown => (JSON.parse(EVENT.exec(text)?.[1] ?? '[]') as unknown[])[1];

/** Those who watch TV and the live run and never look away, and those whose line is bad: cut in mid-frame, or not read for a while. */
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../../shared/protocol/events.ts';
import type { Draw } from '../../fuzz/draw.ts';
import { frame } from '../../fuzz/wire.ts';
import type { Client } from '../../server/support.ts';
import { until } from '../../support/until.ts';
import { openPage, type Page, wish } from '../support/page.ts';

export interface Spectators {
  /** Waits until all see a match again. @returns ms that the last one took @throws Error if one takes longer */
  back(withinMs: number): Promise<number>;
  leave(): void;
}

export async function seat(url: string, count: number): Promise<Spectators> {
  const pages: Page[] = [];
  for (let i = 0; i < count; i++) pages.push(await openPage(url, i % 2 === 0 ? 'a' : 'b'));

  const heardAt = new Map<Page, number>();
  const askedAt = new Map<Page, number>();
  const listenedTo = new WeakSet<Client>();

  /** Asks at most once a second, as a page does. */
  async function sees(page: Page, since: number): Promise<boolean> {
    const client = page.client();
    if (!listenedTo.has(client)) client.on('f', () => heardAt.set(page, performance.now()));
    listenedTo.add(client);
    if ((heardAt.get(page) ?? 0) > since) return true;
    if (client.connected && performance.now() - (askedAt.get(page) ?? 0) > 1_000) {
      askedAt.set(page, performance.now());
      await wish.watch(page, null).catch(() => {}); // asked again
    }
    return false;
  }
  return {
    async back(withinMs) {
      const from = performance.now();
      const times = await Promise.all(
        pages.map(async (page) => {
          await until(() => sees(page, from), withinMs, 100);
          return performance.now() - from;
        }),
      );
      return Math.max(...times);
    },
    leave() {
      for (const page of pages) page.close();
    },
  };
}

type Wire = { write(bytes: Uint8Array): unknown; destroy(): void; pause(): void };
const wireOf = (socket: WebSocket): Wire => (socket as unknown as { readonly _socket: Wire })._socket;

/** Connections that are cut in mid-frame, and one that watches and does not read. @returns how to let go of it */
export async function badLines(url: string, draw: Draw): Promise<() => void> {
  const stalled: WebSocket[] = [];
  for (let i = 0; i < 6; i++) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    socket.on('error', () => {});
    const open = await new Promise<boolean>((resolve) => {
      socket.once('message', () => resolve(true));
      socket.once('close', () => resolve(false));
    });
    if (!open) continue;
    socket.send(`40{"version":${PROTOCOL_VERSION}}`);
    socket.send('421["match:watch",{"match":null}]');
    if (i === 0) {
      wireOf(socket).pause();
      stalled.push(socket);
    } else {
      wireOf(socket).write(frame('421["match:list"]').subarray(0, draw.whole(1, 15)));
      wireOf(socket).destroy();
    }
  }
  return () => {
    for (const socket of stalled) socket.terminate();
  };
}

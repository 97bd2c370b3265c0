/**
 * What a connection may do below the events that are paid for: packets of any kind, pings and pongs, and reading what it is sent (LIMIT7, LIMIT8).
 * A page that does not read gets no frames first (volatileFrames.ts); what else is for it waits in memory, for so long and so much as is said here.
 */
import { cut, type EngineConnection, type WireUnder } from './engine.ts';
import type { Refusals } from './refusals.ts';

/** An honest page sends some ten packets a second; after a stall of its line, all of them at once. */
const PACKETS = { burst: 3_000, perSecond: 200 };
export const UNREAD = { bytes: 8_000_000, forMs: 15_000 }; // largest: weights that are looked at, once a second
const BINARY = /^[56]/; // events and answers with attachments: no page sends any
const MALFORMED = /^2(?!\d{0,15}\[)/; // an event whose number is none: Socket.IO would answer to NaN

export interface WireGuard {
  watch(connection: EngineConnection): void;
  /** Looks who does not read: to be called every second or two. */
  sweep(connections: readonly EngineConnection[]): void;
}

/** @param now ms, steady */
export function createWireGuard(refusals: Refusals, now: () => number, unread = UNREAD): WireGuard {
  const stalled = new WeakMap<EngineConnection, { readonly taken: number; readonly since: number }>();

  function end(connection: EngineConnection, reason: string): void {
    refusals.count('wire', reason);
    cut(connection);
  }
  return {
    watch(connection) {
      let left = PACKETS.burst;
      let at = now();
      let over = false;
      function one(): void {
        const since = now();
        left = Math.min(PACKETS.burst, left + ((since - at) * PACKETS.perSecond) / 1_000) - 1;
        at = since;
        if (left >= 0 || over) return;
        over = true;
        end(connection, 'flood');
      }
      connection.on('packet', ({ type, data }) => {
        const wrong = type === 'message' ? wrongIn(data) : null;
        if (wrong === null) one();
        else if (!over) {
          over = true;
          end(connection, wrong);
        }
      });
      const { socket } = connection.transport;
      socket?.on?.('ping', one);
      socket?.on?.('pong', one);
    },
    sweep(connections) {
      for (const connection of connections) {
        const wire = connection.transport.socket?._socket;
        const waiting = unsent(connection, wire);
        if (waiting === 0) stalled.delete(connection);
        else if (waiting > unread.bytes) end(connection, 'unread');
        else if (wire) {
          const taken = wire.bytesWritten - wire.writableLength;
          const before = stalled.get(connection);
          if (before?.taken !== taken) stalled.set(connection, { taken, since: now() });
          else if (now() - before.since >= unread.forMs) end(connection, 'unread');
        }
      }
    },
  };
}

/** What no page of ours sends, in one word. */
function wrongIn(data: unknown): string | null {
  if (typeof data !== 'string' || BINARY.test(data)) return 'binary';
  return MALFORMED.test(data) ? 'malformed' : null;
}

/** Bytes, or characters of text, that have not left yet. */
function unsent({ writeBuffer }: EngineConnection, wire: WireUnder | null | undefined): number {
  let sum = wire?.writableLength ?? 0;
  for (const { data } of writeBuffer) {
    if (typeof data === 'string') sum += data.length;
    else if (data instanceof Uint8Array) sum += data.byteLength;
    else sum += 1;
  }
  return sum;
}

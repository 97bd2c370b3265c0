/**
 * A way between one page and the server: a TCP proxy that hands every chunk on later, in order, by a fixed time each way, a random one on top,
 * and now and then holds everything in both directions. It counts the bytes of both, and sees what the server sends before it is delayed.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { nextUniform, type RandomStream } from '../../../shared/sim/random.ts';

export interface Weather {
  readonly latencyMs: number; // there and back
  readonly jitterMs: number; // at most, uniform, added to each way; order is kept, as TCP does
  readonly stallMs: number; // everything is held for so long, about every STALL_EVERY_MS
}

export interface Way {
  readonly port: number;
  /** So far, websocket framing included; down without the news of a match's beginning, freezes and end. */
  readonly bytes: () => { readonly up: number; readonly down: number };
  /** The connection breaks. New ones may come. */
  cut(): void;
  stop(): void;
}

const STALL_EVERY_MS = 3_000;

/** @param seen what the server sends, as it leaves the server */
export async function openWay(
  serverPort: number,
  weather: Weather,
  random: RandomStream,
  seen: (text: string) => void,
): Promise<Way> {
  const open = new Set<Socket>();
  const bytes = { up: 0, down: 0 };
  let stalledUntil = 0;
  let stallTimer: ReturnType<typeof setTimeout> | null = null;

  function stallLater(): void {
    stallTimer = setTimeout(
      () => {
        stalledUntil = performance.now() + weather.stallMs;
        stallLater();
      },
      STALL_EVERY_MS * (0.7 + 0.6 * nextUniform(random)),
    );
  }
  if (weather.stallMs > 0) stallLater();

  function carry(from: Socket, to: Socket, met: (chunk: Buffer) => void): void {
    const waiting: { readonly at: number; readonly chunk: Buffer | null }[] = []; // null: the end
    let timer: ReturnType<typeof setTimeout> | null = null;
    let lastAt = 0;
    function pass(): void {
      timer = null;
      const now = performance.now();
      while (waiting[0] && Math.max(waiting[0].at, stalledUntil) <= now) {
        const { chunk } = waiting.shift()!;
        if (chunk === null) to.end();
        else if (to.writable) to.write(chunk);
      }
      if (waiting[0]) timer = setTimeout(pass, Math.max(waiting[0].at, stalledUntil) - now);
    }
    function take(chunk: Buffer | null): void {
      lastAt = Math.max(lastAt, performance.now() + weather.latencyMs / 2 + weather.jitterMs * nextUniform(random));
      waiting.push({ at: lastAt, chunk });
      if (!timer) pass();
    }
    from.setNoDelay(true);
    from.on('data', (chunk: Buffer) => {
      met(chunk);
      take(chunk);
    });
    from.on('end', () => take(null));
    from.on('error', () => to.destroy());
    from.on('close', () => open.delete(from));
    open.add(from);
  }
  const server = createServer((page) => {
    const arena = connect(serverPort, '127.0.0.1');
    carry(page, arena, (chunk) => {
      bytes.up += chunk.length;
    });
    carry(arena, page, (chunk) => {
      const text = chunk.toString('latin1');
      if (!text.includes('["match:')) bytes.down += chunk.length;
      seen(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => ({ ...bytes }),
    cut: destroyAll,
    stop() {
      if (stallTimer) clearTimeout(stallTimer);
      server.close();
      destroyAll();
    },
  };
}

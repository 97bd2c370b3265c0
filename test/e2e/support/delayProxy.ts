/** A long way between page and server: a TCP proxy that hands every byte on a fixed time later, in both directions, in order. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface DelayProxy {
  readonly url: string; // pages must be loaded from here: the server wants a page's origin to be the host it connects to (NET9)
  stop(): Promise<void>;
}

export async function startDelayProxy(port: number, delayMs: number): Promise<DelayProxy> {
  const open = new Set<Socket>();

  function carry(from: Socket, to: Socket): void {
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs));
    from.on('end', () => setTimeout(() => to.end(), delayMs));
    from.on('error', () => to.destroy());
    from.on('close', () => open.delete(from));
    open.add(from);
    from.setNoDelay(true);
  }
  const server = createServer((page) => {
    const arena = connect(port, '127.0.0.1');
    carry(page, arena);
    carry(arena, page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

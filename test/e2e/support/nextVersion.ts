/** The arena behind one address, and on a sign its next version: the same pages under another version's name, as a new build would have. */
import { createServer, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface VersionedArena {
  readonly url: string;
  /** From now on that is served. @returns the versions' names, of now and then */
  next(): Promise<{ readonly before: string; readonly after: string }>;
  stop(): Promise<void>;
}

const WITH_VERSION = /^(text\/html|text\/javascript|application\/javascript)/;

/** @param arena without a slash at its end */
export async function startVersioned(arena: string): Promise<VersionedArena> {
  const { hostname, port } = new URL(arena);
  const sockets = new Set<Socket>();
  let before = '';
  let after = '';
  const changed = (text: string): string => (after === '' ? text : text.replaceAll(before, after));

  const server = createServer((asked, response: ServerResponse) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (answer) => {
      const named = WITH_VERSION.test(answer.headers['content-type'] ?? '') && !asked.url?.startsWith('/assets/');
      if (!named) {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = changed(Buffer.concat(parts).toString('utf8'));
        const { 'content-length': _length, etag: _etag, 'last-modified': _modified, ...others } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, { ...others, 'content-length': Buffer.byteLength(body) });
        response.end(body);
      });
    });
    onward.on('error', () => response.destroy());
    asked.pipe(onward);
  });
  server.on('upgrade', (asked, page: Socket, head) => {
    const onward = connect(Number(port), hostname);
    const lines = asked.rawHeaders.flatMap((_, i, all) => (i % 2 === 0 ? [`${all[i]}: ${all[i + 1]}`] : []));
    onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    for (const [from, to] of [
      [page, onward],
      [onward, page],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async next() {
      const page = await (await fetch(arena)).text();
      before = /name="arena-version" content="([0-9a-f]+)"/.exec(page)?.[1] ?? '';
      if (before === '') throw new Error('the page says no version');
      after = `next${before.slice(4)}`;
      return { before, after };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * Where `npm run admin` reaches a running server: a unix socket in the data folder, which only the server's own user may open (mode 600).
 * One connection, one line of JSON in, one out. No route of the network leads here.
 */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Admin, AdminAnswer, AdminWish } from '../boards/admin.ts';
import type { AuditEntry } from '../boards/stores.ts';

export type AdminQuestion =
  | { readonly kind: 'act'; readonly wish: AdminWish; readonly by: string; readonly reason: string }
  | { readonly kind: 'audit'; readonly limit: number };

export type AdminReply =
  | ({ readonly kind: 'acted' } & AdminAnswer)
  | { readonly kind: 'audit'; readonly entries: readonly AuditEntry[] };

const MOST_BYTES = 16_384; // of a question
const words = z.string().min(1).max(500);
const WISH = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['hide-row', 'show-row']), board: words, division: words, id: words }),
  z.object({ act: z.enum(['ban', 'unban', 'forget']), player: words }),
  z.object({ act: z.literal('rename'), player: words, name: words }),
  z.object({ act: z.literal('delete-run'), run: words }),
]);
const QUESTION = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), wish: WISH, by: words, reason: words }),
  z.object({ kind: z.literal('audit'), limit: z.int().min(1).max(100_000) }),
]);

export const adminSocketPath = (dataDir: string): string => join(dataDir, 'admin.sock');

export async function answerAdmin(admin: Admin, question: AdminQuestion): Promise<AdminReply> {
  if (question.kind === 'audit') return { kind: 'audit', entries: await admin.audit(question.limit) };
  return { kind: 'acted', ...(await admin.act(question.wish, question.by, question.reason)) };
}

/** @param failed the socket cannot be had, or an act failed; the server goes on. @returns closes it */
export function listenToAdmin(dataDir: string, admin: Admin, failed: (error: unknown) => void): () => Promise<void> {
  const path = adminSocketPath(dataDir);
  async function answer(line: string): Promise<AdminReply> {
    try {
      return await answerAdmin(admin, QUESTION.parse(JSON.parse(line)));
    } catch (error) {
      failed(error);
      const { message } = error as Error;
      return { kind: 'acted', ok: false, line: `it failed: ${(message ?? String(error)).split('\n', 1)[0]}` };
    }
  }
  function serve(socket: Socket): void {
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {}); // whoever asked has gone
    socket.on('data', (part: string) => {
      heard += part;
      if (heard.length > MOST_BYTES) socket.destroy();
      const end = heard.indexOf('\n');
      if (end < 0) return;
      socket.pause();
      void answer(heard.slice(0, end)).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
    });
  }
  const server = createServer(serve);
  server.on('error', failed);
  rmSync(path, { force: true }); // of a server that was killed
  server.listen(path, () => {
    try {
      chmodSync(path, 0o600);
    } catch (error) {
      failed(error);
      server.close();
    }
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** JSON on its way out: compressed for who takes it, and not sent again to who has it. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const YEAR = 'public, max-age=31536000, immutable';
export const ASK_FIRST = 'no-cache'; // may be kept, and is asked for by its ETag
const SMALL = 1_024; // bytes: compressing less is not worth it

const compress = promisify(gzip);

export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  cache: string = 'no-store',
): Promise<FastifyReply> {
  const text = Buffer.from(JSON.stringify(value));
  const vary = [reply.getHeader('Vary'), 'Accept-Encoding'].filter(Boolean).join(', ');
  reply.header('Cache-Control', cache).header('Vary', vary).type('application/json; charset=utf-8');
  if (cache === ASK_FIRST) {
    const tag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
    reply.header('ETag', tag);
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.includes(tag)) return reply.code(304).send();
  }
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takes || text.length < SMALL) return reply.send(text);
  return reply.header('Content-Encoding', 'gzip').send(await compress(text));
}

/** Who a connection belongs to: an anonymous session, proven by a signed token and by nothing else (NET2). */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface SessionId {
  readonly id: string;
  readonly name: string;
}

export interface Sessions {
  /** The session of a token that we signed and that is not too old, else a new one. */
  open(token: string | undefined): SessionId;
  /** The session of such a token; null of any other. */
  known(token: string): SessionId | null;
  /** A new token for a session; each connection gets one. */
  token(id: string): string;
}

const MAX_AGE_MS = 90 * 24 * 3_600_000;
const TOKEN = /^1\.([0-9a-f]{24})\.([0-9a-z]{1,10})\.([0-9a-f]{16})\.([0-9a-f]{64})$/;

/** @param nowMs wall clock: a token's age is counted across restarts */
export function createSessions(secret: Buffer, nowMs: () => number): Sessions {
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  const named = (id: string): SessionId => ({ id, name: `Player ${id.slice(0, 4)}` });

  function verified(token: string): string | null {
    const parts = TOKEN.exec(token);
    if (!parts) return null;
    const [, id, issued, , signature] = parts;
    const body = token.slice(0, token.lastIndexOf('.'));
    if (!timingSafeEqual(sign(body), Buffer.from(signature!, 'hex'))) return null;
    const age = nowMs() - Number.parseInt(issued!, 36);
    return age >= 0 && age <= MAX_AGE_MS ? id! : null;
  }

  return {
    known(token) {
      const id = verified(token);
      return id === null ? null : named(id);
    },
    open: (token) => named((token === undefined ? null : verified(token)) ?? randomBytes(12).toString('hex')),
    token(id) {
      const body = `1.${id}.${nowMs().toString(36)}.${randomBytes(8).toString('hex')}`;
      return `${body}.${sign(body).toString('hex')}`;
    },
  };
}

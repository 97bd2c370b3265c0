/**
 * Who a connection belongs to: an anonymous session, proven by a signed token and by nothing else (NET2).
 *
 * What rotation promises (ME5). Each connection gets a new token. Tokens that follow one another belong to one line: a browser, with all its tabs. Once a
 * newer token of a line has been shown to us, older ones of that line are worth nothing an hour later: a copy that somebody took of one does not last.
 * Two tabs share what the browser keeps, so both show the newest; a page that never got its new token, or could not keep it, still has a good
 * one, because the newer was never shown. Each device has a line of its own, and none ends another's.
 * What it does not promise. Which token was shown last is remembered in memory, for the newest 100,000 lines: after a restart every unexpired token of
 * the right epoch is good again. Whoever steals a token and uses it before its owner has the identity: the recovery code, used with the wish to
 * sign all others out, raises the player's epoch, which is stored, and tokens of another epoch are worth nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { defaultName } from '../boards/players.ts';

export interface SessionId {
  readonly id: string;
  readonly name: string;
}

/** What is told of a person here: never rejects, and does not take long. */
export type WhoIs = (id: string) => Promise<{ readonly name: string; readonly epoch: number }>;

export interface OpenSession extends SessionId {
  readonly token: string; // the next one
  readonly isNew: boolean; // nobody had it before
}

export interface Sessions {
  /** The session of a token that we signed and that is good, else a new one; with the token for the next time. */
  open(token: string | undefined): Promise<OpenSession>;
  /** The session of such a token; null of any other. */
  known(token: string): Promise<SessionId | null>;
  /** The first token of a line: this identity on one more device. */
  issue(id: string, epoch: number): string;
}

interface Token {
  readonly id: string;
  readonly epoch: number;
  readonly line: string;
  readonly issued: number; // ms since 1970
}

const MAX_AGE_MS = 90 * 24 * 3_600_000;
const CLOCK_BACK_MS = 300_000; // a server's clock may be set back by so much
const OLD_FOR_MS = 3_600_000;
const MOST_LINES = 100_000;
const TOKEN = /^2\.([0-9a-f]{24})\.([0-9a-z]{1,6})\.([0-9a-f]{16})\.([0-9a-z]{1,10})\.([0-9a-f]{8})\.([0-9a-f]{64})$/;
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** @param nowMs wall clock: a token's age is counted across restarts */
export function createSessions(secret: Buffer, nowMs: () => number, whoIs: WhoIs): Sessions {
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  const lines = new Map<string, { readonly issued: number; readonly shownAt: number }>(); // by line, oldest first: the newest token shown

  function verified(text: string): Token | null {
    const parts = TOKEN.exec(text);
    if (!parts) return null;
    const [, id, epoch, line, issued, , signature] = parts;
    const body = text.slice(0, text.lastIndexOf('.'));
    if (!timingSafeEqual(sign(body), Buffer.from(signature!, 'hex'))) return null;
    const token = { id: id!, epoch: Number.parseInt(epoch!, 36), line: line!, issued: Number.parseInt(issued!, 36) };
    const age = nowMs() - token.issued;
    return age >= -CLOCK_BACK_MS && age <= MAX_AGE_MS ? token : null;
  }

  /** Whether a token may still be shown, which makes older ones of its line old. */
  function isFresh({ line, issued }: Token): boolean {
    const newest = lines.get(line);
    if (newest && issued <= newest.issued) return issued === newest.issued || nowMs() - newest.shownAt <= OLD_FOR_MS;
    lines.delete(line);
    lines.set(line, { issued, shownAt: nowMs() });
    for (const [oldest] of lines) {
      if (lines.size <= MOST_LINES) break;
      lines.delete(oldest);
    }
    return true;
  }

  async function owner(text: string | undefined): Promise<(Token & SessionId) | null> {
    const token = text === undefined ? null : verified(text);
    if (!token || !isFresh(token)) return null;
    const { name, epoch } = await whoIs(token.id);
    return epoch === token.epoch ? { ...token, name } : null;
  }

  function next(id: string, epoch: number, line: string): string {
    const body = `2.${id}.${epoch.toString(36)}.${line}.${nowMs().toString(36)}.${hex(4)}`;
    return `${body}.${sign(body).toString('hex')}`;
  }

  return {
    async open(text) {
      const known = await owner(text);
      if (known)
        return { id: known.id, name: known.name, token: next(known.id, known.epoch, known.line), isNew: false };
      const id = hex(12);
      return { id, name: defaultName(id), token: next(id, 0, hex(8)), isNew: true };
    },
    async known(text) {
      const found = await owner(text);
      return found && { id: found.id, name: found.name };
    },
    issue: (id, epoch) => next(id, epoch, hex(8)),
  };
}

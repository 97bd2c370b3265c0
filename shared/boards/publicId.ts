/** How a player is called in rows, ratings and addresses: nobody can tell the session from it, and so nobody can sign in with it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 16 hex digits. */
export function publicId(sessionId: string): string {
  return bytesToHex(sha256(utf8ToBytes(`player:${sessionId}`))).slice(0, 16);
}

/** Whether a text can be one. */
export const isPublicId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

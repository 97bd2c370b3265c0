/**
 * The frame that our files share: nothing in it is believed before its hash is checked.
 *
 *   magic, version    4 bytes, ASCII: "CPA1" is a checkpoint
 *   header length     uint32, little-endian
 *   header            JSON, ASCII, keys sorted
 *   body
 *   SHA-256           32 bytes, of everything before it
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { asciiBytes, canonicalJson } from './canonicalJson.ts';

const HASH_BYTES = 32;

export type ContainerProblem = 'wrong-kind' | 'unknown-version' | 'truncated' | 'damaged' | 'bad-header';

export type Opened =
  | { readonly ok: true; readonly header: Readonly<Record<string, unknown>>; readonly body: Uint8Array }
  | { readonly ok: false; readonly code: ContainerProblem; readonly message: string };

/** @param magic four ASCII letters, the last one the version */
export function sealContainer(magic: string, header: unknown, body: Uint8Array): Uint8Array {
  const text = asciiBytes(canonicalJson(header));
  const bytes = new Uint8Array(8 + text.length + body.length + HASH_BYTES);
  bytes.set(asciiBytes(magic));
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  bytes.set(text, 8);
  bytes.set(body, 8 + text.length);
  bytes.set(sha256(bytes.subarray(0, bytes.length - HASH_BYTES)), bytes.length - HASH_BYTES);
  return bytes;
}

const refuse = (code: ContainerProblem, message: string): Opened => ({ ok: false, code, message });

/** Any bytes in; header and body, or what is wrong with them. Never throws (FILE2). @param maxHeader bytes */
export function openContainer(magic: string, bytes: Uint8Array, maxHeader: number): Opened {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start.slice(0, 3) !== magic.slice(0, 3)) return refuse('wrong-kind', `it does not begin with ${magic}`);
  if (start !== magic)
    return refuse(
      'unknown-version',
      `it is of version ${start.slice(3)}; this program reads version ${magic.slice(3)}`,
    );
  if (bytes.length < 8 + HASH_BYTES) return refuse('truncated', `it ends after ${bytes.length} bytes`);
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  if (headerBytes > maxHeader)
    return refuse('damaged', `its header claims ${headerBytes} bytes; ${maxHeader} is the most`);
  const end = bytes.length - HASH_BYTES;
  if (8 + headerBytes > end) return refuse('truncated', `it ends after ${bytes.length} bytes, within its header`);
  if (bytesToHex(bytes.subarray(end)) !== bytesToHex(sha256(bytes.subarray(0, end))))
    return refuse('damaged', 'its SHA-256 does not match: it was cut or changed');
  const header = parseRecord(bytes.subarray(8, 8 + headerBytes));
  return header
    ? { ok: true, header, body: bytes.subarray(8 + headerBytes, end) }
    : refuse('bad-header', 'its header is no JSON object');
}

function parseRecord(ascii: Uint8Array): Record<string, unknown> | null {
  let text = '';
  for (let at = 0; at < ascii.length; at += 8192) text += String.fromCharCode(...ascii.subarray(at, at + 8192));
  try {
    const raw: unknown = JSON.parse(text);
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The answer to bytes that are no request of HTTP, or that came too slowly or in too large a head: a problem like every other (API1). */
import type { Duplex } from 'node:stream';
import { PROBLEM_TYPE, problem } from './problem.ts';
import type { ProblemCode } from './problemCodes.ts';

const BY_CODE: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['too-large', 'the head of the request is too large: send fewer and shorter headers'],
  ERR_HTTP_REQUEST_TIMEOUT: ['timed-out', 'the request came too slowly: try again'],
};
const OTHER: readonly [ProblemCode, string] = ['bad-payload', 'this is no request of HTTP/1.1'];

/** The connection ends with it: what would follow cannot be read either. */
export function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const value = problem(...(BY_CODE[code] ?? OTHER));
  const body = JSON.stringify(value);
  const head = [
    `HTTP/1.1 ${value.status} Refused`,
    `Content-Type: ${PROBLEM_TYPE}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

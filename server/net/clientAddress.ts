/** Whose address a request comes from: the peer's, or what proxies that are trusted say of it (LIMIT1). REST and the websocket's handshake ask here alike. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Which peers may say whom they speak for: so many in a row, or those of a list of addresses, networks and names such as loopback. */
export type TrustedProxies = number | readonly string[];

/** An address as limits count it, and whether they count it at all. */
export interface ClientAddress {
  readonly key: string;
  readonly own: boolean; // a program of this machine: of a person who could stop the server too
}

export type AddressOf = (request: IncomingMessage) => ClientAddress;

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const LOCAL = /^(127\.|::1$)/;
const UNKNOWN: ClientAddress = { key: 'unknown', own: false };

/** The first half of an IPv6 address: whoever has one has all that begin with it. */
function network(address: string): string {
  const { hostname } = new URL(`http://[${address.split('%', 1)[0]!}]`);
  const [head = '', tail = ''] = hostname.slice(1, -1).split('::');
  const [first, last] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const groups = hostname.includes('::')
    ? [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
    : first;
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** @returns null of what is no address */
function plain(address: string | undefined): string | null {
  const known = (address ?? '').replace(MAPPED, '$1');
  return isIP(known.split('%', 1)[0]!) === 0 ? null : known;
}

const keyOf = (address: string): string => (address.includes(':') && !LOCAL.test(address) ? network(address) : address);

/** Of whoever is at the other end of a connection. */
export function peerAddress(remote: string | undefined): ClientAddress {
  const peer = plain(remote);
  return peer === null ? UNKNOWN : { key: keyOf(peer), own: LOCAL.test(peer) };
}

/** @throws TypeError at a list with something that is no address, network or name of some */
export function createAddressOf(trusted: TrustedProxies | null, proxyUnknown: () => void = () => {}): AddressOf {
  const trust =
    typeof trusted === 'number'
      ? (_address: string, hop: number) => hop < trusted
      : trusted === null
        ? null
        : proxyAddr.compile([...trusted]);
  return (request) => {
    const peer = request.socket.remoteAddress;
    if (trust) return peerAddress(plain(proxyAddr(request, trust)) ?? peer); // what a proxy was told may be no address
    if (request.headers['x-forwarded-for'] === undefined) return peerAddress(peer);
    proxyUnknown();
    return { ...peerAddress(peer), own: false };
  };
}

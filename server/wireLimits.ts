/** What all doors of the server share: whose address a request comes from, what addresses may do, what was refused. */
import type { Logger } from 'pino';
import { steadyClock } from './clock.ts';
import type { Config } from './config.ts';
import { type AddressLimits, createAddressLimits } from './net/addressLimits.ts';
import { type AddressOf, createAddressOf } from './net/clientAddress.ts';
import type { WireBounds } from './net/httpLimits.ts';
import { createRefusals, type Refusals } from './net/refusals.ts';

export interface WiredLimits {
  readonly addressOf: AddressOf;
  readonly limits: AddressLimits;
  readonly refusals: Refusals;
  readonly now: () => number; // ms, steady
}

/** A page has one websocket and, for moments, some connections for its files. */
const WIRES_PER_PERSON = 10;

export function wireBounds({ maxConnections, trustProxy, peoplePerAddress }: Config): Omit<WireBounds, 'refused'> {
  const counted = trustProxy === null && peoplePerAddress > 0;
  return { connections: maxConnections, perAddress: counted ? peoplePerAddress * WIRES_PER_PERSON : null };
}

const PROXY =
  'a proxy is before this server and TRUST_PROXY does not name it: all its visitors count as one address, and share its limits';

export function wireLimits({ trustProxy, peoplePerAddress }: Config, log: Pick<Logger, 'warn'>): WiredLimits {
  let warned = false;
  function proxyUnknown(): void {
    if (!warned) log.warn(PROXY);
    warned = true;
  }
  return {
    addressOf: createAddressOf(trustProxy, proxyUnknown),
    limits: createAddressLimits(peoplePerAddress, steadyClock.now),
    refusals: createRefusals(),
    now: steadyClock.now,
  };
}

/** Who may have a connection: before the websocket opens, and once it is open and its page can be told why not (LIMIT6). */
import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../shared/protocol/events.ts';
import type { AddressLimits } from './addressLimits.ts';
import type { AddressOf, ClientAddress } from './clientAddress.ts';
import { cut, type EngineConnection } from './engine.ts';
import { isAllowedOrigin } from './origin.ts';
import type { Refusals } from './refusals.ts';

export interface DoorNeeds {
  readonly addressOf: AddressOf;
  readonly limits: AddressLimits;
  readonly refusals: Refusals;
  readonly allowedOrigins: readonly string[];
  readonly maxConnections: number;
  readonly connections: () => number; // open now
}

export interface HandshakeDoor {
  /** May this request become a websocket? */
  mayOpen(request: IncomingMessage): boolean;
  opened(connection: EngineConnection): void;
  /** Why a connection that asks to be a session's must not; null: it may. One connection asks once. */
  refusal(connection: EngineConnection): ErrorCode | null;
  addressOf(connection: EngineConnection): ClientAddress;
}

/** Beyond a cap pages are let in by so much more, to be told; who comes beyond that is not. */
const TO_BE_TOLD = 1.25;
const UNKNOWN: ClientAddress = { key: 'unknown', own: false };

export function createHandshakeDoor(needs: DoorNeeds): HandshakeDoor {
  const { limits, refusals } = needs;
  const known = new WeakMap<EngineConnection, { readonly address: ClientAddress; readonly beyond: boolean }>();
  const entered = new WeakSet<EngineConnection>();

  function why({ headers: { origin, host } }: IncomingMessage, address: ClientAddress): string | null {
    if (!isAllowedOrigin(origin, host, needs.allowedOrigins)) return 'bad-origin';
    if (needs.connections() >= needs.maxConnections * TO_BE_TOLD + 1) return 'server-full';
    return limits.spend('handshakes', address) ? null : 'rate-limited';
  }
  return {
    mayOpen(request) {
      const reason = why(request, needs.addressOf(request));
      if (reason !== null) refusals.count('handshake', reason);
      return reason === null;
    },
    opened(connection) {
      const address = needs.addressOf(connection.request);
      const count = limits.opened(address);
      known.set(connection, { address, beyond: count > limits.mostConnections });
      connection.once('close', () => limits.closed(address));
      if (count <= limits.mostConnections * TO_BE_TOLD) return;
      refusals.count('handshake', 'address-full');
      cut(connection);
    },
    refusal(connection) {
      if (entered.has(connection)) {
        refusals.count('wire', 'entered-twice');
        cut(connection);
        return 'bad-payload';
      }
      entered.add(connection);
      if (needs.connections() > needs.maxConnections) return 'server-full';
      return known.get(connection)?.beyond ? 'address-full' : null;
    },
    addressOf: (connection) => known.get(connection)?.address ?? UNKNOWN,
  };
}

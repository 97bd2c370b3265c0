import { type ServerOptions, WebSocketServer } from 'ws';

/**
 * The websocket server under Socket.IO, which passes on no limits but the message's size: without these, tiny fragments
 * of one small message can fill memory. The one place where the library asks for inheritance.
 */
export class LimitedWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, ...LIMITS });
  }
}

const LIMITS = { maxFragments: 16, maxBufferedChunks: 64, maxPendingAutoPongs: 8, closeTimeout: 2_000 };

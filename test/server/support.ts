/** A real server on a free port, real clients, and a bot that plays as the page does. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';
import { tasksHere } from '../../server/boardThread.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { packHere } from '../../server/replayThread.ts';
import { type Parts, type RunningServer, startServer } from '../../server/startServer.ts';
import { readModels } from '../../server/storage/modelFiles.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { PLAYLIST } from '../../server/training/playlist.ts';
import { readUploadHere } from '../../server/uploadThread.ts';
import { createMatchClient, type MatchClient, type MatchView } from '../../shared/netcode/matchClient.ts';
import { encodeCheckpoint, sha256Hex } from '../../shared/policy/checkpoint.ts';
import {
  type ClientToServer,
  PROTOCOL_VERSION,
  type Reply,
  type ServerToClient,
  type Session,
} from '../../shared/protocol/events.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import type { Entered, MatchJoined, MatchRequest, MatchResult } from '../../shared/protocol/matchEvents.ts';
import { parseEntered, parseMatchResult } from '../../shared/protocol/parseMatch.ts';
import { type Action, SIM_VERSION } from '../../shared/sim/cartpole.ts';

export type Client = Socket<ServerToClient, ClientToServer>;

/** One hidden layer with z and -z of a linear law: a policy that stands for hundreds of ticks, as a real checkpoint file. */
function linearAgent(id: string, law: readonly number[], mean: number) {
  const parameters = Float32Array.from([...law, ...law.map((w) => -w), 0, 0, 0, 1, 1, 0, 0, 0]);
  const bytes = encodeCheckpoint({
    policy: { shape: { inputs: 4, hidden: [2], outputs: 2 }, observationScale: null, parameters },
    origin: {
      environment: 'CartPole-v1',
      recipe: 'by-hand',
      recipeHash: '0',
      settings: null,
      seed: 0,
      step: Math.round(mean),
      episode: 1,
      kind: 'moment',
      mean,
      simVersion: SIM_VERSION,
    },
  });
  return { id, bytes, sha256: sha256Hex(bytes) };
}

export const STEADY = linearAgent('steady', [0.05, 0.1, 1, 0.25], 500);
export const CLUMSY = linearAgent('clumsy', [0, 0, 0, 0], 9.4); // always left

export function testConfig(environment: Readonly<Record<string, string>> = {}): Config {
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    HOUSE_ROWS: 'off',
    BOARD_BUDGET: 'small',
    ...environment,
  });
  if (!config.ok) throw new Error(config.problem);
  return config.value;
}

export async function testServer(
  parts: Partial<Parts> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  return startServer(testConfig(environment), {
    models: [STEADY, CLUMSY],
    bumperModels: readModels(fileURLToPath(new URL('../../assets/models/bumper', import.meta.url))),
    clientDir: join(tmpdir(), 'no-such-folder'),
    startTraining: null,
    startTasks: tasksHere,
    startUploads: () => ({ read: readUploadHere, close: () => {} }),
    startReplays: () => ({ pack: packHere, close: async () => {} }),
    playlist: PLAYLIST,
    openStorage,
    log: pino({ level: 'silent' }),
    ...parts,
  });
}

export interface Visitor {
  readonly client: Client;
  readonly session: Session;
}

export interface Visit {
  readonly from?: string; // address, as a trusted proxy says it
  readonly token?: string;
  readonly version?: number;
  readonly origin?: string;
}

/** @throws Error with the server's code if the connection is refused */
export async function visit(
  port: number,
  { token, version = PROTOCOL_VERSION, origin, from }: Visit = {},
): Promise<Visitor> {
  const client: Client = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: token === undefined ? { version } : { version, token },
    extraHeaders: { ...(origin ? { origin } : {}), ...(from ? { 'x-forwarded-for': from } : {}) },
  });
  return new Promise((resolve, reject) => {
    client.once('session', (session) => resolve({ client, session }));
    client.once('connect_error', (error) => {
      client.close();
      reject(error);
    });
  });
}

/** The next such event. */
export function next<K extends keyof ServerToClient>(
  client: Client,
  event: K,
): Promise<Parameters<ServerToClient[K]>[0]> {
  return new Promise((resolve) => {
    client.once(event as never, ((msg: Parameters<ServerToClient[K]>[0]) => resolve(msg)) as never);
  });
}

export async function entered(reply: Promise<Reply<Entered>>): Promise<Entered> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.code);
  const parsed = parseEntered(answer.value);
  if (!parsed) throw new Error('the server sent neither a match nor a lobby');
  return parsed;
}

export async function joined(reply: Promise<Reply<Entered>>): Promise<MatchJoined> {
  const { kind, ...place } = await entered(reply);
  if (!('joined' in place)) throw new Error(`${kind}, not in a match`);
  return place.joined;
}

export const DUEL: MatchRequest = {
  mode: 'duel',
  speed: '1x',
  wind: 0,
  company: 'agents',
  agent: 'steady',
  reaction: 0,
  seats: 2,
};

export const ask = {
  start: (client: Client, request: Partial<MatchRequest> = {}) =>
    entered(client.timeout(5_000).emitWithAck('match:start', { ...DUEL, ...request })),
  enter: (client: Client, code: string) => entered(client.timeout(5_000).emitWithAck('match:enter', { code })),
  join: (client: Client, agent = 'steady', speed: '0.5x' | '1x' = '1x') =>
    joined(client.timeout(5_000).emitWithAck('match:start', { ...DUEL, agent, speed })),
  rematch: (client: Client) => joined(client.timeout(5_000).emitWithAck('match:rematch')),
  resume: (client: Client) => joined(client.timeout(5_000).emitWithAck('match:resume')),
  watch: async (client: Client, match: string | null) => {
    const answer = await client.timeout(5_000).emitWithAck('match:watch', { match });
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  },
};

export interface Bot {
  /** Resolves with the server's result and the page's last view. */
  readonly finished: Promise<{ readonly result: MatchResult; readonly view: MatchView }>;
  readonly view: () => MatchView;
  /** Goes silent: nothing more is drawn or sent. */
  pause(): void;
  /** Plays on over a new connection. */
  continueOn(client: Client, joined: MatchJoined): void;
  /** Back at the match over the same connection, which was lost meanwhile. */
  onResumed(joined: MatchJoined): void;
}

/** Balances until `until`, then leans to one side and falls. */
export function leanAfter(until: number, seat = 0) {
  return (view: MatchView): Action => {
    const { theta, thetaDot, x, xDot } = view.lanes[seat]!.state;
    return view.tick < until && theta + 0.25 * thetaDot + 0.05 * x + 0.1 * xDot > 0 ? 1 : 0;
  };
}

export function playDuel(first: Client, start: MatchJoined, player: (view: MatchView) => Action): Bot {
  const now = (): number => performance.now();
  const duel: MatchClient = createMatchClient(start, now());
  let client = first;
  let view = duel.poll(now()).view;
  let finish: (played: { result: MatchResult; view: MatchView }) => void;
  const finished = new Promise<{ result: MatchResult; view: MatchView }>((resolve) => {
    finish = resolve;
  });
  function draw(): void {
    duel.setAction(player(view), now());
    const polled = duel.poll(now());
    view = polled.view;
    if (!client.connected) return;
    for (const input of polled.inputs) client.emit('i', packInput(input));
    if (polled.needsKeyframe) client.emit('match:sync');
  }
  let timer: ReturnType<typeof setInterval> | null = null;
  function listen(to: Client): void {
    client = to;
    to.on('f', (packed) => {
      const frame = unpackFrame(packed);
      if (!frame) throw new Error(`no frame: ${packed}`);
      duel.onFrame(frame, now());
    });
    to.on('k', (packed) => duel.onKeyframe(unpackKeyframe(packed)!, now()));
    to.on('match:frozen', (msg) => duel.onFrozen(msg, now()));
    to.on('match:finished', (raw) => {
      const result = parseMatchResult(raw)!;
      if (result.match !== start.match) return;
      duel.onFinished(result);
      draw();
      pause();
      finish({ result, view });
    });
    timer ??= setInterval(draw, 8);
  }
  function pause(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }
  listen(first);
  return {
    finished,
    view: () => view,
    pause,
    continueOn(to, again) {
      listen(to);
      duel.onKeyframe(again.keyframe, now());
    },
    onResumed: (again) => duel.onKeyframe(again.keyframe, now()),
  };
}

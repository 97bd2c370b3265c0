/** Puts the server together: wiring -> listen -> shut down. Services are constructed here and in its parts, the wire*.ts beside it, and nowhere else. */
import { randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { publicId } from '../shared/boards/publicId.ts';
import { HANDSHAKE_TRACE_TICKS } from '../shared/protocol/events.ts';
import { goldenTrace } from '../shared/sim/goldenTrace.ts';
import { decodeMoment, type ModelFile } from './arena/agents.ts';
import { createArena } from './arena/arena.ts';
import { createHosts } from './arena/hosts.ts';
import { createLoop } from './arena/loop.ts';
import { createGovernor } from './arena/pace.ts';
import type { StartTaskThread } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import type { Config } from './config.ts';
import { measureLoad } from './load.ts';
import { listenToAdmin } from './net/adminSocket.ts';
import { bindBoards } from './net/boardGateway.ts';
import { createHttp } from './net/http.ts';
import { bindMatches } from './net/matchGateway.ts';
import { bindRun, createLookers, runsSink } from './net/runGateway.ts';
import { createSessions } from './net/session.ts';
import { createSockets } from './net/sockets.ts';
import { createOpponents } from './opponents.ts';
import type { ReplayThread } from './replayThread.ts';
import { assertWritable, readOrMakeSecret } from './storage/secret.ts';
import type { Place, Storage } from './storage/storage.ts';
import { createMoments } from './training/moments.ts';
import type { Shown } from './training/playlist.ts';
import type { StartTraining } from './training/runJob.ts';
import { CHECKPOINT_RUNS } from './training/runStore.ts';
import type { UploadThread } from './uploadThread.ts';
import { wireBoardNews } from './wireBoardNews.ts';
import { wireBoards } from './wireBoards.ts';
import { wireClasses } from './wireClasses.ts';
import { wireCluster } from './wireCluster.ts';
import { wireHouse } from './wireHouse.ts';
import { wireIdentity } from './wireIdentity.ts';
import { wireBounds, wireLimits } from './wireLimits.ts';
import { wireMatchLog } from './wireMatchLog.ts';
import { wireMetrics } from './wireMetrics.ts';
import { wireRuns } from './wireRuns.ts';
import { wireState } from './wireState.ts';
import { protocolOf } from './wireSubmissions.ts';
import { createWitnessLog, seenBy } from './witnessLog.ts';

const SAVE_WITHIN_MS = 7_000; // of it, for training threads and the disk
const SEED_LIMIT = 0x1_0000_0000;

/** What differs between the real thing and a test. */
export interface Parts {
  readonly models: readonly ModelFile[];
  readonly bumperModels: readonly ModelFile[];
  readonly clientDir: string;
  readonly startTraining: StartTraining | null; // null: nothing trains
  readonly playlist: readonly Shown[];
  readonly startReplays: () => ReplayThread;
  readonly startTasks: StartTaskThread; // of the boards
  readonly startUploads: () => UploadThread;
  readonly openStorage: (place: Place) => Promise<Storage>;
  readonly log: Logger;
}

export interface RunningServer {
  readonly port: number;
  /** Tells players, ends matches, closes. */
  stop(): Promise<void>;
}

/** @throws Error if the data folder cannot be written or the port is taken */
export async function startServer(
  config: Config,
  {
    models,
    bumperModels,
    clientDir,
    startTraining,
    startReplays,
    startTasks,
    startUploads,
    playlist,
    openStorage,
    log,
  }: Parts,
): Promise<RunningServer> {
  assertWritable(config.dataDir);
  const secret = config.sessionSecret === null ? readOrMakeSecret(config.dataDir) : Buffer.from(config.sessionSecret);
  const newSeed = (): number => randomInt(SEED_LIMIT);
  const newId = (): string => randomUUID();
  const startedMs = steadyClock.now();
  let stopping: Promise<void> | null = null;

  const { agents, bumper } = wireHouse({ models, bumperModels }, log);
  const failed = (error: unknown): void => log.error({ error }, 'a request failed');
  const cluster = await wireCluster({
    config,
    changed: (ready) => log.warn({ ready }, ready ? 'Redis is back' : 'Redis is lost: this process goes on alone'),
    failed,
  });
  const storage = await openStorage({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    sharing: config.redisUrl === null ? 'alone' : 'shared',
  });
  const moments = createMoments(decodeMoment, (id) => runs.checkpoint(id));
  const metrics = wireMetrics(storage, config.dataDir, CHECKPOINT_RUNS, steadyClock.now, failed);
  const runs = wireRuns({
    ...{ config, cluster, startTraining, playlist, newSeed, log },
    store: metrics.runs,
    sink: runsSink(() => sockets.io),
    moment: moments.add,
  });
  const replays = startReplays();
  const uploads = startUploads();
  const protocol = protocolOf(config);
  const { news, others } = wireBoardNews(() => sockets.io, cluster);
  const boards = wireBoards({
    stores: storage,
    house: models,
    background: config.houseRows,
    protocol,
    news,
    others,
    pack: replays.pack,
    startTasks,
    clock: Date.now,
    failed,
  });
  const { players } = boards;
  const opponents = createOpponents(agents, moments, boards.agents);
  const matchLog = await wireMatchLog(config, log);
  const witnessLog = createWitnessLog(log);
  const governor = createGovernor(config.pace);
  const loop = createLoop(steadyClock, () => arena.flush(governor.pace()));
  const arena = createArena({
    loop,
    ...createHosts({ ...opponents, bumper }),
    newSeed,
    newId,
    random: () => newSeed() / SEED_LIMIT,
    now: steadyClock.now,
    after: steadyClock.after,
    pack: (replay, packed) => void replays.pack(replay).then((done) => packed(done?.link ?? null)),
    witness: seenBy(witnessLog, boards.witness),
    log: matchLog.log,
    clock: Date.now,
    peopleElsewhere: () => cluster?.peopleElsewhere() ?? 0,
    maxMatches: config.maxDuels,
  });
  const classes = wireClasses({
    ...{ arena, loop, failed },
    agents: () => agents.list,
    io: () => sockets.io,
    doors: () => doors,
    others: () => cluster?.directory() ?? null,
  });
  cluster?.join(classes.here);
  await matchLog.rebuild(arena, opponents);
  const stopMeasuring = measureLoad(governor.measured);

  const health = () => ({
    uptimeSeconds: Math.round((steadyClock.now() - startedMs) / 1_000),
    connections: sockets.count(),
    matches: arena.count(),
    spectators: arena.spectators(),
    paceLevel: governor.level(),
    tickLatenessMs: { p50: loop.lateness.quantile(0.5), p99: loop.lateness.quantile(0.99) },
    droppedTicks: loop.dropped(),
    droppedInputs: arena.droppedInputs(),
    refusedInputs: arena.refusedInputs(),
    ...runs.figures(),
    droppedEvents: sockets.droppedEvents(),
    differingEngines: sockets.differing(),
    ...boards.submissions.figures(),
  });
  const sessions = createSessions(secret, Date.now, players.who);
  const identity = wireIdentity({ storage, boards, runs, sessions, sockets: () => sockets, news, others });
  const doors = wireLimits(config, log);
  const state = wireState({
    ...{ storage, cluster, matchLog, witnessLog, metrics, health },
    dataDir: config.dataDir,
    refusals: doors.refusals.figures,
    closing: () => stopping !== null,
  });
  const http = await createHttp({
    clientDir,
    doors,
    wires: wireBounds(config),
    agents: () => agents.list,
    bumperAgents: () => bumper.list,
    model: opponents.model,
    moments: moments.list,
    boards: boards.boards,
    runs,
    allowedOrigins: config.allowedOrigins,
    session: sessions.known,
    newSession: () => sessions.open(undefined),
    ratings: boards,
    me: identity.me,
    submit: {
      ...{ submissions: boards.submissions, readUpload: uploads.read, protocol },
      ...{ mayRank: players.mayRank, now: steadyClock.now },
    },
    health,
    ...state,
    log,
    failed,
  });
  const sockets = createSockets({
    ...doors,
    http: http.server,
    sessions,
    allowedOrigins: config.allowedOrigins,
    maxConnections: config.maxConnections,
    adapter: cluster?.adapter ?? null,
    trace: goldenTrace(HANDSHAKE_TRACE_TICKS),
    abuse: (session, dropped) => log.warn({ player: publicId(session), dropped }, 'a connection was shown out'),
  });
  const lookers = createLookers(runs);
  sockets.onConnection((connection, session, exact, address) => {
    bindBoards(connection, session.id);
    const others = cluster?.directory() ?? null;
    classes.bind(connection, bindMatches(connection, session, exact, arena, opponents, others, failed), address);
    bindRun(connection, { runs, lookers, newSeed, failed });
  });

  await http.listen({ port: config.port, host: config.host });
  await runs.start();
  await boards.start();
  const closeAdmin = listenToAdmin(config.dataDir, identity.admin, failed);

  async function shutDown(): Promise<void> {
    const trained = Promise.race([
      runs.shutDown(),
      new Promise((resolve) => steadyClock.after(SAVE_WITHIN_MS, () => resolve(null))),
    ]);
    stopMeasuring();
    state.stop();
    classes.end();
    arena.close();
    void cluster?.directory()?.changed();
    await matchLog.close();
    await replays.close();
    uploads.close();
    await sockets.close();
    loop.stop();
    await http.close();
    await closeAdmin();
    await trained;
    await boards.stop();
    await storage.close();
    await cluster?.close();
  }
  return {
    port: (http.server.address() as AddressInfo).port,
    stop: () => (stopping ??= shutDown()),
  };
}

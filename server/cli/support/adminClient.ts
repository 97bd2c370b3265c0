/** The way to the database for `npm run admin`: through the server that runs, or, where none does, straight to it. */
import { createConnection } from 'node:net';
import { createAdmin } from '../../boards/admin.ts';
import { DIVISIONS } from '../../boards/boards.ts';
import { createPlayers, type Players } from '../../boards/players.ts';
import { createAsk } from '../../cluster/ask.ts';
import { openRedis } from '../../cluster/redis.ts';
import { createTellings, type Tellings } from '../../jobs/boardTellings.ts';
import { type AdminQuestion, type AdminReply, adminSocketPath, answerAdmin } from '../../net/adminSocket.ts';
import { openStorage, type Place } from '../../storage/storage.ts';

/**
 * @param redisUrl where servers meet that run on other machines
 * @throws Error of one line
 */
export async function askAdmin(
  place: Place,
  question: AdminQuestion,
  redisUrl: string | null = null,
): Promise<AdminReply> {
  const answered = await askServer(adminSocketPath(place.dataDir), question);
  if (answered) return answered;
  if (redisUrl === null) return askDatabase(place, question, null);
  const redis = await openRedis(redisUrl, () => {});
  const ask = await createAsk(redis, `admin-${process.pid}`, () => {});
  try {
    return await askDatabase(place, question, createTellings(ask));
  } finally {
    await redis.commands.ping().catch(() => {}); // what was told before has gone out then
    ask.close();
    redis.close();
  }
}

/** @returns null if no server listens there */
function askServer(path: string, question: AdminQuestion): Promise<AdminReply | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${JSON.stringify(question)}\n`));
    socket.on('data', (part: string) => {
      heard += part;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(error.code ?? '')) resolve(null);
      else reject(new Error(`${path} cannot be used (${error.code ?? error.message}): run this as the server's user`));
    });
    socket.on('end', () => {
      if (heard === '') reject(new Error('the server ended before it answered: look with `audit` whether it was done'));
      else resolve(JSON.parse(heard) as AdminReply); // from our own server, over a socket of our own user
    });
  });
}

/** @param others servers that have to know; null: there are none */
async function askDatabase(place: Place, question: AdminQuestion, others: Tellings | null): Promise<AdminReply> {
  const storage = await openStorage(place);
  try {
    const failed = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
    const stored = createPlayers({
      store: storage.players,
      clock: Date.now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      newCode: () => '',
      sha256: (text) => text,
      reserved: () => [],
      told: (player, now) => others?.tell(`player:${now}`, { player }),
      failed,
    });
    const players: Players = {
      ...stored,
      async rename(player, raw, reservedToo) {
        const answer = await stored.rename(player, raw, reservedToo);
        if (answer.ok) others?.tell('player:renamed', { player, name: answer.name });
        return answer;
      },
      async forget(player) {
        const rows = await storage.boards.ofOwner(player);
        await stored.forget(player);
        others?.tell('player:out', { player });
        for (const { board, division } of rows) others?.tell('board:changed', { board, division });
      },
    };
    const admin = createAdmin({
      stores: storage,
      players,
      divisions: DIVISIONS,
      runs: {
        problem: async (id) => ((await storage.runs.find(id)) ? null : `there is no run ${id}`),
        delete: storage.runs.delete,
      },
      clock: Date.now,
      changed: (board, division) => others?.tell('board:changed', { board, division }),
    });
    return await answerAdmin(admin, question);
  } finally {
    await storage.close();
  }
}

/** The way to the database for `npm run admin`: through the server that runs, or, where none does, straight to it. */
import { createConnection } from 'node:net';
import { createAdmin } from '../../boards/admin.ts';
import { DIVISIONS } from '../../boards/boards.ts';
import { createPlayers } from '../../boards/players.ts';
import { type AdminQuestion, type AdminReply, adminSocketPath, answerAdmin } from '../../net/adminSocket.ts';
import { openStorage, type Place } from '../../storage/storage.ts';

/** @throws Error of one line */
export async function askAdmin(place: Place, question: AdminQuestion): Promise<AdminReply> {
  return (await askServer(adminSocketPath(place.dataDir), question)) ?? askDatabase(place, question);
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

async function askDatabase(place: Place, question: AdminQuestion): Promise<AdminReply> {
  const storage = await openStorage(place);
  try {
    const failed = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
    const players = createPlayers({
      store: storage.players,
      clock: Date.now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      newCode: () => '',
      sha256: (text) => text,
      reserved: () => [],
      failed,
    });
    const admin = createAdmin({
      stores: storage,
      players,
      divisions: DIVISIONS,
      runs: {
        problem: async (id) => ((await storage.runs.find(id)) ? null : `there is no run ${id}`),
        delete: storage.runs.delete,
      },
      clock: Date.now,
      changed() {},
    });
    return await answerAdmin(admin, question);
  } finally {
    await storage.close();
  }
}

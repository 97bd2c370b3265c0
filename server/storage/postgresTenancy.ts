/**
 * Who uses a PostgreSQL: one server that is alone, or any number that know of each other. An advisory lock says so for as long as a connection of
 * that server lives, which the system ends however the process does.
 */
import pg from 'pg';

/** Held for itself, or with others that hold it so. */
export type Sharing = 'alone' | 'shared';

const TENANCY = 5_320_117; // number of the lock, which each database has for itself
const FREED_WITHIN_MS = 2_000; // after a server was killed
const LOOK_MS = 100;
const AGAIN_MS = 1_000; // after the connection was lost
const REACHED_WITHIN_MS = 5_000;
/** A server whose machine is gone gives it back within half a minute. */
const KEEP_ALIVE = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param where the database, for whoever reads the message
 * @returns gives it back
 * @throws Error of one line if others have it in a way that excludes this one
 */
export async function takeTenancy(url: string, where: string, sharing: Sharing): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | null = null;

  async function connect(): Promise<pg.Client> {
    const opened = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: REACHED_WITHIN_MS,
      keepAlive: true,
    });
    opened.on('error', () => {}); // it ends then
    await opened.connect();
    opened.once('end', () => {
      client = null;
      holdSoon();
    });
    await opened.query(KEEP_ALIVE);
    return opened;
  }
  /** @returns whether it is held now */
  async function attempt(): Promise<boolean> {
    client ??= await connect();
    const lock = sharing === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
    const { rows } = await client.query<{ readonly got: boolean }>(`select ${lock}(${TENANCY}) as got`);
    return rows[0]!.got;
  }
  /** After the database was away: whoever had it goes on. */
  function holdSoon(): void {
    if (closed || again) return;
    again = setTimeout(() => void holdAgain(), AGAIN_MS).unref();
  }
  async function holdAgain(): Promise<void> {
    again = null;
    const held = await attempt().catch(() => false);
    if (closed) await client?.end();
    else if (!held) holdSoon();
  }
  async function giveBack(): Promise<void> {
    closed = true;
    await client?.end();
  }
  for (const until = Date.now() + FREED_WITHIN_MS; !(await attempt()); ) {
    if (Date.now() > until) {
      await giveBack();
      throw new Error(`${where} ${REFUSED[sharing]}`);
    }
    await pause(LOOK_MS);
  }
  return giveBack;
}

const REFUSED: Readonly<Record<Sharing, string>> = {
  alone: 'is in use by another server: stop that one, or start all of them with the same REDIS_URL',
  shared: 'is in use by a server without REDIS_URL: stop that one, or start it with the same REDIS_URL',
};

/** Submissions handed in on a server and computed by a worker, both in this process, on a real Redis and PostgreSQL. */
import { createSubmissionWork } from '../../../server/boards/submissionWork.ts';
import { createAsk } from '../../../server/cluster/ask.ts';
import { openRedis } from '../../../server/cluster/redis.ts';
import { createBoardJobs, tellNow } from '../../../server/jobs/boardJobs.ts';
import { createTellings } from '../../../server/jobs/boardTellings.ts';
import { createRemoteSubmissions } from '../../../server/jobs/remoteSubmissions.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { type Bench, type BenchParts, benchNeeds, benchOf } from '../boards/queueBench.ts';

let nodes = 0;

/** @param parts place: the address of a database */
export async function openRemoteBench(
  redisUrl: string,
  parts: BenchParts & { readonly place: string },
): Promise<Bench> {
  const storage = await openStorage({ dataDir: '', databaseUrl: parts.place });
  const { needs, seen } = benchNeeds(parts, storage);
  const join = async (role: string) => {
    const redis = await openRedis(redisUrl, () => {});
    const ask = await createAsk(redis, `${role}-${++nodes}`, needs.failed);
    return { redis, ask, tellings: createTellings(ask) };
  };
  const server = await join('server');
  const submissions = createRemoteSubmissions({ ...needs, ...server });
  await submissions.start();
  const worker = await join('worker');
  const tell = tellNow(worker.tellings, () => performance.now());
  const work = createSubmissionWork({ ...needs, tell });
  const jobs = createBoardJobs({ ...needs, redis: worker.redis, node: worker.ask.node, work, tell, holdMs: 1_000 });
  return benchOf(storage, submissions, seen, async () => {
    const put = jobs.stop();
    needs.queue.close();
    await Promise.all([put, submissions.stop()]);
    for (const { redis, ask } of [server, worker]) {
      ask.close();
      redis.close();
    }
  });
}

import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { submissionsContract } from '../boards/submissionsContract.ts';
import { openRemoteBench } from './remoteBench.ts';

describe.runIf(hasPostgres() && hasRedis())('[JOBS13] computed by a worker', () => {
  let postgres: Postgres;
  let redis: RedisServer;
  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  }, 60_000);
  afterAll(() => Promise.all([postgres?.stop(), redis?.stop()]), 60_000);

  const newPlace = (): Promise<string> => postgres.database();
  submissionsContract(
    async (parts = {}) => openRemoteBench(redis.url, { place: await newPlace(), ...parts }),
    newPlace,
  );
});

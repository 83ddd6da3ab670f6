import { afterAll, beforeAll, describe } from 'vitest';
import { startReplicaHere } from './redis-fixture.ts';
import { findRedis, type RedisServer, startRedis } from './redis-server.ts';
import { describeRunEngine } from './run-engine-contract.ts';

const program = findRedis();

describe.skipIf(program === undefined)('on Redis', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis(program ?? '');
  });

  afterAll(() => redis.close());

  describeRunEngine('redis', ({ generate, limits }) => startReplicaHere({ url: redis.url, generate, limits }));
});

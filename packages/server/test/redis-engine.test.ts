import { randomBytes, randomUUID } from 'node:crypto';
import type { LanguageModel, OutboundPolicy } from '@orionwiki/core';
import { afterAll, beforeAll, describe } from 'vitest';
import { createSecretRegistry } from '../src/log/redact.ts';
import { systemClock } from '../src/runs/clock.ts';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import { createRedisEngine } from '../src/runs/redis/redis-engine.ts';
import { parseSealKeys } from '../src/runs/redis/seal-keys.ts';
import type { RetryReport, RunReport } from '../src/runs/run-report.ts';
import { findRedis, type RedisServer, startRedis } from './redis-server.ts';
import { describeRunEngine } from './run-engine-contract.ts';

const program = findRedis();
const sealKeys = parseSealKeys(`k1:${randomBytes(32).toString('base64')}`) ?? [];
let redis: RedisServer;

/** One replica; those of one `prefix` belong together. */
async function replica(generate: GenerateWiki, options: { limits: EngineLimits; prefix?: string }) {
  const reports: RunReport[] = [];
  const retryReports: RetryReport[] = [];
  const engine = await createRedisEngine({
    generate,
    createModel: ({ model }) => ({ name: model }) as LanguageModel,
    policy: {} as OutboundPolicy,
    jobRoot: '/nowhere',
    unlimitedGit: false,
    limits: options.limits,
    clock: systemClock,
    secrets: createSecretRegistry(),
    onEnd: (report) => reports.push(report),
    onRetry: (report) => retryReports.push(report),
    address: { url: redis.url },
    sealKeys,
    prefix: options.prefix ?? `{${randomUUID()}}`,
    timing: { lockMs: 1000, stalledMs: 400, beatMs: 100, lostAfterMs: 400 },
    onTrouble: () => {},
  });
  const close = async () => {
    await engine.drain(0);
    await engine.close();
  };
  return { engine, reports, retryReports, close };
}

describe.skipIf(program === undefined)('on Redis', () => {
  beforeAll(async () => {
    redis = await startRedis(program ?? '');
  });

  afterAll(() => redis.close());

  describeRunEngine('redis', ({ generate, limits }) => replica(generate, { limits }));
});

import { randomBytes, randomUUID } from 'node:crypto';
import type { LanguageModel, OutboundPolicy } from '@orionwiki/core';
import { createSecretRegistry } from '../src/log/redact.ts';
import { type Clock, systemClock } from '../src/runs/clock.ts';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import { createRedisEngine } from '../src/runs/redis/redis-engine.ts';
import { parseSealKeys } from '../src/runs/redis/seal-keys.ts';
import type { RedisTiming } from '../src/runs/redis/timing.ts';
import type { RunEngine } from '../src/runs/run-engine.ts';
import type { RetryReport, RunReport } from '../src/runs/run-report.ts';

/** Short, so that tests do not wait. */
export const QUICK: RedisTiming = { lockMs: 1000, stalledMs: 400, beatMs: 100, lostAfterMs: 400 };

/** A key as `SEAL_KEYS` has it. */
export const sealKey = (name: string): string => `${name}:${randomBytes(32).toString('base64')}`;

/** What a test may set of a replica. */
export interface ReplicaOptions {
  readonly url: string;
  readonly generate: GenerateWiki;
  readonly limits?: Partial<EngineLimits>;
  /** Replicas of one prefix belong together. Default: one of its own. */
  readonly prefix?: string;
  /** As `SEAL_KEYS` has them. */
  readonly keys?: string;
  readonly clock?: Clock;
}

/** A replica in the process of the test. */
export interface TestReplica {
  readonly engine: RunEngine;
  readonly reports: readonly RunReport[];
  readonly retryReports: readonly RetryReport[];
  close(): Promise<void>;
}

const KEYS = sealKey('k1');

/** Starts a replica. */
export async function startReplicaHere(options: ReplicaOptions): Promise<TestReplica> {
  const reports: RunReport[] = [];
  const retryReports: RetryReport[] = [];
  const limits = { maxRuns: 2, maxQueued: 2, maxAcquires: 1, maxCpuStages: 1, resultTtlMs: 60_000 };
  const engine = await createRedisEngine({
    generate: options.generate,
    createModel: ({ model }) => ({ name: model }) as LanguageModel,
    policy: {} as OutboundPolicy,
    jobRoot: '/nowhere',
    unlimitedGit: false,
    limits: { ...limits, resultBytes: 50_000_000, ...options.limits },
    clock: options.clock ?? systemClock,
    secrets: createSecretRegistry(),
    onEnd: (report) => reports.push(report),
    onRetry: (report) => retryReports.push(report),
    address: { url: options.url },
    sealKeys: parseSealKeys(options.keys ?? KEYS) ?? [],
    prefix: options.prefix ?? `{${randomUUID()}}`,
    timing: QUICK,
    onTrouble: () => {},
  });
  const close = async (): Promise<void> => {
    await engine.drain(0);
    await engine.close();
  };
  return { engine, reports, retryReports, close };
}

import type { OutboundPolicy } from '@orionwiki/core';
import { type App, createApp } from '../src/app.ts';
import type { InspectRepository } from '../src/generate/inspect.ts';
import { createRateLimit } from '../src/http/rate-limit.ts';
import { createLog } from '../src/log/log.ts';
import { createMetrics } from '../src/log/metrics.ts';
import { createSecretRegistry } from '../src/log/redact.ts';
import { reportRetry, reportRun } from '../src/log/report-run.ts';
import { systemClock } from '../src/runs/clock.ts';
import { createEmbeddedEngine } from '../src/runs/embedded-engine.ts';
import type { EngineLimits } from '../src/runs/engine-parts.ts';
import type { GenerateWiki } from '../src/runs/generate-port.ts';
import type { ModelOrder, RunEngine } from '../src/runs/run-engine.ts';

/** What a test may set. */
export interface TestServerOptions {
  readonly generate: GenerateWiki;
  readonly limits?: Partial<EngineLimits>;
  readonly inspect?: InspectRepository;
  readonly startsPerMinute?: number;
  readonly serverModel?: ModelOrder;
  readonly serverHosts?: readonly string[];
  readonly corsOrigins?: readonly string[];
  readonly trustedProxies?: number;
  /** Default 0: a free one. */
  readonly port?: number;
}

/** A real server on a free port of loopback, with a log that can be read. */
export interface TestServer {
  readonly url: string;
  readonly app: App;
  readonly engine: RunEngine;
  /** Everything logged so far. */
  logText(): string;
  /** The lines so far. */
  logLines(): readonly Record<string, unknown>[];
  stop(): Promise<void>;
}

/** Starts the server around a conductor that the test plays. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  let text = '';
  const secrets = createSecretRegistry();
  const log = createLog({
    level: 'debug',
    scrub: secrets.scrub,
    destination: {
      write(line) {
        text += line;
      },
    },
  });
  const metrics = createMetrics();
  const engine = createEmbeddedEngine({
    generate: options.generate,
    createModel: (order) => ({ name: order.model }) as never,
    policy: {} as OutboundPolicy,
    jobRoot: '/nowhere',
    unlimitedGit: false,
    limits: {
      maxRuns: 3,
      maxQueued: 20,
      maxAcquires: 2,
      maxCpuStages: 1,
      resultTtlMs: 60_000,
      resultBytes: 50_000_000,
      ...options.limits,
    },
    clock: systemClock,
    secrets,
    onEnd(report) {
      metrics.observeRun(report);
      reportRun(log, report);
    },
    onRetry(report) {
      metrics.observeRetry(report);
      reportRetry(log, report);
    },
  });
  const app = createApp({
    engine,
    log,
    metrics,
    secrets,
    serverModel: options.serverModel,
    inspect: options.inspect ?? (() => Promise.reject(new Error('no inspection in this test'))),
    rateLimit: createRateLimit({ perWindow: options.startsPerMinute ?? 0, windowMs: 60_000, now: systemClock.now }),
    description: {
      version: '0.0.0-test',
      languages: ['en', 'tr'],
      limits: { maxRuns: 3, maxQueued: 20, resultTtlMs: 60_000, maxRequestBytes: 65_536 },
      presets: [{ name: 'Example', baseUrl: 'https://llm.example.org/v1', model: 'm'.repeat(100) }],
    },
    serverHosts: options.serverHosts ?? [],
    corsOrigins: options.corsOrigins ?? [],
    trustedProxies: options.trustedProxies ?? 0,
  });
  const { url } = await app.listen(options.port ?? 0, '127.0.0.1');
  return {
    url,
    app,
    engine,
    logText: () => text,
    logLines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    stop: () => app.stop({ drainDelayMs: 0, drainTimeoutMs: 0 }),
  };
}

/** A request body for a repository that no test contacts. */
export function wikiBody(extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ repository: { url: 'https://git.example.org/owner/repo' }, ...extra });
}

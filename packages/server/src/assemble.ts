import { tmpdir } from 'node:os';
import {
  createGuardedFetch,
  createOpenAiModel,
  createOutboundPolicy,
  generateWiki,
  inspectRepository,
  type OutboundSettings,
  Secret,
  VERSION,
  WIKI_LANGUAGES,
} from '@orionwiki/core';
import type { DestinationStream } from 'pino';
import { type App, createApp } from './app.ts';
import type { Environment } from './env.ts';
import type { ServerDescription } from './generate/info.ts';
import { MODEL_PRESETS } from './generate/model-presets.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { MAX_BODY_BYTES } from './http/read-json.ts';
import { createLog, type Log } from './log/log.ts';
import { createMetrics } from './log/metrics.ts';
import { createSecretRegistry } from './log/redact.ts';
import { reportRetry, reportRun } from './log/report-run.ts';
import { type Clock, systemClock } from './runs/clock.ts';
import { createEmbeddedEngine } from './runs/embedded-engine.ts';
import type { EngineParts } from './runs/engine-parts.ts';
import type { GenerateWiki } from './runs/generate-port.ts';
import type { RedisTiming } from './runs/redis/timing.ts';
import type { ModelOrder, RunEngine } from './runs/run-engine.ts';

/** What may be other than in production. */
export interface AssembleOptions {
  /** Default: standard output. */
  readonly logDestination?: DestinationStream;
  /** Default: core's conductor. */
  readonly generate?: GenerateWiki;
  /** Folder below which runs make theirs. Default: the system's folder for temporary files. */
  readonly jobRoot?: string;
  /** Whether git may run without resource limits, decided at the start. */
  readonly unlimitedGit?: boolean;
  readonly clock?: Clock;
  /** How soon replicas notice each other's trouble. Default: what suits production. */
  readonly redisTiming?: RedisTiming;
}

/** A whole server, ready to listen. */
export interface Assembled {
  readonly app: App;
  readonly log: Log;
}

/** Largest answer of a model that is read. @source server.md §2 */
const MAX_MODEL_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * The server that the environment describes.
 * @throws REQUEST_INVALID for an outbound setting that makes no sense, STORE_UNREACHABLE
 */
export async function assemble(environment: Environment, options: AssembleOptions = {}): Promise<Assembled> {
  const clock = options.clock ?? systemClock;
  const secrets = createSecretRegistry();
  const log = createLog({
    level: environment.LOG_LEVEL,
    scrub: secrets.scrub,
    ...(options.logDestination ? { destination: options.logDestination } : {}),
  });
  const metrics = createMetrics();
  const policy = createOutboundPolicy(outboundSettings(environment));
  const modelFetch = createGuardedFetch(policy, { maxBytes: MAX_MODEL_ANSWER_BYTES });
  const serverModel = serverModelOf(environment);
  if (serverModel) secrets.hold([serverModel.apiKey]);
  const engineParts: EngineParts = {
    generate: options.generate ?? generateWiki,
    createModel: (order) => createOpenAiModel({ ...order, fetch: modelFetch }),
    policy,
    jobRoot: options.jobRoot ?? tmpdir(),
    unlimitedGit: options.unlimitedGit ?? environment.ORION_UNLIMITED_GIT,
    limits: {
      maxRuns: environment.ORION_MAX_RUNS,
      maxQueued: environment.ORION_MAX_QUEUED,
      maxAcquires: environment.ORION_MAX_ACQUIRES,
      maxCpuStages: environment.ORION_MAX_CPU_STAGES,
      resultTtlMs: environment.ORION_RESULT_TTL_MS,
      resultBytes: environment.ORION_RESULT_BYTES,
    },
    clock,
    secrets,
    onEnd(report) {
      metrics.observeRun(report);
      reportRun(log, report);
    },
    onRetry(report) {
      metrics.observeRetry(report);
      reportRetry(log, report);
    },
  };
  const engine = await createEngine(environment, { parts: engineParts, log, options });
  const app = createApp({
    engine,
    log,
    metrics,
    secrets,
    serverModel,
    inspect: (repository, signal) => inspectRepository(repository, { policy, signal }),
    rateLimit: createRateLimit({
      perWindow: environment.ORION_MAX_STARTS_PER_MINUTE,
      windowMs: 60_000,
      now: clock.now,
    }),
    description: describe(environment, serverModel),
    serverHosts: environment.ORION_SERVER_HOSTS.map((host) => host.toLowerCase()),
    corsOrigins: environment.ORION_CORS_ORIGINS,
    trustedProxies: environment.ORION_TRUSTED_PROXIES,
  });
  return { app, log };
}

/** The engine that was chosen; the client of the store is loaded only when it is needed. */
async function createEngine(
  environment: Environment,
  { parts, log, options }: { parts: EngineParts; log: Log; options: AssembleOptions },
): Promise<RunEngine> {
  const { RUN_ENGINE, REDIS_URL: url, REDIS_PASSWORD, SEAL_KEYS: sealKeys } = environment;
  if (RUN_ENGINE === 'embedded') return createEmbeddedEngine(parts);
  const password = REDIS_PASSWORD === undefined ? undefined : new Secret(REDIS_PASSWORD);
  if (password) parts.secrets.hold([password]);
  const { createRedisEngine } = await import('./runs/redis/redis-engine.ts');
  return await createRedisEngine({
    ...parts,
    address: { url, password },
    sealKeys,
    ...(options.redisTiming ? { timing: options.redisTiming } : {}),
    onTrouble: (err) => log.warn({ err }, 'the store'),
  });
}

function outboundSettings(environment: Environment): OutboundSettings {
  return {
    allowHosts: environment.ORION_ALLOW_HOSTS,
    allowCidrs: environment.ORION_ALLOW_CIDRS,
    allowPorts: environment.ORION_ALLOW_PORTS,
    allowHttp: environment.ORION_ALLOW_HTTP,
    onlyHosts: environment.ORION_ONLY_HOSTS,
    ...(environment.ORION_CA_FILE === undefined ? {} : { caFile: environment.ORION_CA_FILE }),
    ...(environment.ORION_GIT_PROXY === undefined ? {} : { gitProxy: environment.ORION_GIT_PROXY }),
  };
}

function serverModelOf(environment: Environment): ModelOrder | undefined {
  const { OPENAI_API_KEY: key, OPENAI_MODEL: model, OPENAI_BASE_URL: baseUrl } = environment;
  if (key === undefined || model === undefined) return undefined;
  return { baseUrl, apiKey: new Secret(key), model };
}

function describe(environment: Environment, serverModel: ModelOrder | undefined): ServerDescription {
  return {
    version: VERSION,
    languages: WIKI_LANGUAGES,
    limits: {
      maxRuns: environment.ORION_MAX_RUNS,
      maxQueued: environment.ORION_MAX_QUEUED,
      resultTtlMs: environment.ORION_RESULT_TTL_MS,
      maxRequestBytes: MAX_BODY_BYTES,
    },
    presets: MODEL_PRESETS,
    ...(serverModel ? { serverModel: serverModel.model } : {}),
  };
}

import type { LanguageModel, OutboundPolicy } from '@orionwiki/core';
import type { SecretRegistry } from '../log/redact.ts';
import type { Clock } from './clock.ts';
import type { GenerateWiki } from './generate-port.ts';
import type { KeepLimits } from './kept-runs.ts';
import type { ModelOrder } from './run-engine.ts';
import type { RetryReport, RunReport } from './run-report.ts';

/** How much an engine does at once; with several replicas, each of them. */
export interface EngineLimits extends KeepLimits {
  readonly maxRuns: number;
  readonly maxQueued: number;
  readonly maxAcquires: number;
  readonly maxCpuStages: number;
}

/** What every engine works with. */
export interface EngineParts {
  readonly generate: GenerateWiki;
  readonly createModel: (order: ModelOrder) => LanguageModel;
  readonly policy: OutboundPolicy;
  readonly jobRoot: string;
  readonly unlimitedGit: boolean;
  readonly limits: EngineLimits;
  readonly clock: Clock;
  readonly secrets: SecretRegistry;
  /** Called once for each run when it has ended. */
  readonly onEnd: (report: RunReport) => void;
  /** Called once for each page that was to be written again, when it is decided. */
  readonly onRetry: (report: RetryReport) => void;
}

/** How long a reader may be ahead of the run's start. @source contracts.md §2: generateProgress */
export const ARRIVAL_WAIT_MS = 10_000;

/** Time after the last stop within which hanging work may still end by itself. */
export const LAST_GRACE_MS = 2000;

import type { OrionError, StageName, WikiManifest } from '@orionwiki/core';
import type { RunId, RunOrder, RunUsage } from './run-engine.ts';

/** What a run leaves behind for log and metrics when it has ended. */
export interface RunReport {
  readonly runId: RunId;
  readonly request: RunOrder['request'];
  readonly outcome: 'complete' | 'partial' | 'failed' | 'cancelled';
  /** With its cause; absent unless `outcome` is `failed`. */
  readonly error?: OrionError;
  readonly manifest?: WikiManifest;
  readonly usage?: RunUsage;
  /** Milliseconds spent waiting for a place. */
  readonly waitedMs: number;
  /** Milliseconds from place to end. */
  readonly workedMs: number;
  /** Milliseconds from the start to the end of each stage that was begun. */
  readonly stageMs: Readonly<Partial<Record<StageName, number>>>;
}

/** What a retry of one page leaves behind for log and metrics. */
export interface RetryReport {
  readonly runId: RunId;
  /** `degraded`: the answer did not pass the checks. */
  readonly outcome: 'improved' | 'degraded' | 'failed' | 'cancelled';
  /** With its cause; present exactly when `outcome` is `failed`. */
  readonly error?: OrionError;
  readonly usage?: RunUsage;
  readonly workedMs: number;
}

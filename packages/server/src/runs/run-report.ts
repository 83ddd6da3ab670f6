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

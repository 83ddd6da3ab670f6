import type { Notice, RunPorts, WikiFile, WikiFormat, WikiManifest, WikiRequest } from '@orionwiki/core';
import type { RunUsage } from './run-engine.ts';

/** What the engine needs of a finished wiki. */
export interface FinishedWiki {
  /** `cancelled`: only the pages finished before are there. */
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly notices: readonly Notice[];
  readonly usage: RunUsage;
  /** The wiki in one format; made on demand. */
  file(format: WikiFormat): WikiFile;
}

/** Core's conductor as the engine sees it; replaced by a script in tests. */
export type GenerateWiki = (request: WikiRequest, ports: RunPorts) => Promise<FinishedWiki>;

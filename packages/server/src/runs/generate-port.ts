import type {
  Notice,
  PageId,
  PageOrigin,
  RetryPorts,
  RunPorts,
  WikiFile,
  WikiFormat,
  WikiManifest,
  WikiRequest,
} from '@orionwiki/core';
import type { RunUsage } from './run-engine.ts';

/** What the engine needs of a finished wiki. */
export interface FinishedWiki {
  /** `cancelled`: only the pages finished before are there. */
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly notices: readonly Notice[];
  readonly usage: RunUsage;
  /** Writes pages again that a model failed; absent where there are none. */
  readonly retries?: KeptPages;
  /** The wiki in one format; made on demand. */
  file(format: WikiFormat): WikiFile;
}

/** The failed pages of a wiki as the engine sees them. */
export interface KeptPages {
  has(pageId: PageId): boolean;
  readonly keptChars: number;
  retry(
    pageId: PageId,
    ports: RetryPorts,
  ): Promise<{
    readonly origin: PageOrigin;
    readonly version: number;
    readonly usage: RunUsage;
    readonly wiki: FinishedWiki;
  }>;
  /** The wiki as it is now. */
  readonly wiki: FinishedWiki;
}

/** Core's conductor as the engine sees it; replaced by a script in tests. */
export type GenerateWiki = (request: WikiRequest, ports: RunPorts) => Promise<FinishedWiki>;

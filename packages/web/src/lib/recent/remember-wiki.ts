import type { WikiManifest } from '@orionwiki/client';
import { recentWiki } from './recent-wiki.ts';
import { type KeepOutcome, keepWiki } from './wiki-shelf.ts';

/** A wiki that just became ready. */
export interface ReadyWiki {
  readonly runId: string;
  readonly html: string;
  readonly manifest: WikiManifest;
}

/** Keeps a finished wiki in this browser, to be called once when a run is done. Never throws. */
export async function rememberWiki({ runId, html, manifest }: ReadyWiki): Promise<KeepOutcome> {
  const file = new Blob([html], { type: 'text/html' });
  return await keepWiki(recentWiki(runId, manifest, Date.now()), file).catch((): KeepOutcome => 'blocked');
}

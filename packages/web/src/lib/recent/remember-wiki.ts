import type { WikiManifest } from '@orionwiki/client';
import { recentWiki } from './recent-wiki.ts';
import { type KeepOutcome, keepWiki } from './wiki-shelf.ts';

/** Keeps a finished wiki in this browser, to be called once when a run is done. Never throws. */
export async function rememberWiki(runId: string, html: string): Promise<KeepOutcome> {
  const manifest = manifestIn(html);
  if (!manifest) return 'blocked';
  const file = new Blob([html], { type: 'text/html' });
  return await keepWiki(recentWiki(runId, manifest, Date.now()), file).catch((): KeepOutcome => 'blocked');
}

/** What a wiki's file says about itself. */
export function manifestIn(html: string): WikiManifest | undefined {
  const start = /<script[^>]* id="ow-data"[^>]*>/.exec(html);
  if (!start) return undefined;
  const from = start.index + start[0].length;
  try {
    const data = JSON.parse(html.slice(from, html.indexOf('</script>', from))) as { manifest?: WikiManifest };
    return data.manifest;
  } catch {
    return undefined;
  }
}

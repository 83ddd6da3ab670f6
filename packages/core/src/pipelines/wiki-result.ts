import type { ModelUsage } from '#language-model';
import type { Notice } from '#vocabulary';
import { assembleWiki, formatFolder } from '../7-render/render.ts';
import type { Bundle, WikiFile, WikiFolderFile, WikiFormat, WikiManifest } from '../7-render/rendered-wiki.ts';
import type { PageRetries } from './page-retries.ts';

/** A wiki, finished as far as possible. */
export interface WikiResult {
  /** `partial`: a model could not write every page; `cancelled`: only the pages finished before are there. */
  readonly outcome: 'complete' | 'partial' | 'cancelled';
  readonly manifest: WikiManifest;
  readonly bundle: Bundle;
  readonly notices: readonly Notice[];
  readonly usage: ModelUsage;
  /** Writes pages again that a model failed; absent where there are none. */
  readonly retries?: PageRetries;
  /** The wiki in one format; made on demand. */
  file(format: WikiFormat): WikiFile;
  /** The files of a wiki saved as a folder. */
  folder(formats: readonly WikiFormat[]): readonly WikiFolderFile[];
}

const UNSPENT: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

/** The wiki of a bundle, as a run hands it over. */
export function wikiResult(bundle: Bundle, extra: Partial<Pick<WikiResult, 'outcome' | 'retries'>> = {}): WikiResult {
  const { manifest, file } = assembleWiki(bundle);
  return {
    outcome: bundle.outcome,
    manifest,
    bundle,
    notices: bundle.notices,
    usage: bundle.generator.usage ?? UNSPENT,
    file,
    folder: (formats) => formatFolder(bundle, formats),
    ...extra,
  };
}

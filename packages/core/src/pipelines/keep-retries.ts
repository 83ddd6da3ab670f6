import { rewriteContexts } from '../5-write/with-model/rewrite-page.ts';
import type { RendererOptions } from '../7-render/render.ts';
import type { Bundle } from '../7-render/rendered-wiki.ts';
import { KeptSource } from './kept-source.ts';
import { PageRetries } from './page-retries.ts';
import { citedPaths, type FactsPage, type PageWork, verifyContext } from './write-pages.ts';

/** A finished wiki with what its pages were made from. */
export interface FinishedPages {
  readonly facts: readonly FactsPage[];
  readonly bundle: Bundle;
  readonly renderer: Omit<RendererOptions, 'model' | 'source' | 'signal'>;
}

/**
 * What is needed to write the pages again that a model failed, while the commit can still be read; nothing where no page
 * failed. A page whose files do not fit stays as it is.
 */
export async function keepRetries(work: PageWork, finished: FinishedPages): Promise<PageRetries | undefined> {
  const { facts, bundle, renderer } = finished;
  if (work.request.mode !== 'model' || work.ports.signal.aborted) return undefined;
  const failed = new Set(bundle.pages.filter(({ origin }) => origin === 'degraded').map(({ id }) => id));
  const source = new KeptSource();
  const contexts = [];
  for (const context of rewriteContexts(
    facts.map(({ draft }) => draft),
    failed,
  )) {
    const paths = citedPaths(context.facts);
    await work.source.preload(paths);
    if (await source.keep(paths, work.source)) contexts.push(context);
  }
  if (contexts.length === 0) return undefined;
  const verify = { ...verifyContext(work), source };
  return new PageRetries({ bundle, contexts, verify, renderer, sourceChars: source.chars });
}

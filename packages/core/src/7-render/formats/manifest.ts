import type { Bundle, WikiManifest } from '../rendered-wiki.ts';

/** The bundle's small description. */
export function manifestOf(bundle: Bundle): WikiManifest {
  const { schema, repo, language, mode, size, generator, outcome, pages } = bundle;
  const citations = pages.reduce((count, page) => count + page.citations.length, 0);
  return { schema, repo, language, mode, size, generator, pages: pages.length, citations, outcome };
}

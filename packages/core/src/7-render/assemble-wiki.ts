import { formatWiki } from './formats/format-wiki.ts';
import { manifestOf } from './formats/manifest.ts';
import type { Bundle, RenderedPage, RenderedWiki } from './rendered-wiki.ts';

/** Everything a finished wiki is made of; only `schema` is added. */
export type WikiParts = Omit<Bundle, 'schema'>;

/** The wiki from its pages in reading order. A later version of a page replaces an earlier one in its place. */
export function assembleWiki(parts: WikiParts): RenderedWiki {
  const latest = new Map<string, RenderedPage>();
  for (const page of parts.pages) {
    const known = latest.get(page.id);
    if (known === undefined || known.version <= page.version) latest.set(page.id, page);
  }
  const { repo, language, mode, size, outcome, generator, coverage, notices } = parts;
  const bundle: Bundle = {
    schema: 'orionwiki-bundle/1',
    repo,
    language,
    mode,
    size,
    outcome,
    generator,
    pages: [...latest.values()],
    coverage,
    notices,
  };
  return { manifest: manifestOf(bundle), bundle, file: (format) => formatWiki(bundle, format) };
}

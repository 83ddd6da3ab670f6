// Small wikis for tests of the measures: HTML as the renderer writes it, by hand.
import type { BundleCitation, BundleDiagram, BundlePage, WikiBundle } from './bundle.ts';

/** A citation mark behind a sentence: `path:start-end`. */
export function cite(where: string): string {
  return `<sup class="ow-cites"><a class="ow-cite" href="#p-x~top" title="${where}">1</a></sup>`;
}

/** What differs from a page without content. */
export interface PageParts {
  readonly id?: string;
  readonly title?: string;
  readonly kind?: string;
  readonly body: string;
  readonly markdown?: string;
  readonly diagrams?: readonly BundleDiagram[];
}

/** A page with this body; its citations are those its marks name. */
export function handMadePage({
  id = 'x',
  title = 'X',
  kind = 'module',
  body,
  markdown = '',
  diagrams = [],
}: PageParts): BundlePage {
  const citations: BundleCitation[] = [...body.matchAll(/title="([^":]+):(\d+)(?:-(\d+))?"/g)].map(
    ([, path = '', start = '', end = start]) => ({ path, startLine: Number(start), endLine: Number(end), claim: '' }),
  );
  const html = `<header class="ow-head"><h1 id="p-${id}~top">${title}</h1></header><div class="ow-body">${body}</div>`;
  return { id, title, kind, html: html.replaceAll('#p-x~top', `#p-${id}~top`), markdown, citations, diagrams };
}

/** A wiki of these pages. */
export function handMadeWiki(...pages: readonly PageParts[]): WikiBundle {
  return {
    repo: { commit: '0'.repeat(40), fullName: 'ada/relay' },
    language: 'en',
    mode: 'facts',
    pages: pages.map(handMadePage),
  };
}

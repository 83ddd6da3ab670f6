import { articleId } from '../heading-ids.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import type { RenderedPage } from '../rendered-wiki.ts';

type Entry = Pick<RenderedPage, 'id' | 'title' | 'parent'>;

/** The pages as nested lists of links: works without a script. A page whose parent is missing stands at the top. */
export function pageTree(pages: readonly Entry[]): Markup {
  const known = new Set(pages.map((page) => page.id));
  const children = new Map<string | undefined, Entry[]>();
  for (const page of pages) {
    const parent =
      page.parent !== undefined && known.has(page.parent) && page.parent !== page.id ? page.parent : undefined;
    children.set(parent, [...(children.get(parent) ?? []), page]);
  }
  return level(children.get(undefined) ?? [], children, new Set());
}

function level(
  pages: readonly Entry[],
  children: ReadonlyMap<string | undefined, readonly Entry[]>,
  above: ReadonlySet<string>,
): Markup {
  const items = pages
    .filter((page) => !above.has(page.id))
    .map((page) => {
      const below = children.get(page.id) ?? [];
      const link = html`<a href="#${articleId(page.id)}">${page.title}</a>`;
      if (below.length === 0) return html`<li>${link}</li>`;
      const list = level(below, children, new Set([...above, page.id]));
      return html`<li class="ow-branch">${link}<details open><summary aria-label="${page.title}"></summary>${list}</details></li>`;
    });
  return items.length === 0 ? EMPTY : html`<ul>${items}</ul>`;
}

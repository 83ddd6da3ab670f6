import { articleId } from '../heading-ids.ts';
import { EMPTY, html, type Markup } from '../markup/markup.ts';
import type { RenderedPage } from '../rendered-wiki.ts';

type Entry = Pick<RenderedPage, 'id' | 'title' | 'parent'>;

/** The pages as nested lists of links: works without a script. A page whose parent does not come before it stands at the top. */
export function pageTree(pages: readonly Entry[]): Markup {
  const children = new Map<string | undefined, Entry[]>();
  const met = new Set<string>();
  for (const page of pages) {
    const parent = page.parent !== undefined && met.has(page.parent) ? page.parent : undefined;
    const siblings = children.get(parent) ?? [];
    children.set(parent, siblings);
    siblings.push(page);
    met.add(page.id);
  }
  return level(children.get(undefined) ?? [], children);
}

function level(pages: readonly Entry[], children: ReadonlyMap<string | undefined, readonly Entry[]>): Markup {
  const items = pages.map((page) => {
    const below = children.get(page.id) ?? [];
    const link = html`<a href="#${articleId(page.id)}">${page.title}</a>`;
    if (below.length === 0) return html`<li>${link}</li>`;
    return html`<li class="ow-branch">${link}<details open><summary aria-label="${page.title}"></summary>${level(below, children)}</details></li>`;
  });
  return items.length === 0 ? EMPTY : html`<ul>${items}</ul>`;
}

import type { PageEntry } from '#lib/run/run-state.ts';

/** A page with the pages below it. */
export interface PageNode {
  readonly page: PageEntry;
  readonly children: readonly PageNode[];
}

/** The pages as a tree, in the order of the plan. A page whose parent is missing or part of a circle stands at the top. */
export function pageTree(pages: readonly PageEntry[]): readonly PageNode[] {
  const nodes = new Map(pages.map((page) => [page.id, { page, children: [] as PageNode[] }]));
  const roots: PageNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.page.parent === undefined ? undefined : nodes.get(node.page.parent);
    // Two levels are shown; parents come before their children in a plan, so a circle cannot have a parent below it.
    const isAbove = parent !== undefined && parent !== node && parent.page.parent !== node.page.id;
    (isAbove ? parent.children : roots).push(node);
  }
  return roots;
}

/** The pages in the order in which the tree shows them. */
export function inTreeOrder(nodes: readonly PageNode[]): readonly PageEntry[] {
  const order: PageEntry[] = [];
  const rest = [...nodes].reverse();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    order.push(node.page);
    rest.push(...[...node.children].reverse());
  }
  return order;
}

import type { BundleDiagram } from '../bundle.ts';
import type { Checkout } from '../checkout.ts';
import { parseMarkup } from '../markup.ts';
import type { ReadPage } from '../read-wiki.ts';
import { type Example, percent, type Row } from '../row.ts';

/** @source wiki.md §1: at most 2 diagrams a page, each at most about 25 nodes */
const MOST = { onPage: 2, nodes: 25 } as const;

/** Whether diagrams are sound SVG, and every node and edge leads to the code. */
export function diagramRows(pages: readonly ReadPage[], checkout?: Checkout): Row[] {
  const diagrams = pages.flatMap(({ page }) => page.diagrams.map((diagram) => ({ page: page.id, diagram })));
  const broken = diagrams
    .map(({ page, diagram }) => ({ where: page, text: `${diagram.id}: ${faultsOf(diagram).slice(0, 3).join('; ')}` }))
    .filter(({ text }) => !text.endsWith(': '));
  const paths = new Set(checkout?.paths);
  const nodes = diagrams.flatMap(({ page, diagram }) => diagram.nodes.map((node) => ({ page, node })));
  const lost = nodes.filter(
    ({ node: { path } }) =>
      path === undefined || (checkout !== undefined && !paths.has(path) && !checkout.folders.has(path)),
  );
  const edges = diagrams.flatMap(({ page, diagram }) => diagram.edges.map((edge) => ({ page, edge })));
  const unproven = edges.filter(
    ({ edge: { path, line } }) =>
      path === undefined ||
      line === undefined ||
      line < 1 ||
      (checkout !== undefined && line > (checkout.linesOf(path)?.length ?? 0)),
  );
  const crowded = crowdedIn(pages);
  const row = (id: string, name: string, of: { all: number; bad: readonly Example[] }): Row => ({
    id,
    name,
    value: percent(of.all - of.bad.length, of.all),
    count: of.all,
    bar: 'least',
    examples: of.bad,
  });
  return [
    row('wikiDiagramsSound', 'diagrams that are well-formed SVG, %', {
      all: diagrams.length,
      bad: broken,
    }),
    row('wikiDiagramsMapped', 'nodes that lead to a file or folder, %', {
      all: nodes.length,
      bad: lost.map(({ page, node }) => ({ where: page, text: `${node.label} → ${node.path ?? 'nothing'}` })),
    }),
    row('wikiDiagramEdges', 'edges with a line of source, %', {
      all: edges.length,
      bad: unproven.map(({ page, edge }) => ({
        where: page,
        text: `${edge.from} → ${edge.to} ${edge.path}:${edge.line}`,
      })),
    }),
    {
      id: 'wikiDiagramsCrowded',
      name: `pages over ${MOST.onPage} diagrams, diagrams over ${MOST.nodes} nodes`,
      value: crowded.length,
      count: diagrams.length,
      bar: 'most',
      examples: crowded,
    },
  ];
}

function crowdedIn(pages: readonly ReadPage[]): Example[] {
  return pages.flatMap(({ page }) => [
    ...(page.diagrams.length > MOST.onPage ? [{ where: page.id, text: `${page.diagrams.length} diagrams` }] : []),
    ...page.diagrams
      .filter(({ nodes }) => nodes.length > MOST.nodes)
      .map(({ id, nodes }) => ({ where: page.id, text: `${id}: ${nodes.length} nodes` })),
  ]);
}

function faultsOf({ svg, nodes, edges }: BundleDiagram): string[] {
  const { children, faults } = parseMarkup(svg);
  const [root, ...more] = children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const found = [...faults];
  if (more.length > 0 || root === undefined || typeof root === 'string' || root.tag !== 'svg')
    found.push('no one <svg>');
  else if (!root.attributes.has('viewBox')) found.push('no viewBox');
  const ids = new Set(nodes.map(({ id }) => id));
  for (const { from, to } of edges) if (!ids.has(from) || !ids.has(to)) found.push(`edge ${from} → ${to} has no ends`);
  return found;
}

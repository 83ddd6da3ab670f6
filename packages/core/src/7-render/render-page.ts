import type { Block } from '#draft';
import type { Messages } from '#messages';
import type { VerifiedPage } from '#verified';
import type { Notice, PageId, SourceText, WikiLanguage } from '#vocabulary';
import type { ArticleContext, PageTitle, PreparedExcerpt } from './article/article-context.ts';
import { prepareCited } from './article/prepare-cited.ts';
import { prepareExcerpt } from './article/prepare-excerpt.ts';
import { writeArticle } from './article/write-article.ts';
import { type DrawnDiagram, drawDiagram } from './diagrams/draw-diagram.ts';
import { articleId } from './heading-ids.ts';
import type { Highlighter } from './highlight/highlighter.ts';
import { writeMarkdown } from './markdown/write-markdown.ts';
import { numberCitations } from './number-citations.ts';
import type { Permalink } from './permalink.ts';
import type { RenderPool } from './render-pool.ts';
import type { RenderedDiagram, RenderedPage } from './rendered-wiki.ts';

/** What all pages of a wiki share. */
export interface RenderContext {
  /** Full commit id. */
  readonly commit: string;
  readonly language: WikiLanguage;
  readonly texts: Messages['shell'];
  /** Name of the model in model mode. */
  readonly model?: string;
  readonly permalink: Permalink;
  readonly source: SourceText;
  readonly highlighter: Highlighter;
  readonly pool: RenderPool;
  readonly pages: ReadonlyMap<PageId, PageTitle>;
  readonly pageFile: (pageId: PageId) => string | undefined;
}

/** The page as HTML and as Markdown, both from the same checked blocks. `version` is 1 for the facts version. */
export async function renderPage(
  verified: VerifiedPage,
  version: number,
  shared: RenderContext,
): Promise<RenderedPage> {
  const { draft, citations, dropped } = verified;
  const notices: Notice[] = [];
  const excerpts = await prepareExcerpts(draft.blocks, shared, notices);
  const diagrams = await drawDiagrams(verified, shared, notices);
  const numbers = numberCitations(citations);
  const context: ArticleContext = {
    ...shared,
    draft,
    citationCount: citations.length,
    droppedCount: dropped.length,
    numbers,
    cited: await prepareCited(numbers.ranges, shared.source),
    excerpts,
    diagrams,
  };
  return {
    id: draft.id,
    title: draft.title,
    kind: draft.kind,
    ...(draft.parent === undefined ? {} : { parent: draft.parent }),
    origin: draft.origin,
    version,
    summary: draft.summary,
    html: writeArticle(context).source,
    markdown: writeMarkdown({ ...context, pageFile: shared.pageFile }),
    citations,
    diagrams: [...diagrams.values()].flatMap(toRenderedDiagram),
    droppedCount: dropped.length,
    notices: [...verified.notices, ...notices],
  };
}

async function prepareExcerpts(
  blocks: readonly Block[],
  shared: RenderContext,
  notices: Notice[],
): Promise<ReadonlyMap<Block, PreparedExcerpt>> {
  const excerpts = new Map<Block, PreparedExcerpt>();
  for (const block of blocks) {
    if (block.kind !== 'excerpt') continue;
    const prepared = await prepareExcerpt(block, shared);
    if (prepared === undefined) continue;
    excerpts.set(block, prepared);
    if (prepared.shortfall === undefined) continue;
    const code = prepared.shortfall === 'budget' ? 'HIGHLIGHT_BUDGET' : 'TIME_LIMIT';
    if (!notices.some((notice) => notice.code === code)) notices.push({ code, stage: 'render' });
  }
  return excerpts;
}

async function drawDiagrams(
  { draft }: VerifiedPage,
  shared: RenderContext,
  notices: Notice[],
): Promise<ReadonlyMap<string, DrawnDiagram>> {
  const drawn = new Map<string, DrawnDiagram>();
  for (const [index, diagram] of draft.diagrams.entries()) {
    const id = `${articleId(draft.id)}~diagram.${index + 1}`;
    const result = await drawDiagram(diagram, { ...shared, id, hasPage: (pageId) => shared.pages.has(pageId) });
    drawn.set(diagram.id, result);
    if (result.svg === undefined) notices.push({ code: 'DIAGRAM_LEFT_OUT', stage: 'render' });
  }
  return drawn;
}

function toRenderedDiagram({ diagram, svg }: DrawnDiagram): readonly RenderedDiagram[] {
  if (svg === undefined) return [];
  const { id, kind, title } = diagram;
  const nodes = diagram.nodes.map((node) => ({
    id: node.id,
    label: node.label,
    ...(node.path === undefined ? {} : { path: node.path }),
    ...(node.symbol === undefined ? {} : { symbol: node.symbol }),
  }));
  const edges = diagram.edges.map((edge) => ({
    from: edge.from,
    to: edge.to,
    kind: edge.kind,
    ...(edge.evidence === undefined ? {} : { path: edge.evidence.path, line: edge.evidence.startLine }),
  }));
  return [{ id, kind, title, svg: svg.source, nodes, edges }];
}

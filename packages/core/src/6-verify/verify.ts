// Takes:      one page draft, the names of the repository, the texts of the commit, the ids of all pages.
// Gives:      the page with what its lines prove, its citations, and what was dropped with the reason.
// Guarantees: every citation left has a valid range whose lines prove the claim's predicate; every path, code-like name
//             and internal link exists; no heading, list, table or diagram is left empty.
// Never:      repairs or rewords a statement (numbers of steps follow what is left), reads a file that is not at the commit, throws over a bad draft.

import { type Block, type Diagram, evidenceKey, type PageDraft, statementsOf, statementText } from '#draft';
import type { DroppedStatement, VerifiedPage } from '#verified';
import type { Citation, Evidence, Notice, PageId, SourceText, WikiLanguage } from '#vocabulary';
import { checkBlock } from './check-block.ts';
import { checkDiagram, edgeText } from './check-diagram.ts';
import { pathExists } from './check-names.ts';
import type { CheckContext } from './check-statement.ts';
import type { RepositoryVocabulary } from './repository-vocabulary.ts';

/** Most files a page may rest on. @source wiki.md §1, 5 */
const SOURCES_LIMIT = 8;

/** What a page is verified against. */
export interface VerifyContext {
  readonly source: SourceText;
  readonly vocabulary: RepositoryVocabulary;
  /** Ids of every page of the wiki, so that links can be checked while pages are still being written. */
  readonly pageIds: ReadonlySet<PageId>;
  readonly language: WikiLanguage;
}

/** The page with only what its lines prove. Never rejects over the draft's content; reading errors pass through. */
export async function verifyPage(draft: PageDraft, context: VerifyContext): Promise<VerifiedPage> {
  const check: CheckContext = { ...context, origin: draft.origin };
  const dropped: DroppedStatement[] = [];
  const diagrams: Diagram[] = [];
  for (const diagram of draft.diagrams) {
    const verdict = await checkDiagram(diagram, check);
    dropped.push(...verdict.dropped);
    if (verdict.diagram !== undefined) diagrams.push(verdict.diagram);
  }
  const diagramIds = new Set(diagrams.map((diagram) => diagram.id));
  const blocks: Block[] = [];
  for (const block of draft.blocks) {
    if (block.kind === 'diagram' && !diagramIds.has(block.diagramId)) continue;
    const verdict = await checkBlock(block, check);
    dropped.push(...verdict.dropped);
    if (verdict.block !== undefined) blocks.push(verdict.block);
  }
  const kept = {
    ...draft,
    blocks: numberedAgain(withoutEmptyHeadings(blocks)),
    diagrams,
    sources: keepSources(draft, context.vocabulary),
  };
  return { draft: kept, citations: citationsOf(kept), dropped, notices: noticesFor(kept, dropped.length) };
}

/** A heading goes when nothing stands between it and the next one of its level or above, or the end. */
function withoutEmptyHeadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.kind !== 'heading') return true;
    for (const next of blocks.slice(index + 1)) {
      if (next.kind !== 'heading') return true;
      if (next.level <= block.level) return false;
    }
    return false;
  });
}

/** Paragraphs that begin with a number, such as steps, are counted as far as they are left. */
function numberedAgain(blocks: readonly Block[]): Block[] {
  let number = 0;
  return blocks.map((block) => {
    const [first, ...others] = block.kind === 'paragraph' ? block.statements : [];
    const [mark, ...words] = first?.inlines ?? [];
    if (block.kind !== 'paragraph' || first === undefined || mark?.kind !== 'strong') return block;
    if (!/^\d+\.$/.test(mark.text)) return block;
    number += 1;
    const counted = { ...first, inlines: [{ ...mark, text: `${number}.` }, ...words] };
    return { ...block, statements: [counted, ...others] };
  });
}

function keepSources(draft: PageDraft, vocabulary: RepositoryVocabulary): PageDraft['sources'] {
  return draft.sources.filter(({ path }) => pathExists(path, vocabulary)).slice(0, SOURCES_LIMIT);
}

/** One citation for each distinct evidence, in reading order, diagrams last. */
function citationsOf(draft: PageDraft): Citation[] {
  const citations = new Map<string, Citation>();
  const add = (evidence: Evidence, text: string): void => {
    const key = evidenceKey(evidence);
    if (!citations.has(key)) citations.set(key, asCitation(evidence, text));
  };
  for (const block of draft.blocks) {
    for (const statement of statementsOf(block)) {
      for (const evidence of statement.evidence) add(evidence, statementText(statement));
    }
  }
  for (const diagram of draft.diagrams) {
    const nodes = new Map(diagram.nodes.map((node) => [node.id, node]));
    for (const edge of diagram.edges) if (edge.evidence !== undefined) add(edge.evidence, edgeText(edge, nodes));
  }
  return [...citations.values()];
}

function asCitation({ path, startLine, endLine, symbol, claim }: Evidence, text: string): Citation {
  return { path, startLine, endLine, ...(symbol === undefined ? {} : { symbol }), claim: text, check: claim };
}

function noticesFor(draft: PageDraft, count: number): Notice[] {
  if (count === 0) return [];
  return [{ code: 'STATEMENT_DROPPED', stage: 'verify', params: { count, page: draft.id } }];
}

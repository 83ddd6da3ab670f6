import type { Evidence, PageId, PageKind, PageOrigin, RepoPath } from '#vocabulary';

/** A run of text inside a statement. Text of the repository is always data here and escaped by the renderer. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** A name, command or literal of the repository. */
  | { readonly kind: 'code'; readonly text: string }
  /** The authors' own words, shown in quotation marks. */
  | { readonly kind: 'quote'; readonly text: string }
  /** A file or folder of the repository, linked to the host at the commit. */
  | { readonly kind: 'path'; readonly path: string; readonly line?: number }
  /** Another page of the wiki. */
  | { readonly kind: 'page'; readonly pageId: PageId; readonly text: string };

/** One sentence (or table cell, or list item) with what proves it. */
export interface Statement {
  readonly inlines: readonly Inline[];
  /** Empty only for sentences that state nothing about the code (introductions, cross-references). */
  readonly evidence: readonly Evidence[];
  /** Whether it speaks of what the statement before it in the block named ("it"): it goes when that one goes. */
  readonly leansOnPrevious?: boolean;
}

/** A piece of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly statements: readonly Statement[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Statement[])[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Statement[])[] }
  /** A quotation of a document, attributed by its evidence. */
  | { readonly kind: 'quotation'; readonly statements: readonly Statement[] }
  /** A command block to copy; each line stands in the evidence. */
  | { readonly kind: 'commands'; readonly lines: readonly string[]; readonly statement: Statement }
  /** Lines of a file, shown folded with highlighting. `caption` says why to look. */
  | {
      readonly kind: 'excerpt';
      readonly path: RepoPath;
      readonly startLine: number;
      readonly endLine: number;
      readonly caption: string;
    }
  | { readonly kind: 'diagram'; readonly diagramId: string }
  /** An honest remark: what was not found, what was left out. */
  | { readonly kind: 'note'; readonly statements: readonly Statement[] };

/** A node of a diagram: something the repository has. */
export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  /** Second line, small. */
  readonly detail?: string;
  readonly path?: string;
  readonly symbol?: string;
  /** Page it leads to; otherwise it leads to `path` at the commit. */
  readonly pageId?: PageId;
  /** Nodes with the same group are framed together. */
  readonly group?: string;
}

/** An arrow of a diagram with the line that proves it. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'imports' | 'calls' | 'extends' | 'implements' | 'contains' | 'concept';
  readonly label?: string;
  /** For the thickness of the arrow, ≥ 1. */
  readonly weight?: number;
  readonly evidence?: Evidence;
}

/** A diagram as data: `7-render` lays it out and draws it. */
export interface Diagram {
  readonly id: string;
  readonly kind: 'module' | 'layers' | 'flow' | 'class' | 'sequence' | 'er' | 'state' | 'deployment';
  /** A question or statement the diagram answers. */
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** A file the page rests on, with a few words why. */
export interface PageSource {
  readonly path: RepoPath;
  readonly reason: string;
}

/** A page as written, not yet checked. */
export interface PageDraft {
  readonly id: PageId;
  readonly title: string;
  readonly kind: PageKind;
  readonly parent?: PageId;
  readonly origin: PageOrigin;
  /** One plain sentence for navigation, search and llms.txt. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly diagrams: readonly Diagram[];
  /** At most 8, most telling first. */
  readonly sources: readonly PageSource[];
}

/** The statement as plain text: what a reader would read aloud, paths and names without marks. */
export function statementText(statement: Statement): string {
  return statement.inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (inline.kind === 'path') return inline.line === undefined ? inline.path : `${inline.path}:${inline.line}`;
  return inline.text;
}

/** Every statement of the block in reading order; blocks without statements give none. */
export function statementsOf(block: Block): readonly Statement[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quotation':
    case 'note':
      return block.statements;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat();
    case 'commands':
      return [block.statement];
    default:
      return [];
  }
}

/** Equal for two pieces of evidence exactly when they cite the same lines of the same file for the same claim. */
export function evidenceKey(evidence: Pick<Evidence, 'path' | 'startLine' | 'endLine' | 'claim'>): string {
  return `${evidence.path}:${evidence.startLine}-${evidence.endLine} ${JSON.stringify(evidence.claim)}`;
}

import { type Block, type DiagramNode, evidenceKey, type Inline, type PageDraft, type Statement } from '#draft';
import { truncateText } from '#text/truncate';
import type { Evidence } from '#vocabulary';
import type { CollectedEvidence, EvidenceId } from '../collect-evidence.ts';

/** A line of the fact sheet: what some evidence shows. */
export interface Fact {
  /** Position on the page. */
  readonly order: number;
  /** Higher goes first when there is not room for all. */
  readonly value: number;
  /** The heading above it, `''` before the first one. */
  readonly heading: string;
  /** Evidence with its place: `src/a.ts:3-9`. */
  readonly proofs: readonly { readonly id: EvidenceId; readonly place: string }[];
  readonly text: string;
}

/** What a fact in such a block is worth to prose: sentences first, cells of tables next, arrows last. */
const VALUES: Readonly<Partial<Record<Block['kind'], number>>> = {
  paragraph: 4,
  list: 4,
  quotation: 3,
  note: 2,
  commands: 2,
  table: 2,
};
const ARROW_VALUE = 1;

/** Longest text of one fact, in characters. */
const MAX_FACT_CHARS = 600;

/** The facts of a page in reading order, arrows of diagrams last, each with the ids of its evidence. O(statements). */
export function listFacts(draft: PageDraft, evidence: ReadonlyMap<EvidenceId, CollectedEvidence>): readonly Fact[] {
  const ids = new Map<string, EvidenceId>();
  for (const [id, collected] of evidence) ids.set(evidenceKey(collected.evidence), id);
  const facts: Fact[] = [];
  let heading = '';
  const add = (value: number, text: string, proofs: readonly Evidence[]) => {
    const own = new Map<EvidenceId, string>();
    for (const proof of proofs) {
      const id = ids.get(evidenceKey(proof));
      if (id) own.set(id, placeOf(proof));
    }
    if (own.size === 0) return;
    const line = truncateText(text.replace(/\s+/g, ' ').trim(), MAX_FACT_CHARS);
    facts.push({
      order: facts.length,
      value,
      heading,
      proofs: [...own].map(([id, place]) => ({ id, place })),
      text: line,
    });
  };
  for (const block of draft.blocks) {
    if (block.kind === 'heading') heading = block.text;
    for (const unit of unitsOf(block)) add(VALUES[block.kind] ?? 0, unit.text, unit.evidence);
  }
  for (const { nodes, edges } of draft.diagrams) {
    const names = new Map(nodes.map((node) => [node.id, nodeName(node)]));
    for (const { from, to, kind, evidence: proof } of edges) {
      if (proof) add(ARROW_VALUE, `${names.get(from) ?? from} ${kind} ${names.get(to) ?? to}`, [proof]);
    }
  }
  return facts;
}

/** As the answer is to name it: a page, a name from the code, a file, or in plain words. */
function nodeName({ label, pageId, symbol, path }: DiagramNode): string {
  if (pageId !== undefined) return `[[${pageId}]]`;
  const name = symbol ?? path;
  return name === undefined ? label : `\`${name}\``;
}

function placeOf({ path, startLine, endLine }: Evidence): string {
  return endLine === startLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`;
}

/** The evidence with everything the page says about it, not its first sentence alone. */
export function withAllTexts(
  evidence: ReadonlyMap<EvidenceId, CollectedEvidence>,
  facts: readonly Fact[],
): ReadonlyMap<EvidenceId, CollectedEvidence> {
  const texts = new Map<EvidenceId, string[]>();
  for (const { proofs, text } of facts) {
    for (const { id } of proofs) texts.set(id, [...(texts.get(id) ?? []), text]);
  }
  return new Map(
    [...evidence].map(([id, one]) => [id, { ...one, text: [one.text, ...(texts.get(id) ?? [])].join('\n') }]),
  );
}

interface FactUnit {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Sentences one by one; the cells of a row together, because they are one statement in columns. */
function unitsOf(block: Block): readonly FactUnit[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quotation':
    case 'note':
      return block.statements.map(unitOf);
    case 'list':
      return block.items.flat().map(unitOf);
    case 'commands':
      return [unitOf(block.statement)];
    case 'table':
      return block.rows.map((row) => ({
        text: row.map(markedText).join(' · '),
        evidence: row.flatMap((cell) => cell.evidence),
      }));
    default:
      return [];
  }
}

function unitOf(statement: Statement): FactUnit {
  return { text: markedText(statement), evidence: statement.evidence };
}

/** The statement with the marks that the answer is to use: names in backticks, quotations in quotation marks. */
function markedText({ inlines }: Statement): string {
  return inlines.map(markedInline).join('');
}

function markedInline(inline: Inline): string {
  switch (inline.kind) {
    case 'code':
      return `\`${inline.text}\``;
    case 'path':
      return `\`${inline.path}\``;
    case 'quote':
      return `“${inline.text}”`;
    case 'page':
      return `[[${inline.pageId}]]`;
    default:
      return inline.text;
  }
}

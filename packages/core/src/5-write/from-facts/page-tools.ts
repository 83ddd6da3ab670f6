import type { ImportFact, Section, SectionEdge, SymbolId } from '#analysis';
import type { Block, Diagram, Inline, PageDraft, PageSource } from '#draft';
import type { Messages } from '#messages';
import type { PlannedPage } from '#plan';
import type { Evidence, PageId } from '#vocabulary';
import type { WriteContext } from '../write-context.ts';
import { imports, takes } from './evidence.ts';
import { code, isEmptyCell, path } from './inline.ts';

/** Names that say nothing about what is taken. */
const EMPTY_NAMES = new Set(['default', '*', '']);

/** What every page writer needs: texts, links to parts, and the frame of a draft. */
export interface PageTools {
  readonly context: WriteContext;
  readonly texts: Messages['wiki'];
  readonly sections: ReadonlyMap<string, Section>;
  /** Names of declarations that share theirs with another one on the page, with where they stand. */
  readonly homonyms?: ReadonlyMap<SymbolId, string>;
  /** The part as a link to its page, or as its folder when it has none. */
  part(sectionId: string): Inline;
  /** The section that holds the file. */
  sectionOf(path: string): string | undefined;
}

/** Tools for the pages of one plan. */
export function toolsFor(context: WriteContext): PageTools {
  const pages = new Map<string, PageId>();
  for (const { id, brief } of context.plan.pages) if (brief.kind === 'module') pages.set(brief.sketch.section.id, id);
  const homes = new Map(
    context.analysis.sections.flatMap(({ id, files }) => files.map((file) => [file as string, id] as const)),
  );
  const sections = new Map(context.analysis.sections.map((section) => [section.id, section]));
  return {
    context,
    texts: context.messages.wiki,
    sections,
    sectionOf: (file) => homes.get(file),
    part: (sectionId) => {
      const section = sections.get(sectionId);
      const pageId = pages.get(sectionId);
      if (pageId !== undefined) return { kind: 'page', pageId, text: section?.name ?? sectionId };
      return path(section?.folders[0] || (section?.files[0] ?? sectionId));
    },
  };
}

/** Parts by name, with the number of those that are not named. */
export function someParts(
  sectionIds: readonly string[],
  limit: number,
  tools: PageTools,
): readonly { readonly kind: string }[] {
  const { and, more } = tools.texts.common;
  const named = sectionIds.slice(0, limit).map((id) => tools.part(id));
  const rest = sectionIds.length - named.length;
  return and(rest > 0 ? [...named, more({ rest })] : named);
}

/** What one part takes from another: up to `limit` names with the import statements that take them. */
export function takenNames(
  edge: SectionEdge,
  limit: number,
): { names: Inline[]; isCut: boolean; evidence: Evidence[]; file?: ImportFact; isOneFile: boolean } {
  const counts = new Map<string, { count: number; fact: ImportFact }>();
  for (const fact of edge.samples) {
    for (const name of fact.names) {
      if (EMPTY_NAMES.has(name)) continue;
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { count: 1, fact });
      else known.count += 1;
    }
  }
  const best = [...counts]
    .sort(
      ([a, x], [b, y]) =>
        Number(a.startsWith('_')) - Number(b.startsWith('_')) || y.count - x.count || (a < b ? -1 : 1),
    )
    .slice(0, limit);
  const [first] = edge.samples;
  // Files taken whole are not among the names.
  const isWhole = edge.samples.some(
    ({ names, from }) => !from.endsWith('.go') && names.every((name) => EMPTY_NAMES.has(name)),
  );
  return {
    names: best.map(([name]) => code(name)),
    isCut: counts.size > best.length || isWhole,
    isOneFile: edge.weight <= edge.samples.length && new Set(edge.samples.map(({ to }) => to)).size === 1,
    evidence:
      best.length > 0 ? best.map(([name, { fact }]) => takes(fact, name)) : first === undefined ? [] : [imports(first)],
    ...(first === undefined ? {} : { file: first }),
  };
}

/** The frame of a draft around its blocks. */
export function draftOf(
  page: PlannedPage,
  content: {
    summary: string;
    blocks: readonly Block[];
    diagrams?: readonly Diagram[];
    sources?: readonly PageSource[];
  },
): PageDraft {
  const { id, title, kind, parent } = page;
  const { summary, blocks, diagrams = [], sources = [] } = content;
  return {
    id,
    title,
    kind,
    ...(parent === undefined ? {} : { parent }),
    origin: 'facts',
    summary,
    blocks,
    diagrams,
    sources,
  };
}

/** A heading with its blocks, or nothing when there are none. */
export function under(text: string, blocks: readonly Block[], level: 2 | 3 = 2): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level, text }, ...blocks];
}

/** A paragraph, or nothing when there is no sentence. */
export function paragraph(
  statements: readonly (Extract<Block, { kind: 'paragraph' }>['statements'][number] | undefined)[],
): Block[] {
  const kept = statements.filter((statement) => statement !== undefined);
  return kept.length === 0 ? [] : [{ kind: 'paragraph', statements: kept }];
}

/** A table without the columns in which no row says anything, or nothing when there is no row. */
export function table(columns: readonly string[], rows: Extract<Block, { kind: 'table' }>['rows']): Block[] {
  const isSaid = (at: number): boolean => at === 0 || rows.some((row) => !isEmptyCell(row[at]));
  const kept = columns.map((_, at) => at).filter(isSaid);
  const isWhole = kept.length === columns.length || kept.length === 1;
  const pick = <T>(all: readonly T[]): T[] => kept.flatMap((at) => all[at] ?? []);
  if (rows.length === 0) return [];
  if (isWhole) return [{ kind: 'table', columns, rows }];
  return [{ kind: 'table', columns: pick(columns), rows: rows.map(pick) }];
}

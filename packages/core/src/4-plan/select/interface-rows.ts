import type { CallFact, EntryFact, SymbolFact } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { InterfaceRow, InterfaceSort } from '../interfaces-brief.ts';
import type { AuthorWords } from '../wiki-plan.ts';
import { quoteWords } from './author-words.ts';
import { plainWordsOf, wordsOfSymbol } from './symbol-story.ts';
import { typedName } from './typed-name.ts';

/** How far behind the beginning of an entry its code calls what handles it, in lines. @source own bound */
const REACH = 60;

/** In the order in which they are told. */
export const SORTS: readonly InterfaceSort[] = ['route', 'procedure', 'event', 'tool', 'command', 'job'];

/** Of what sort an entry is; `undefined` for main functions and exports. */
export function sortOf({ kind, name }: EntryFact): InterfaceSort | undefined {
  if (kind === 'command' || kind === 'job') return kind;
  if (kind !== 'route') return undefined;
  if (name.startsWith('tool ')) return 'tool';
  if (name.startsWith('event ')) return 'event';
  return /^(query|mutation|subscription) /.test(name) ? 'procedure' : 'route';
}

/** Everything of product code that can be asked of the program, by sort, in the order of files and lines. */
export function interfaceRows(index: FactIndex): Map<InterfaceSort, InterfaceRow[]> {
  const { analysis, sectionOf } = index;
  const rows = new Map<InterfaceSort, InterfaceRow[]>(SORTS.map((sort) => [sort, []]));
  const seen = new Set<string>();
  for (const entry of analysis.entries) {
    const sort = sortOf(entry);
    const key = `${sort} ${entry.path} ${entry.name}`;
    if (sort === undefined || !sectionOf.has(entry.path) || !isShown(entry) || seen.has(key)) continue;
    seen.add(key);
    rows.get(sort)?.push(rowOf(entry, index));
  }
  return rows;
}

/** Whether the lines show it: a path or word that stands there, or a handler that is declared. */
function isShown({ kind, name, written, handler }: EntryFact): boolean {
  if (name.includes('…')) return false;
  return written !== undefined || handler !== undefined || (kind === 'route' && /^\S+ \S+$/.test(name));
}

function rowOf(entry: EntryFact, index: FactIndex): InterfaceRow {
  const { symbols } = index.analysis;
  const handler = entry.handler === undefined ? undefined : symbols.get(entry.handler);
  const call = entry.isInPlace === true && handler !== undefined ? callOf(entry, handler, index) : undefined;
  // What is called may be anything; what is declared around the entry is the entry.
  const isKnown = handler !== undefined && (entry.isInPlace !== true || call !== undefined || isAround(handler, entry));
  const words = helpOf(entry) ?? (isKnown && call === undefined ? wordsAbout(handler) : undefined);
  return {
    entry,
    name: nameOf(entry, index),
    ...(isKnown ? { handler } : {}),
    ...(call === undefined ? {} : { call }),
    ...(words === undefined ? {} : { words }),
  };
}

function nameOf(entry: EntryFact, { analysis }: FactIndex): string {
  return /^(tool|event) /.test(entry.name) ? entry.name.slice(entry.name.indexOf(' ') + 1) : typedName(entry, analysis);
}

function callOf({ path, startLine }: EntryFact, handler: SymbolFact, { analysis }: FactIndex): CallFact | undefined {
  return analysis.files
    .get(path)
    ?.calls.find((one) => one.target === handler.id && one.startLine >= startLine && one.startLine < startLine + REACH);
}

function isAround({ path, startLine, endLine }: SymbolFact, entry: EntryFact): boolean {
  return path === entry.path && startLine <= entry.startLine && entry.endLine <= endLine;
}

function helpOf({ help, helpLines, path, startLine, endLine }: EntryFact): AuthorWords | undefined {
  if (help === undefined) return undefined;
  return quoteWords(help, { path, range: helpLines ?? { startLine, endLine }, from: 'file', isPlain: true });
}

function wordsAbout(handler: SymbolFact): AuthorWords | undefined {
  return wordsOfSymbol(handler) ?? plainWordsOf(handler);
}

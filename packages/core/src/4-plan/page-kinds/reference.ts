import type { Section, SymbolFact } from '#analysis';
import { wordsOf } from '#text/plain-prose';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { isTopSymbol } from '../select/symbol-kinds.ts';
import { callerKey, plainWordsOf, scoreSymbol, tellSymbol, wordsOfSymbol } from '../select/symbol-story.ts';
import type { PlannedPage, ReferenceBrief } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Longest reference page in words; below the 4,000 of the bar, headings and columns included. @source wiki.md §1 */
const PAGE_WORDS = 3_300;
/** A part with fewer words shares its page with the next one. @source own bound: no crumbs of pages */
const SHARED_WORDS = 900;
/** Most used names shown on the first page. @source wiki.md §2: the 50 most used names */
const HUBS = 50;

type Group = ReferenceBrief['groups'][number];

/** The groups of one page, and how many words they come to. */
interface Chapter {
  readonly sections: Section[];
  readonly groups: Group[];
  words: number;
}

/** The first page with the most used names, then as many pages as the declarations need; none without declarations. */
export function planReference(context: PageContext): PlannedPage[] {
  const { index, ids, messages } = context;
  const chapters = cutChapters(index);
  const [first] = chapters;
  if (first === undefined) return [];
  const hubs = hubsOf(index);
  const title = messages.wiki.titles.reference;
  if (chapters.length === 1) {
    return [
      {
        id: 'reference',
        title,
        kind: 'reference',
        brief: { kind: 'reference', groups: first.groups, hubs, children: [] },
      },
    ];
  }
  const children = chapters.map((chapter): PlannedPage => {
    const id = ids.take(`reference-${chapter.sections[0]?.id ?? ''}`);
    const brief: ReferenceBrief = { kind: 'reference', groups: chapter.groups, hubs: [], children: [] };
    return { id, title: titleOf(chapter, chapters, context), kind: 'reference', parent: 'reference', brief };
  });
  const links = children.map((child) => ({ pageId: child.id, title: child.title }));
  const brief: ReferenceBrief = { kind: 'reference', groups: [], hubs, children: links };
  return [{ id: 'reference', title, kind: 'reference', brief }, ...children];
}

/** Files in reading order, cut where a page would grow too long; small parts share a page. */
function cutChapters(index: FactIndex): Chapter[] {
  const chapters: Chapter[] = [];
  let open: Chapter | undefined;
  for (const section of index.analysis.sections) {
    if (open !== undefined && open.words > SHARED_WORDS) open = undefined;
    for (const path of section.files) {
      let rest = entriesOf(path, index);
      while (rest.length > 0) {
        if (open === undefined) {
          open = { sections: [], groups: [], words: 0 };
          chapters.push(open);
        }
        const taken = takeWithin(rest, PAGE_WORDS - open.words);
        if (taken.count > 0) {
          if (open.sections.at(-1) !== section) open.sections.push(section);
          open.groups.push({ path, entries: rest.slice(0, taken.count) });
          open.words += taken.words;
          rest = rest.slice(taken.count);
        }
        if (rest.length > 0) open = undefined;
      }
    }
  }
  return chapters;
}

function entriesOf(path: Group['path'], index: FactIndex): Group['entries'] {
  const listed = (index.analysis.files.get(path)?.symbols ?? []).filter((symbol) => isListed(symbol, index));
  return listed.map((symbol) => {
    const words = wordsOfSymbol(symbol) ?? plainWordsOf(symbol);
    return words === undefined ? { symbol } : { symbol, words };
  });
}

/** How many entries fit into so many words; a fresh page takes at least one, so that the cut always ends. */
function takeWithin(entries: Group['entries'], budget: number): { count: number; words: number } {
  let words = 0;
  let count = 0;
  for (const entry of entries) {
    const cost = wordsOf(entry.symbol.signature).length + wordsOf(entry.words?.words ?? '').length + 3;
    if (words + cost > budget && (count > 0 || budget < PAGE_WORDS)) break;
    words += cost;
    count += 1;
  }
  return { count, words };
}

/** Public declarations, and members that a reader calls. */
function isListed(symbol: SymbolFact, index: FactIndex): boolean {
  if (isTopSymbol(symbol)) return symbol.isExported || isUsedElsewhere(symbol, index);
  const parent = symbol.parent === undefined ? undefined : index.analysis.symbols.get(symbol.parent);
  if (parent === undefined || !parent.isExported) return false;
  if (!symbol.isExported || /^(_|#|constructor$)/.test(symbol.name)) return false;
  // A property that is computed is called like a field, and described like a function.
  return symbol.kind === 'method' || (symbol.kind === 'property' && /^(async )?(def|get) /.test(symbol.signature));
}

/** Whether another file takes what is not public: inside its package it is as good as public. */
function isUsedElsewhere({ id, path }: SymbolFact, index: FactIndex): boolean {
  const isOther = (file: string): boolean =>
    file !== path && index.analysis.files.get(file as typeof path)?.role === 'code';
  return (
    (index.importersOf.get(id) ?? []).some(({ from }) => isOther(from)) ||
    (index.callersOf.get(id) ?? []).some((call) => isOther(call.path))
  );
}

function hubsOf(index: FactIndex): ReferenceBrief['hubs'] {
  const symbols = [...index.analysis.symbols.values()].filter(
    (symbol) => isTopSymbol(symbol) && index.sectionOf.has(symbol.path),
  );
  // As the table shows them: files that import, functions that call.
  const uses = (symbol: SymbolFact): number => {
    const importers = (index.importersOf.get(symbol.id) ?? []).map(({ from }) => from);
    const callers = (index.callersOf.get(symbol.id) ?? []).map((call) => callerKey(call, index));
    return new Set(importers).size + new Set(callers).size;
  };
  const best = bestFirst(
    // Where all names fit, those are listed too whose uses are no calls: types, and what a table holds.
    symbols.length <= HUBS ? symbols : symbols.filter((symbol) => uses(symbol) > 0),
    (symbol) => uses(symbol) * 1_000 + scoreSymbol(symbol, index),
    (symbol) => symbol.id,
  );
  return best.slice(0, HUBS).map((symbol) => {
    const story = tellSymbol(symbol, index);
    const words = story.words ?? plainWordsOf(symbol);
    return words === undefined ? story : { ...story, words };
  });
}

/** The parts on the page by name; a part that fills several pages is numbered. */
function titleOf(chapter: Chapter, chapters: readonly Chapter[], { messages }: PageContext): string {
  const [first] = chapter.sections;
  const names = chapter.sections.slice(0, 3).map(({ name }) => name);
  const name = names.join(', ') + (chapter.sections.length > 3 ? ' …' : '');
  const same = chapters.filter(({ sections }) => sections.length === 1 && sections[0] === first);
  const part = chapter.sections.length === 1 && same.length > 1 ? same.indexOf(chapter) + 1 : undefined;
  return messages.wiki.titles.referenceOf({ name, part });
}

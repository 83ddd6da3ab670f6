import type { Section, SymbolFact } from '#analysis';
import { wordsOf } from '#text/plain-prose';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import { isTopSymbol, scoreSymbol, tellSymbol, wordsOfSymbol } from '../select/symbol-story.ts';
import type { PlannedPage, ReferenceBrief } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Longest reference page in words; below the 4,000 of the bar, headings and columns included. @source wiki.md §1 */
const PAGE_WORDS = 3_300;
/** Most used names shown on the first page. @source wiki.md §2: the 50 most used names */
const HUBS = 50;

type Group = ReferenceBrief['groups'][number];
interface Chapter {
  readonly section: Section;
  readonly groups: Group[];
  words: number;
}

/** The first page with the most used names, and one or more pages for each part; none when nothing was declared. */
export function planReference(context: PageContext): PlannedPage[] {
  const { index, ids, messages } = context;
  const chapters = index.analysis.sections.flatMap((section) => chaptersOf(section, index));
  if (chapters.length === 0) return [];
  const rootId = 'reference';
  const children = chapters.map((chapter): PlannedPage => {
    const id = ids.take(`reference-${chapter.section.id}`);
    const part = numberAmong(chapter, chapters);
    const title = messages.wiki.titles.referenceOf({ name: chapter.section.name, part });
    return {
      id,
      title,
      kind: 'reference',
      parent: rootId,
      brief: { kind: 'reference', groups: chapter.groups, hubs: [], children: [] },
    };
  });
  const brief: ReferenceBrief = {
    kind: 'reference',
    groups: [],
    hubs: hubsOf(index),
    children: children.map(({ id, title }) => ({ pageId: id, title })),
  };
  return [{ id: rootId, title: messages.wiki.titles.reference, kind: 'reference', brief }, ...children];
}

/** The files of a section in order, cut where a page would grow too long. */
function chaptersOf(section: Section, index: FactIndex): Chapter[] {
  const chapters: Chapter[] = [];
  let open: Chapter | undefined;
  for (const path of section.files) {
    const entries = (index.analysis.files.get(path)?.symbols ?? [])
      .filter((symbol) => isListed(symbol, index))
      .map((symbol) => {
        const words = wordsOfSymbol(symbol);
        return { symbol, ...(words === undefined ? {} : { words }) };
      });
    let rest = entries;
    while (rest.length > 0) {
      if (open === undefined || open.words > PAGE_WORDS) {
        open = { section, groups: [], words: 0 };
        chapters.push(open);
      }
      const taken = takeWithin(rest, PAGE_WORDS - open.words);
      open.groups.push({ path, entries: rest.slice(0, taken.count) });
      open.words += taken.words;
      rest = rest.slice(taken.count);
      if (rest.length > 0) open = undefined;
    }
  }
  return chapters;
}

/** How many entries fit into so many words; at least one, so that the cut always ends. */
function takeWithin(entries: Group['entries'], budget: number): { count: number; words: number } {
  let words = 0;
  let count = 0;
  for (const entry of entries) {
    const cost = wordsOf(entry.symbol.signature).length + wordsOf(entry.words?.words ?? '').length + 3;
    if (count > 0 && words + cost > budget) break;
    words += cost;
    count += 1;
  }
  return { count, words };
}

/** Public declarations, and members that a reader calls. */
function isListed(symbol: SymbolFact, index: FactIndex): boolean {
  if (isTopSymbol(symbol)) return symbol.isExported;
  const parent = symbol.parent === undefined ? undefined : index.analysis.symbols.get(symbol.parent);
  if (parent === undefined || !parent.isExported) return false;
  return symbol.kind === 'method' && symbol.isExported && !/^(_|#|constructor$)/.test(symbol.name);
}

function hubsOf(index: FactIndex): ReferenceBrief['hubs'] {
  const symbols = [...index.analysis.symbols.values()].filter(
    (symbol) => isTopSymbol(symbol) && index.sectionOf.has(symbol.path),
  );
  const used = symbols.filter(
    (symbol) => (index.importersOf.get(symbol.id)?.length ?? 0) + (index.callersOf.get(symbol.id)?.length ?? 0) > 0,
  );
  const best = bestFirst(
    used,
    (symbol) => scoreSymbol(symbol, index),
    (symbol) => symbol.id,
  );
  return best.slice(0, HUBS).map((symbol) => tellSymbol(symbol, index));
}

function numberAmong(chapter: Chapter, chapters: readonly Chapter[]): number | undefined {
  const own = chapters.filter(({ section }) => section.id === chapter.section.id);
  return own.length > 1 ? own.indexOf(chapter) + 1 : undefined;
}

import { isAnchored, type Subject } from '../anchor.ts';
import type { BundlePage } from '../bundle.ts';
import type { Checkout } from '../checkout.ts';
import type { CitedLines, Span } from '../page-text.ts';
import type { ReadPage } from '../read-wiki.ts';
import { type Example, median, percent, type Row, sum } from '../row.ts';

/** What checking every predicate again has found; made by the product's own `verify`. */
export interface Reverified {
  readonly count: number;
  readonly bad: readonly { readonly pageId: string; readonly text: string }[];
}

/** Files up to this length may be cited as a whole. @source wiki.md §2 */
const SHORT_FILE_LINES = 60;
/** A range above this share of a longer file says "somewhere in there". @source wiki.md §2 */
const WIDE_SHARE = 0.8;

const show = ({ path, startLine, endLine }: CitedLines): string => `${path}:${startLine}-${endLine}`;

/** How many citations there are, and how wide. Needs no checkout. */
export function densityRows(pages: readonly ReadPage[]): Row[] {
  const concept = pages.filter((page) => page.isConcept);
  const words = sum(concept.map((page) => page.words));
  const citations = concept.flatMap(({ page }) => page.citations);
  const ranges = pages.flatMap(({ page }) => page.citations.map(({ startLine, endLine }) => endLine - startLine + 1));
  // A report about what was read states nothing about lines.
  const due = pages.filter(({ page }) => page.kind !== 'coverage');
  const bare = due.filter(({ page }) => page.citations.length === 0);
  const thin = concept
    .map(({ page, words }) => ({ page, words, density: (page.citations.length / Math.max(1, words)) * 1000 }))
    .sort((left, right) => left.density - right.density);
  return [
    {
      id: 'wikiCitationsPerThousandWords',
      name: 'citations per 1,000 words, concept pages',
      value: words === 0 ? 0 : (citations.length / words) * 1000,
      count: citations.length,
      bar: 'least',
      examples: thin
        .slice(0, 3)
        .map(({ page, density, words: of }) => ({ where: page.id, text: `${density.toFixed(1)} of ${of} words` })),
    },
    {
      id: 'wikiPagesCited',
      name: 'pages with a citation, %',
      value: percent(due.length - bare.length, due.length),
      count: due.length,
      bar: 'least',
      examples: bare.map(({ page }) => ({ where: page.id, text: 'cites nothing' })),
    },
    {
      id: 'wikiMedianRangeLines',
      name: 'median range, lines',
      value: median(ranges),
      count: ranges.length,
      bar: 'most',
      examples: [],
    },
    {
      id: 'statementsDropped',
      name: 'statements dropped by the check',
      value: sum(pages.map(({ page }) => page.droppedCount ?? 0)),
      count: pages.length,
      examples: pages
        .filter(({ page }) => (page.droppedCount ?? 0) > 0)
        .map(({ page }) => ({ where: page.id, text: `${page.droppedCount} dropped` })),
    },
  ];
}

/** Whether the ranges are there, speak of what the sentence names, and are narrow enough to say something. */
export function rangeRows(pages: readonly ReadPage[], checkout: Checkout, mode: 'facts' | 'model'): Row[] {
  const all = pages.flatMap(({ page }) => page.citations.map((citation) => ({ page: page.id, citation })));
  const invalid = all.filter(({ citation }) => !isRangeValid(citation, checkout));
  const wide = all.filter(({ citation }) => isWide(citation, checkout));
  const subjects = pages.flatMap(subjectsOf);
  const loose = subjects.filter(({ subject }) => !isAnchored(subject, checkout));
  return [
    {
      id: 'wikiRangeValid',
      name: 'ranges that exist, %',
      value: percent(all.length - invalid.length, all.length),
      count: all.length,
      bar: 'least',
      examples: invalid.map(({ page, citation }) => ({ where: page, text: show(citation) })),
    },
    {
      id: mode === 'facts' ? 'wikiAnchored' : 'wikiAnchoredModel',
      name: 'cited lines hold a name of the sentence, %',
      value: percent(subjects.length - loose.length, subjects.length),
      count: subjects.length,
      bar: 'least',
      examples: loose.map(({ page, subject }) => ({
        where: page,
        text: `${show(subject.cited)} ← ${subject.text.slice(0, 160)}`,
      })),
    },
    {
      id: 'wikiWideRanges',
      name: 'ranges over 80 % of a file above 60 lines, %',
      value: all.length === 0 ? 0 : (wide.length / all.length) * 100,
      count: all.length,
      bar: 'most',
      examples: wide.map(({ page, citation }) => ({ where: page, text: show(citation) })),
    },
  ];
}

/** Whether each predicate holds on its lines, by the product's own checkers run again on the finished file. */
export function supportedRows({ count, bad }: Reverified, mode: 'facts' | 'model'): Row[] {
  const examples: Example[] = bad.map(({ pageId, text }) => ({ where: pageId, text }));
  return [
    {
      id: mode === 'facts' ? 'wikiSupported' : 'wikiSupportedModel',
      name: 'predicates that hold on their lines, %',
      value: percent(count - bad.length, count),
      count,
      bar: 'least',
      examples,
    },
  ];
}

function isRangeValid({ path, startLine, endLine }: CitedLines, checkout: Checkout): boolean {
  const lines = checkout.linesOf(path);
  return lines !== undefined && startLine >= 1 && startLine <= endLine && endLine <= lines.length;
}

function isWide({ path, startLine, endLine }: CitedLines, checkout: Checkout): boolean {
  const length = checkout.linesOf(path)?.length ?? 0;
  return length > SHORT_FILE_LINES && endLine - startLine + 1 > WIDE_SHARE * length;
}

/** Every pair of cited lines and what they stand behind; citations without a mark in the text stand behind their claim. */
function subjectsOf({ page, statements }: ReadPage): { page: string; subject: Subject }[] {
  const marked = new Set<string>();
  const found: { page: string; subject: Subject }[] = [];
  for (const { spans, text, cites } of statements) {
    for (const cited of cites) {
      marked.add(show(cited));
      found.push({ page: page.id, subject: { cited, spans, text } });
    }
  }
  for (const citation of page.citations) {
    if (marked.has(show(citation))) continue;
    const spans = [{ kind: 'quoted', text: citation.claim } as const, ...edgeSpans(page, citation.claim)];
    found.push({ page: page.id, subject: { cited: citation, spans, text: citation.claim } });
  }
  return found;
}

/** A citation of an edge says "label → label: word": its word, or either end by its label or the folder or file it stands for. */
function edgeSpans({ diagrams }: BundlePage, claim: string): Span[] {
  const [arrow = '', word] = claim.split(/: (?=[^:]*$)/);
  const ends = arrow.split(' → ');
  if (ends.length !== 2) return [];
  const own: Span[] = word === undefined ? [] : [{ kind: 'code', text: word }];
  const named = diagrams
    .flatMap(({ nodes }) => nodes)
    .filter(({ label }) => ends.includes(label))
    .flatMap(({ label, path = '' }) => [label, path.split('/').at(-1)?.split('.')[0] ?? ''])
    .map((text): Span => ({ kind: 'link', text }));
  return [...own, ...named];
}

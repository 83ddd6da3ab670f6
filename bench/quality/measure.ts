// Measures exported bundles against the rows of the quality bars that need no checkout: citations, words in lists and
// tables, sentence skeletons, duplicate paragraphs, dead links, diagram nodes, page lengths.
//   node bench/quality/measure.ts wiki.json …          prints one line per row; exit code 1 when a bar is missed
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksIn, countWords, skeletonsIn } from './page-text.ts';

interface BundlePage {
  readonly id: string;
  readonly kind: string;
  readonly html: string;
  readonly citations: readonly { readonly startLine: number; readonly endLine: number }[];
  readonly diagrams: readonly {
    readonly nodes: readonly { readonly path?: string }[];
    readonly edges: readonly { readonly line?: number }[];
  }[];
  readonly droppedCount?: number;
}

type Bars = Readonly<Record<string, number>>;

/** One measured row: `least` and `most` name the bar in bars.json that the value must keep. */
interface Row {
  readonly name: string;
  readonly value: number;
  readonly least?: string;
  readonly most?: string;
  readonly note?: string;
}

/** Pages that explain; the others are indexes or reports. */
const CONCEPT_KINDS = new Set(['overview', 'getting-started', 'architecture', 'module', 'flow', 'extending', 'data']);

/** Words of the shortest and of the longest page. @source wiki.md §1 */
const PAGE_WORDS = { least: 60, most: 4_000 } as const;

function measure(pages: readonly BundlePage[]): Row[] {
  const concept = pages.filter(({ kind }) => CONCEPT_KINDS.has(kind));
  return [...citationRows(pages, concept), ...readingRows(pages, concept), ...linkRows(pages)];
}

function citationRows(pages: readonly BundlePage[], concept: readonly BundlePage[]): Row[] {
  const words = sum(concept.map(({ html }) => countWords(blocksIn(html).map(({ text }) => text))));
  const cited = sum(concept.map(({ citations }) => citations.length));
  const ranges = pages.flatMap(({ citations }) => citations.map(({ startLine, endLine }) => endLine - startLine + 1));
  return [
    { name: 'citations per 1,000 words', value: (cited / words) * 1_000, least: 'wikiCitationsPerThousandWords' },
    { name: 'median range in lines', value: median(ranges), most: 'wikiMedianRangeLines' },
    { name: 'statements dropped', value: sum(pages.map(({ droppedCount = 0 }) => droppedCount)) },
  ];
}

function readingRows(pages: readonly BundlePage[], concept: readonly BundlePage[]): Row[] {
  const blocks = concept.flatMap(({ html }) => blocksIn(html));
  const inLists = blocks.filter(({ isListed }) => isListed);
  const skeletons = concept.map(({ id, html }) => ({ id, found: skeletonsIn(html) }));
  const all = skeletons.flatMap(({ found }) => found);
  const [common, count] = mostCommon(all);
  const repeats = skeletons
    .map(({ id, found }) => ({ id, most: mostCommon(found) }))
    .sort((left, right) => right.most[1] - left.most[1])[0];
  const paragraphs = blocks.filter(({ isListed, text }) => !isListed && text.length > 40).map(({ text }) => text);
  const lengths = pages.map(({ id, html }) => ({ id, words: countWords(blocksIn(html).map(({ text }) => text)) }));
  const odd = lengths.filter(({ words }) => words < PAGE_WORDS.least || words > PAGE_WORDS.most);
  const words = (some: typeof blocks): number => countWords(some.map(({ text }) => text));
  return [
    { name: 'words in lists and tables, %', value: (words(inLists) / words(blocks)) * 100, most: 'wikiListShare' },
    { name: 'commonest skeleton, %', value: (count / all.length) * 100, most: 'wikiSkeletonShare', note: common },
    {
      name: 'repeats on one page',
      value: repeats?.most[1] ?? 0,
      most: 'wikiSkeletonRepeats',
      note: `${repeats?.id}: ${repeats?.most[0]}`,
    },
    {
      name: 'duplicate paragraphs, %',
      value: (1 - new Set(paragraphs).size / Math.max(1, paragraphs.length)) * 100,
      most: 'wikiDuplicateParagraphs',
    },
    {
      name: 'pages too short or too long',
      value: odd.length,
      most: 'wikiOddPages',
      note: odd.map(({ id }) => id).join(),
    },
    { name: 'words on concept pages', value: words(blocks) },
  ];
}

function linkRows(pages: readonly BundlePage[]): Row[] {
  const anchors = new Set<string>();
  for (const { id, html } of pages) {
    anchors.add(`p-${id}`);
    for (const [, anchor] of html.matchAll(/\sid="([^"]+)"/g)) anchors.add(anchor ?? '');
  }
  // Citations lead to a list that the shell builds; only links between and within pages are looked up.
  const links = pages.flatMap(({ html }) => [...html.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to ?? ''));
  const dead = links.filter((to) => !/~cite\./.test(to) && !anchors.has(to));
  const diagrams = pages.flatMap((page) => page.diagrams);
  const parts = diagrams.flatMap(({ nodes, edges }) => [
    ...nodes.map(({ path }) => path !== undefined),
    ...edges.map(({ line }) => line !== undefined),
  ]);
  const mapped = parts.length === 0 ? 100 : (parts.filter(Boolean).length / parts.length) * 100;
  return [
    { name: 'dead links', value: dead.length, most: 'wikiDeadLinks', note: [...new Set(dead)].slice(0, 3).join() },
    { name: 'diagram nodes and edges mapped, %', value: mapped, least: 'wikiDiagramsMapped' },
  ];
}

function mostCommon(values: readonly string[]): readonly [string, number] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))[0] ?? ['', 0];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function isMissed({ value, least, most }: Row, bars: Bars): boolean {
  return (least !== undefined && value < (bars[least] ?? 0)) || (most !== undefined && value > (bars[most] ?? 0));
}

const bars = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'bars.json'), 'utf8')) as Bars;
for (const file of process.argv.slice(2)) {
  const { pages } = JSON.parse(readFileSync(file, 'utf8')) as { readonly pages: readonly BundlePage[] };
  console.log(file);
  for (const row of measure(pages)) {
    const mark = isMissed(row, bars) ? 'MISS' : row.least === undefined && row.most === undefined ? '    ' : 'ok  ';
    if (mark === 'MISS') process.exitCode = 1;
    const note = row.note === undefined || row.note === '' ? '' : `   ${row.note.slice(0, 110)}`;
    console.log(`  ${mark} ${row.name.padEnd(36)} ${row.value.toFixed(1).padStart(8)}${note}`);
  }
}

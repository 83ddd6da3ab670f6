import { type Block, countWords, plainText, type Statement } from '../page-text.ts';
import { type ReadPage, wordsOf } from '../read-wiki.ts';
import { countEach, percent, type Row, sum } from '../row.ts';
import { skeletonsOf } from '../skeleton.ts';

/** Words of the shortest and of the longest page; of a concept page as wanted. @source wiki.md §1 */
const PAGE_WORDS = { least: 60, most: 4_000 } as const;
const CONCEPT_WORDS = { least: 300, most: 900 } as const;
/** More names than this, one after the other, belong into a reference table. @source wiki.md §3b */
const MOST_NAMES = 12;
/** Words of a run that is compared. @source wiki.md §2 */
const RUN_WORDS = 8;
/** A sentence shape is a repetition when it occurs more often; in a short wiki one sentence is a large share. */
const REPEATED = 2;

const isListed = ({ kind }: Pick<Block, 'kind'>): boolean => kind === 'item' || kind === 'row' || kind === 'head-row';

/** How the pages read: repetitions, lists, dumps, lengths. Needs no checkout. */
export function readabilityRows(pages: readonly ReadPage[]): Row[] {
  const concept = pages.filter((page) => page.isConcept);
  return [...repetitionRows(concept), ...skeletonRows(concept), ...shapeRows(concept), ...lengthRows(pages, concept)];
}

function repetitionRows(concept: readonly ReadPage[]): Row[] {
  const paragraphs = concept.flatMap(({ page, blocks }) =>
    blocks
      .filter((block) => block.kind === 'paragraph')
      .map(({ spans }) => ({ where: page.id, text: plainText(spans) }))
      .filter(({ text }) => text.length > 40),
  );
  const seen = new Set<string>();
  const again = paragraphs.filter(({ text }) => seen.has(text) || !seen.add(text));
  const runs = concept.flatMap(({ page, blocks }) =>
    blocks.filter((block) => !isListed(block) || block.kind === 'item').flatMap((block) => runsOf(page.id, block)),
  );
  const counts = new Map<string, number>();
  for (const { text } of runs) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = runs.filter(({ text }) => (counts.get(text) ?? 0) > 1);
  return [
    {
      id: 'wikiDuplicateParagraphs',
      name: 'duplicate paragraphs, concept pages, %',
      value: 100 - percent(paragraphs.length - again.length, paragraphs.length),
      count: paragraphs.length,
      bar: 'most',
      examples: again,
    },
    {
      id: 'wikiRepeatedRuns',
      name: `runs of ${RUN_WORDS} words that occur again, %`,
      value: 100 - percent(runs.length - repeated.length, runs.length),
      count: runs.length,
      bar: 'most',
      examples: countEach(repeated.map(({ text }) => text))
        .slice(0, 20)
        .map(([text, count]) => ({
          where: [...new Set(repeated.filter((run) => run.text === text).map(({ where }) => where))].slice(0, 3).join(),
          text: `${count} × ${text}`,
        })),
    },
  ];
}

/** Every run of eight words of a block, in small letters, numbers masked. */
function runsOf(where: string, { spans, kind }: Block): { where: string; text: string }[] {
  if (kind === 'heading') return [];
  const words = plainText(spans)
    .toLowerCase()
    .replace(/\d[\d.,]*/g, '#')
    .split(/[^\p{L}\p{N}#_$/.-]+/u)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ''))
    .filter((word) => word !== '');
  return words
    .slice(0, Math.max(0, words.length - RUN_WORDS + 1))
    .map((_, index) => ({ where, text: words.slice(index, index + RUN_WORDS).join(' ') }));
}

function skeletonRows(concept: readonly ReadPage[]): Row[] {
  const found = concept.flatMap(({ page, blocks }) =>
    skeletonsOf(blocks).map((skeleton) => ({ where: page.id, skeleton })),
  );
  const common = countEach(found.map(({ skeleton }) => skeleton));
  const most = common[0]?.[1] ?? 0;
  const onPages = countEach(found.map(({ where, skeleton }) => `${where}\n${skeleton}`));
  return [
    {
      id: 'wikiSkeletonShare',
      name: 'commonest sentence shape, concept pages, %',
      value: most > REPEATED ? (most / found.length) * 100 : 0,
      count: found.length,
      bar: 'most',
      examples: common
        .filter(([, count]) => count > REPEATED)
        .slice(0, 10)
        .map(([text, count]) => ({ where: 'concept pages', text: `${count} × ${text}` })),
    },
    {
      id: 'wikiSkeletonRepeats',
      name: 'one sentence shape on one page, most',
      value: onPages[0]?.[1] ?? 0,
      count: found.length,
      bar: 'most',
      examples: onPages
        .filter(([, count]) => count > REPEATED)
        .map(([key, count]) => ({ where: key.split('\n')[0] ?? '', text: `${count} × ${key.split('\n')[1] ?? ''}` })),
    },
  ];
}

function shapeRows(concept: readonly ReadPage[]): Row[] {
  const blocks = concept.flatMap((page) => page.blocks);
  const shares = concept
    .map(({ page, blocks: own, words }) => ({
      page,
      share: (wordsOf(own.filter(isListed)) / Math.max(1, words)) * 100,
    }))
    .sort((left, right) => right.share - left.share);
  const dumps = concept.flatMap(({ page, blocks: own, statements }) =>
    [...longGroups(own), ...longEnumerations(statements)].map((text) => ({ where: page.id, text })),
  );
  return [
    {
      id: 'wikiListShare',
      name: 'words in lists and tables, concept pages, %',
      value: (wordsOf(blocks.filter(isListed)) / Math.max(1, wordsOf(blocks))) * 100,
      count: wordsOf(blocks),
      bar: 'most',
      examples: shares.slice(0, 5).map(({ page, share }) => ({ where: page.id, text: `${share.toFixed(0)} %` })),
    },
    {
      id: 'wikiSymbolDumps',
      name: `lists of over ${MOST_NAMES} names, concept pages`,
      value: dumps.length,
      count: blocks.length,
      bar: 'most',
      examples: dumps,
    },
  ];
}

/** Lists and tables with more entries that begin with a name than a reader can take in. */
function longGroups(blocks: readonly Block[]): string[] {
  const groups = new Map<number, Block[]>();
  for (const block of blocks) {
    if (block.group === 0 || block.spans.find(({ text }) => text.trim() !== '')?.kind !== 'code') continue;
    groups.set(block.group, [...(groups.get(block.group) ?? []), block]);
  }
  return [...groups.values()]
    .filter((group) => group.length > MOST_NAMES)
    .map((group) => `${group.length} entries under “${group[0]?.under}”: ${plainText(group[0]?.spans ?? [])}`);
}

function longEnumerations(statements: readonly Statement[]): string[] {
  return statements
    .filter(
      ({ kind, spans }) => kind !== 'commands' && spans.filter((span) => span.kind === 'code').length > MOST_NAMES,
    )
    .map(({ text }) => text);
}

function lengthRows(pages: readonly ReadPage[], concept: readonly ReadPage[]): Row[] {
  const odd = pages.filter(({ words }) => words < PAGE_WORDS.least || words > PAGE_WORDS.most);
  const wanted = concept.filter(({ words }) => words >= CONCEPT_WORDS.least && words <= CONCEPT_WORDS.most);
  const show = ({ page, words }: ReadPage): { where: string; text: string } => ({
    where: page.id,
    text: `${words} words`,
  });
  return [
    {
      id: 'wikiOddPages',
      name: `pages under ${PAGE_WORDS.least} or over ${PAGE_WORDS.most} words`,
      value: odd.length,
      count: pages.length,
      bar: 'most',
      examples: odd.map(show),
    },
    {
      id: 'conceptPagesAsWanted',
      name: `concept pages of ${CONCEPT_WORDS.least} to ${CONCEPT_WORDS.most} words, %`,
      value: percent(wanted.length, concept.length),
      count: concept.length,
      examples: concept.filter((page) => !wanted.includes(page)).map(show),
    },
    {
      id: 'conceptWords',
      name: 'words on concept pages',
      value: sum(concept.map(({ words }) => words)),
      count: concept.length,
      examples: [],
    },
    {
      id: 'allWords',
      name: 'words on all pages',
      value: countWords(pages.flatMap(({ blocks }) => blocks.map(({ spans }) => plainText(spans)))),
      count: pages.length,
      examples: [],
    },
  ];
}

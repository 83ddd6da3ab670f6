import type { WikiBundle } from './bundle.ts';
import type { Checkout } from './checkout.ts';
import type { SampledStatement } from './draw-sample.ts';
import type { CitedLines } from './page-text.ts';

/** Lines of one citation that are printed; the rest is counted. */
const MOST_LINES = 40;
/** Characters of one printed line. */
const MOST_CHARACTERS = 200;

const KINDS: Readonly<Record<SampledStatement['kind'], string>> = {
  paragraph: 'sentence',
  item: 'list item',
  row: 'table row',
  commands: 'commands',
  heading: 'heading',
  'head-row': 'table head',
  edge: 'edge of a diagram',
};

const HOW_TO_JUDGE = `Judge each statement by the lines printed below it, and by the repository where they are not enough.

- **right**: the lines prove what the statement says, all of it.
- **wrong**: something in it is false, or the lines say something else.
- **cannot tell**: the lines neither prove nor refute it.

Mark one of the three boxes of each number; add a word on what is wrong.
`;

/** The sheet as Markdown: number, statement, where it stands, and the cited lines with their numbers. */
export function writeSheet(
  sample: readonly SampledStatement[],
  wikis: readonly { readonly bundle: WikiBundle; readonly checkout: Checkout }[],
  { seed, count }: { seed: number; count: number },
): string {
  const sources = wikis.map(
    ({ bundle: { repo } }, index) => `- ${String.fromCharCode(65 + index)}: ${repo.fullName} at ${repo.commit}\n`,
  );
  const drawn = sample.length < count ? ` (${sample.length} of ${count} wanted; the wikis hold no more)` : '';
  const entries = sample.map((statement, index) => {
    const wiki = wikis[statement.wiki];
    return wiki === undefined ? '' : entryOf(index + 1, statement, wiki.checkout);
  });
  return `# ${sample.length} statements by seed ${seed}${drawn}\n\n${HOW_TO_JUDGE}\n${sources.join('')}\n${entries.join('\n')}`;
}

function entryOf(number: number, statement: SampledStatement, checkout: Checkout): string {
  const { wiki, pageId, under, kind, columns, text, cites } = statement;
  const place = `${String.fromCharCode(65 + wiki)} · ${pageId}${under === '' ? '' : ` · ${under}`} · ${KINDS[kind]}`;
  const head = columns === undefined ? '' : `${quote(`(${columns})`)}\n>\n`;
  const lines = cites.length === 0 ? 'no citation\n' : cites.map((cited) => excerptOf(cited, checkout)).join('');
  return `## ${number}\n\n${place}\n\n${head}${quote(text)}\n\n${lines}\n[ ] right  [ ] wrong  [ ] cannot tell\n`;
}

function quote(text: string): string {
  return `> ${text.replace(/([\\`*_<>[\]])/g, '\\$1')}`;
}

function excerptOf({ path, startLine, endLine }: CitedLines, checkout: Checkout): string {
  const all = checkout.linesOf(path)?.slice(startLine - 1, endLine) ?? [];
  const shown = all.slice(0, MOST_LINES).map((line, index) => {
    const cut = line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
    return `    ${String(startLine + index).padStart(5)}  ${cut}\n`;
  });
  const more = all.length > MOST_LINES ? `           … ${all.length - MOST_LINES} more lines\n` : '';
  const none = all.length === 0 ? '    (there are no such lines)\n' : '';
  return `${path}:${startLine}-${endLine}\n\n${none}${shown.join('')}${more}\n`;
}

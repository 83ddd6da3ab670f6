import type { Analysis, DocumentFact, DocumentSection, Section } from '#analysis';
import { fileNameOf } from '#vocabulary';
import { addTo } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { AuthorWords, PartReading } from '../wiki-plan.ts';
import { leadOf, wordsOfSection } from './document-words.ts';

/** Documents that explain how things work, as against how to take part in the project. */
const EXPLAINING: ReadonlySet<DocumentFact['kind']> = new Set(['guide', 'architecture', 'decision']);
/** Sections of the README that explain a part rather than the whole. */
const README_SECTIONS: ReadonlySet<DocumentSection['kind']> = new Set([
  'architecture',
  'configuration',
  'usage',
  'other',
]);
/** Readings of a part, and the score that makes one. @source own bounds: two names or the part's own name */
const READINGS = 2;
const ENOUGH = 3;
/** What names, headings and file names of the part's own count for. @source judged on five repositories */
const SCORE = { name: 1.5, heading: 2, file: 3 } as const;
/** Words that parts and documents have in common without being about each other. */
const COMMON = new Set(
  'index main core common shared utils util helpers types lib src app api internal base test docs'.split(' '),
);

interface Passage {
  readonly document: DocumentFact;
  readonly section: DocumentSection;
}

/** Sections of documents by what they name, made once for an analysis. */
interface Passages {
  readonly all: readonly Passage[];
  /** Indexes of passages by code-like names in their text, words of their heading, and the name of their file. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byHeading: ReadonlyMap<string, readonly number[]>;
  readonly byFile: ReadonlyMap<string, readonly number[]>;
}

const MADE = new WeakMap<Analysis, Passages>();

/** The document called like the part, when it opens with words about it. */
export function wordsOfGuide(section: Section, { analysis }: FactIndex): AuthorWords | undefined {
  const passages = passagesOf(analysis);
  for (const name of namesOfPart(section)) {
    const [first] = passages.byFile.get(name) ?? [];
    const guide = first === undefined ? undefined : passages.all[first]?.document;
    if (guide !== undefined) return leadOf(guide, { limit: 190, name: section.name });
  }
  return undefined;
}

/** Sections of documents that are called like the part or name several of its declarations and files. */
export function findReadings(section: Section, index: FactIndex, told: AuthorWords | undefined): PartReading[] {
  const passages = passagesOf(index.analysis);
  const scores = new Map<number, number>();
  const add = (found: readonly number[] | undefined, score: number): void => {
    for (const at of found ?? []) scores.set(at, (scores.get(at) ?? 0) + score);
  };
  for (const name of vocabularyOf(section, index)) add(passages.byName.get(name), SCORE.name);
  for (const name of namesOfPart(section)) {
    add(passages.byHeading.get(name), SCORE.heading);
    add(passages.byFile.get(name), SCORE.file);
  }
  const scored = [...scores].filter(([, score]) => score >= ENOUGH).sort(([a, x], [b, y]) => y - x || a - b);
  const readings: PartReading[] = [];
  for (const [at] of scored) {
    if (readings.length >= READINGS) break;
    const reading = readingAt(passages.all[at], { index, told });
    if (reading !== undefined && readings.every(({ path }) => path !== reading.path)) readings.push(reading);
  }
  return readings;
}

function readingAt(
  passage: Passage | undefined,
  { index, told }: { readonly index: FactIndex; readonly told: AuthorWords | undefined },
): PartReading | undefined {
  if (passage === undefined) return undefined;
  const { document, section } = passage;
  const words = wordsOfSection(document, section);
  const heading = section.heading || (document.title?.text ?? '');
  if (words === undefined || heading === '' || isDisputed(words, index)) return undefined;
  const isTold = words.path === told?.path && words.startLine === told.startLine;
  return isTold ? undefined : { path: document.path, heading, words };
}

/** Words that name what the code does not have are no explanation. */
export function isDisputed({ path, startLine, endLine }: AuthorWords, { analysis }: FactIndex): boolean {
  return analysis.conflicts.some(
    (conflict) => conflict.path === path && conflict.startLine <= endLine && conflict.endLine >= startLine,
  );
}

function passagesOf(analysis: Analysis): Passages {
  const made = MADE.get(analysis) ?? indexPassages(analysis);
  MADE.set(analysis, made);
  return made;
}

function indexPassages(analysis: Analysis): Passages {
  const all = analysis.documents.flatMap((document) => explainingSections(document));
  const byName = new Map<string, number[]>();
  const byHeading = new Map<string, number[]>();
  const byFile = new Map<string, number[]>();
  all.forEach(({ document, section }, at) => {
    const { heading, lead, items = [] } = section;
    const text = [lead?.text ?? '', ...items.map((item) => item.text)].join(' ').slice(0, 3_000);
    for (const name of new Set(text.match(/[A-Za-z_][\w.-]{3,60}/g) ?? []))
      if (isCodeLike(name)) addTo(byName, name, at);
    const words = heading.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    for (const word of new Set(words.map(stem))) addTo(byHeading, word, at);
    if (document.kind !== 'readme') addTo(byFile, stem(baseOf(document.path)), at);
  });
  return { all, byName, byHeading, byFile };
}

function explainingSections(document: DocumentFact): Passage[] {
  const { path, kind, sections } = document;
  if (/(^|\/)\./.test(path) || path.split('/').length > 4) return [];
  const isMainReadme = /^readme\.(md|rst|adoc|txt)$/i.test(path);
  if (!isMainReadme && !EXPLAINING.has(kind)) return [];
  const chosen = isMainReadme
    ? sections.filter((section) => README_SECTIONS.has(section.kind) && section.level <= 3)
    : sections;
  return chosen.filter(({ lead }) => lead !== undefined).map((section) => ({ document, section }));
}

/** Last words of the part's name and folder. */
function namesOfPart({ name, folders }: Section): ReadonlySet<string> {
  const words = [name, fileNameOf(folders[0] ?? '')].map((text) => text.split(/[./]/).at(-1) ?? '');
  const stems = words.map((word) => stem(word.toLowerCase().replace(/^\d+[-_.]/, '')));
  return new Set(stems.filter((word) => word.length > 3 && !COMMON.has(word)));
}

/** Names the part declares at the top of its files, and the names of its files. */
function vocabularyOf({ files }: Section, { analysis }: FactIndex): ReadonlySet<string> {
  const declared = files.flatMap((path) => analysis.files.get(path)?.symbols ?? []);
  const names = declared.filter(({ parent }) => parent === undefined).map(({ name }) => name);
  return new Set([...names, ...files.map(fileNameOf)].filter(isCodeLike));
}

/** Whether no ordinary word looks like it. */
function isCodeLike(name: string): boolean {
  return /[a-z][A-Z]|[A-Z][a-z]+[A-Z]|_|\w\.[a-z]{1,5}$/.test(name);
}

function baseOf(path: string): string {
  return fileNameOf(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/^\d+[-_.]/, '');
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ies|y|es|s)$/, '') : word;
}

import type { DocumentFact, DocumentSection, Section } from '#analysis';
import { fileNameOf } from '#vocabulary';
import { bestFirst } from '../compare.ts';
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
/** Words that parts and documents have in common without being about each other. */
const COMMON = new Set(
  'index main core common shared utils util helpers types lib src app api internal base test docs'.split(' '),
);

/** The document called like the part, when it opens with words about it. */
export function wordsOfGuide(section: Section, index: FactIndex): AuthorWords | undefined {
  const names = namesOfPart(section);
  const guide = explaining(index).find(({ path }) => names.has(stem(baseOf(path))));
  return guide === undefined ? undefined : leadOf(guide, { limit: 190, name: section.name });
}

/** Sections of documents that are called like the part or name several of its declarations and files. */
export function findReadings(section: Section, index: FactIndex, told: AuthorWords | undefined): PartReading[] {
  const names = namesOfPart(section);
  const own = vocabularyOf(section, index);
  const found = [...explaining(index), ...readmes(index)].flatMap((document) => {
    const isCalled = document.kind !== 'readme' && names.has(stem(baseOf(document.path)));
    const sections =
      document.kind === 'readme'
        ? document.sections.filter(({ kind, level }) => README_SECTIONS.has(kind) && level <= 3)
        : document.sections;
    const scored = sections.flatMap((part) => {
      const words = wordsOfSection(document, part);
      if (words === undefined || (words.path === told?.path && words.startLine === told.startLine)) return [];
      if (isDisputed(words, index)) return [];
      return [
        {
          words,
          heading: part.heading || (document.title?.text ?? ''),
          score: scoreOf(part, { names, own, isCalled }),
        },
      ];
    });
    const [best] = bestFirst(
      scored,
      ({ score }) => score,
      ({ words }) => String(words.startLine).padStart(7, '0'),
    );
    return best === undefined || best.score < ENOUGH || best.heading === '' ? [] : [{ path: document.path, ...best }];
  });
  return bestFirst(
    found,
    ({ score }) => score,
    ({ path }) => path,
  )
    .slice(0, READINGS)
    .map(({ path, heading, words }) => ({ path, heading, words }));
}

/** Words that name what the code does not have are no explanation. */
export function isDisputed({ path, startLine, endLine }: AuthorWords, { analysis }: FactIndex): boolean {
  return analysis.conflicts.some(
    (conflict) => conflict.path === path && conflict.startLine <= endLine && conflict.endLine >= startLine,
  );
}

function scoreOf(
  { heading, lead, items = [] }: DocumentSection,
  { names, own, isCalled }: { names: ReadonlySet<string>; own: ReadonlySet<string>; isCalled: boolean },
): number {
  const text = [lead?.text ?? '', ...items.map((item) => item.text)].join(' ').slice(0, 3_000);
  const named = new Set((text.match(/[A-Za-z_][\w.]{3,60}/g) ?? []).filter((word) => own.has(word)));
  const inHeading = (heading.toLowerCase().match(/[a-z]{4,}/g) ?? []).some((word) => names.has(stem(word)));
  return named.size * 1.5 + (inHeading ? 2 : 0) + (isCalled ? 3 : 0);
}

/** Last words of the part's name and folder. */
function namesOfPart({ name, folders }: Section): ReadonlySet<string> {
  const words = [name, fileNameOf(folders[0] ?? '')].map((text) => text.split(/[./]/).at(-1) ?? '');
  const stems = words.map((word) => stem(word.toLowerCase().replace(/^\d+[-_.]/, '')));
  return new Set(stems.filter((word) => word.length > 3 && !COMMON.has(word)));
}

/** Names that only this part declares and that no ordinary word looks like, and its files' names. */
function vocabularyOf({ files }: Section, { analysis }: FactIndex): ReadonlySet<string> {
  const names = files.flatMap((path) =>
    (analysis.files.get(path)?.symbols ?? []).filter(({ parent }) => parent === undefined),
  );
  const telling = names.map(({ name }) => name).filter((name) => /[a-z][A-Z]|[A-Z][a-z]+[A-Z]|_/.test(name));
  return new Set([...telling, ...files.map(fileNameOf)]);
}

function explaining({ analysis }: FactIndex): DocumentFact[] {
  return analysis.documents.filter(
    ({ kind, path }) => EXPLAINING.has(kind) && path.split('/').length <= 4 && !/(^|\/)\./.test(path),
  );
}

function readmes({ analysis }: FactIndex): DocumentFact[] {
  return analysis.documents.filter(
    ({ kind, path }) => kind === 'readme' && !path.includes('/') && /^readme\.(md|rst|adoc|txt)$/i.test(path),
  );
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

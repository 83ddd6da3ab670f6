import type { DocumentFact, DocumentSection } from '#analysis';
import { fileNameOf, folderOf } from '#vocabulary';
import type { AuthorWords, Guide } from '../wiki-plan.ts';
import { quoteWords } from './author-words.ts';

/** Whether the document introduces its folder. */
export function isReadme(path: string): boolean {
  return /^readme(\.(md|mdx|rst|txt|adoc|markdown))?$/i.test(fileNameOf(path));
}

/** The README of exactly this folder. */
export function readmeOf(folder: string, documents: readonly DocumentFact[]): DocumentFact | undefined {
  return documents.find((document) => folderOf(document.path) === folder && isReadme(document.path));
}

/** What a document says it is about: the first paragraph of its opening sections that tells something. */
export function leadOf(document: DocumentFact, options: { limit: number; name?: string }): AuthorWords | undefined {
  const opening = document.sections.filter(
    (section, index) => section.kind === 'what' || section.level <= 1 || index < 3,
  );
  for (const section of [...opening].sort((a, b) => Number(b.kind === 'what') - Number(a.kind === 'what'))) {
    const words = wordsOfSection(document, section, options);
    if (words !== undefined && words.words.split(' ').length >= 4) return words;
  }
  return undefined;
}

/** Sections that may say what a project is: later ones tell details. @source own bound */
const OPENING_SECTIONS = 12;
/** Less than this and the manifest's description says it better. @source judged on five repositories */
const ENOUGH = 2;
/** Sections that speak of how, not of what. */
const DETAIL: ReadonlySet<DocumentSection['kind']> = new Set([
  'configuration',
  'install',
  'testing',
  'contributing',
  'licence',
]);
/** Announcements and requests that stand in front of many READMEs. */
const ANNOUNCEMENT =
  /sponsor|nominat|discord|slack|join us|honou?red|look forward|donat|twitter|newsletter|funding|enterprise|hiring|star history|deprecated|looking for|translat|badge|^(for|to (get|see|read|find)) more (details|info)|^(visit|see|head (over )?to)\b/i;

/** What the repository's README says the project is: the opening paragraph that reads most like a definition. */
export function definitionIn(readme: DocumentFact, names: readonly string[], limit: number): AuthorWords | undefined {
  let best: { readonly words: AuthorWords; readonly score: number } | undefined;
  readme.sections.slice(0, OPENING_SECTIONS).forEach((section, index) => {
    if (section.level > 2 && section.kind !== 'what') return;
    const words = wordsOfSection(readme, section, { limit });
    if (words === undefined) return;
    const score = scoreDefinition(words.words, section, names) - index / 10;
    if (score >= ENOUGH && (best === undefined || score > best.score)) best = { words, score };
  });
  return best?.words;
}

function scoreDefinition(words: string, section: DocumentSection, names: readonly string[]): number {
  const lower = words.toLowerCase();
  const own = names.map((name) => name.toLowerCase()).filter((name) => name.length > 1);
  return (
    (own.some((name) => lower.startsWith(name) && !/^[\w-]/.test(lower.slice(name.length))) ? 2 : 0) +
    (own.some((name) => lower.includes(name)) ? 1 : 0) +
    (section.kind === 'what' ? 2 : 0) +
    (section.level <= 1 ? 1 : 0) +
    (DETAIL.has(section.kind) ? -2 : 0) +
    (/\b(is an?|is the|are an?|lets|allows|provides|helps|turns|makes)\b/i.test(words) ? 1 : 0) -
    (words.split(' ').length < 5 ? 2 : 0) -
    (ANNOUNCEMENT.test(words) ? 4 : 0)
  );
}

/** The first paragraph of a section as a quotation. */
export function wordsOfSection(
  document: DocumentFact,
  section: DocumentSection,
  options: { limit?: number; name?: string } = {},
): AuthorWords | undefined {
  if (section.lead === undefined) return undefined;
  return quoteWords(section.lead.text, { path: document.path, range: section.lead, from: 'readme', ...options });
}

/** Whether the document speaks about another tool than the project, which is known by any of its names. */
export function isAboutOther({ subject }: DocumentFact, names: readonly string[]): boolean {
  if (subject === undefined) return false;
  const words = subject.toLowerCase();
  return !names.some((name) => name.length > 1 && words.includes(name.toLowerCase()));
}

/** The document as an entry of a reading list; without a title there is nothing to show. */
export function asGuide(document: DocumentFact): Guide | undefined {
  if (document.title === undefined) return undefined;
  const words = leadOf(document, { limit: 190, name: document.title.text });
  const { path, title } = document;
  const { startLine, endLine, text } = title;
  return { path, title: text, titleRange: { startLine, endLine }, ...(words === undefined ? {} : { words }) };
}

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

/** The first paragraph of a section as a quotation. */
export function wordsOfSection(
  document: DocumentFact,
  section: DocumentSection,
  options: { limit?: number; name?: string } = {},
): AuthorWords | undefined {
  if (section.lead === undefined) return undefined;
  return quoteWords(section.lead.text, { path: document.path, range: section.lead, from: 'readme', ...options });
}

/** The document as an entry of a reading list; without a title there is nothing to show. */
export function asGuide(document: DocumentFact): Guide | undefined {
  if (document.title === undefined) return undefined;
  const words = leadOf(document, { limit: 190, name: document.title.text });
  const { path, title } = document;
  const { startLine, endLine, text } = title;
  return { path, title: text, titleRange: { startLine, endLine }, ...(words === undefined ? {} : { words }) };
}

import type { DocumentFact, DocumentLine, DocumentSection } from '#analysis';
import { hasWholeWord } from '#text/whole-word';
import { fileNameOf } from '#vocabulary';
import type { AuthorWords } from '../wiki-plan.ts';
import { quoteWords, SENTENCE_QUOTE } from './author-words.ts';

/** Headings under which documents tell how to add something. */
const ADDING =
  /\b(add(ing)?|new|implement(ing)?|extend(ing)?|custom|creat(e|ing)|writ(e|ing)|how to|plugins?|ekle\w*|yeni)\b/i;
/** Most steps that are quoted. @source own bound: the document has the rest */
const STEPS = 8;

/** What documents say about adding an implementation of the names: the items of one list, else a single item or sentence. */
export function findSteps(names: readonly string[], documents: readonly DocumentFact[]): AuthorWords[] {
  const listed = documents.flatMap((document) =>
    isChangeLog(document)
      ? []
      : document.sections.filter((section) => isRecipe(section, names)).map((section) => ({ document, section })),
  );
  const [first] = listed;
  // Ways to choose from are no steps.
  if (first !== undefined && !/\b(ways|alternatives|options) (to|of|for)\b/i.test(first.section.lead?.text ?? ''))
    return quoteItems(first.section.items ?? [], first.document);
  for (const document of documents) {
    if (isChangeLog(document)) continue;
    const item = document.sections
      .flatMap(({ items = [] }) => items)
      .find(
        ({ text }) =>
          /^(an?|to add|add|new|each|every)\b/i.test(text) &&
          /\b(new|add|implement)/i.test(text) &&
          namesOne(text, names),
      );
    if (item !== undefined) return quoteItems([item], document);
  }
  return sentenceAbout(names, documents);
}

/** The opening of a section about adding one, when it or the code below it has the name. */
function sentenceAbout(names: readonly string[], documents: readonly DocumentFact[]): AuthorWords[] {
  for (const document of documents) {
    const section = isChangeLog(document)
      ? undefined
      : document.sections.find(
          ({ heading, lead, codeBlocks }) =>
            ADDING.test(heading) &&
            lead !== undefined &&
            [lead, ...codeBlocks].some(({ text }) => namesOne(text, names)),
        );
    if (section?.lead !== undefined) return quoteItems([section.lead], document);
  }
  return [];
}

function isChangeLog({ path }: DocumentFact): boolean {
  return /^(change|history|news|release)/i.test(fileNameOf(path));
}

/** A list that names it at its beginning: one that comes to it at the end is about something else. */
function isRecipe({ heading, lead, items = [] }: DocumentSection, names: readonly string[]): boolean {
  const opening = [heading, lead?.text ?? '', ...items.slice(0, 2).map(({ text }) => text)];
  return items.length >= 2 && ADDING.test(heading) && opening.some((text) => namesOne(text, names));
}

function namesOne(text: string, names: readonly string[]): boolean {
  return names.some((name) => hasWholeWord(text, name));
}

function quoteItems(items: readonly DocumentLine[], { path }: DocumentFact): AuthorWords[] {
  return items.slice(0, STEPS).flatMap((item): AuthorWords[] => {
    const { text, startLine, endLine } = item;
    // A step of a list needs no more than a verb and a name.
    const isShort = text.length <= SENTENCE_QUOTE && /\p{L}/u.test(text);
    if (isShort) return [{ path, startLine, endLine, words: text.replace(/[.]$/, ''), isCut: false, from: 'readme' }];
    const said = quoteWords(text, { path, range: item, from: 'readme' });
    return said === undefined ? [] : [said];
  });
}

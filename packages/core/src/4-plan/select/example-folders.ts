import type { Analysis } from '#analysis';
import { folderOf } from '#vocabulary';
import { byText } from '../compare.ts';
import type { ExampleFolder } from '../wiki-plan.ts';
import { quoteDoc, quoteWords } from './author-words.ts';
import { isReadme } from './document-words.ts';

/** Examples that are told. @source own bound: the folder shows the rest */
const EXAMPLES = 5;
const FOLDER = /^((?:.{1,80}\/)?(?:examples?|samples?|demos?))\/([^/]+)/i;

/** What each folder or file of the examples shows, by its README or the comment at its top. */
export function findExamples({ files, documents }: Analysis): ExampleFolder[] {
  const found = new Map<string, ExampleFolder>();
  const keep = (place: string, words: ExampleFolder['words'] | undefined): void => {
    if (words !== undefined && !found.has(place)) found.set(place, { place, words });
  };
  for (const document of documents) {
    const match = FOLDER.exec(document.path);
    if (match === null || !isReadme(document.path) || folderOf(document.path) !== match[0]) continue;
    const lead = document.sections.find((section) => section.lead !== undefined)?.lead;
    if (lead !== undefined)
      keep(match[0], quoteWords(lead.text, { path: document.path, range: lead, from: 'readme', name: match[2] ?? '' }));
  }
  const counts = new Map<string, number>();
  for (const { path, role, isParsed } of files.values()) {
    const place = FOLDER.exec(path)?.[0];
    if (place !== undefined && role === 'example' && isParsed) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  for (const { path, role, doc } of files.values()) {
    const match = FOLDER.exec(path);
    if (match === null || role !== 'example' || doc === undefined || found.has(match[0])) continue;
    // The comment of one file among several says nothing about their folder.
    if (path !== match[0] && (counts.get(match[0]) ?? 0) > 1) continue;
    keep(match[0], quoteDoc(doc, { path, from: 'file', name: path }));
  }
  return [...found.values()].sort((a, b) => byText(a.place, b.place)).slice(0, EXAMPLES);
}

import type { SurveyedFile } from '#survey';
import { fileNameOf, type RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRst } from './read-rst.ts';

type DocumentReader = (path: RepoPath, text: string) => DocumentFact;

/** Reader by language. A further format is one row. */
const READERS: Readonly<Record<string, DocumentReader>> = {
  markdown: readMarkdown,
  mdx: readMarkdown,
  restructuredtext: readRst,
  text: readRst,
  asciidoc: (path, text) => readMarkdown(path, asciidocAsMarkdown(text)),
};

/** Texts without structure worth keeping: word lists, requirements, data. */
const PLAIN_DOCUMENT = /^(readme|changelog|changes|history|news|contributing|install|todo|architecture|hacking)\b/i;

/** Whether a file is a document whose sections are worth keeping. */
export function isDocument(file: SurveyedFile): boolean {
  if (file.role !== 'docs' && !/^readme\b/i.test(fileNameOf(file.path))) return false;
  const language = file.language ?? 'text';
  return Object.hasOwn(READERS, language) && (language !== 'text' || PLAIN_DOCUMENT.test(fileNameOf(file.path)));
}

/** The sections of a document. Cost is linear in its length. */
export function readDocument(file: SurveyedFile, text: string): DocumentFact {
  const reader = READERS[file.language ?? 'text'] ?? readRst;
  return reader(file.path, text);
}

/** The same lines with titles and code fences written as in Markdown. */
function asciidocAsMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.replace(/^(={1,6}) /, (_, marks: string) => `${'#'.repeat(marks.length)} `).replace(/^-{4,}\s*$/, '```'),
    )
    .join('\n');
}

import type { SurveyedFile } from '#survey';
import { fileNameOf, type RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { documentKind } from './document-kind.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRst } from './read-rst.ts';
import { readWarnings } from './read-warnings.ts';

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
const PLAIN_DOCUMENT =
  /^(readme|changelog|changes|history|news|contributing|install|todo|architecture|hacking|licen[cs]e|copying)\b/i;

/** Whether a file is a document whose sections are worth keeping. */
export function isDocument(file: SurveyedFile): boolean {
  if (file.role !== 'docs' && !/^readme\b/i.test(fileNameOf(file.path))) return false;
  const language = file.language ?? 'text';
  return Object.hasOwn(READERS, language) && (language !== 'text' || PLAIN_DOCUMENT.test(fileNameOf(file.path)));
}

/** The sections of a document. Cost is linear in its length. */
export function readDocument(file: SurveyedFile, text: string): DocumentFact {
  if (documentKind(file.path) === 'licence') return readLicence(file.path, text);
  const reader = READERS[file.language ?? 'text'] ?? readRst;
  const document = reader(file.path, text);
  const warnings = /^readme\b/i.test(fileNameOf(file.path)) ? readWarnings(text) : [];
  return warnings.length === 0 ? document : { ...document, warnings };
}

/** A licence is known by the line that names it; the rest is law, not documentation. */
function readLicence(path: RepoPath, text: string): DocumentFact {
  const lines = text.slice(0, 4_000).split('\n');
  const at = lines.findIndex((line) => line.trim() !== '');
  const words = (lines[at] ?? '').replace(/^[#\s]+/, '').trim();
  const isNamed = /licen[cs]e/i.test(words) && words.length <= 80;
  const title = { text: flatCopy(words), startLine: at + 1, endLine: at + 1 };
  return { path, kind: 'licence', sections: [], ...(isNamed ? { title } : {}) };
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

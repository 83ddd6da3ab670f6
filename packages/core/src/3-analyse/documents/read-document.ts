import type { SurveyedFile } from '#survey';
import type { DocumentFact } from '../analysis.ts';

/** Languages of documents that are read. */
const DOCUMENT_LANGUAGES = new Set(['markdown', 'restructuredtext', 'text', 'asciidoc']);

/** Whether a file is a document whose sections are worth keeping. */
export function isDocument(file: SurveyedFile): boolean {
  return file.role === 'docs' && DOCUMENT_LANGUAGES.has(file.language ?? 'text');
}

/** The sections of a document. */
export function readDocument(file: SurveyedFile, _text: string): DocumentFact {
  return { path: file.path, sections: [] };
}

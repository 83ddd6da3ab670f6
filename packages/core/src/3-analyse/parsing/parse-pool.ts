import type { FileParser } from '../read-files.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsed-file.ts';

/** Parses files in a worker. */
export class ParsePool implements FileParser {
  constructor(_signal: AbortSignal) {}

  parse(_job: ParseJob): Promise<ParsedFile | ParseFailure> {
    return Promise.resolve({ symbols: [], calls: [], environment: [], titles: [], exportNames: [] });
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

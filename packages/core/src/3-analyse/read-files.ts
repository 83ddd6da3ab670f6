import type { Blob } from '#snapshot';
import type { RepoSurvey, SurveyedFile } from '#survey';
import type { Notice, RepoPath } from '#vocabulary';
import type { CiJobFact, DocumentFact } from './analysis.ts';
import { countLines, decodeBlob } from './decode-blob.ts';
import { isDocument, readDocument } from './documents/read-document.ts';
import { readCiJobs } from './facts/ci-jobs.ts';
import { StringInterner } from './intern-strings.ts';
import { type LanguageRow, languageRow } from './languages.ts';
import { looksGenerated } from './looks-generated.ts';
import { PARSE_BUDGET_BYTES } from './parse-budget.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsing/parsed-file.ts';
import type { ScannedImport } from './scan-imports/scanned-import.ts';

/** What was taken from one file while its text was at hand. */
export interface ReadFile {
  readonly path: RepoPath;
  readonly role: string;
  readonly language: string | undefined;
  readonly lineCount: number;
  readonly sizeBytes: number;
  readonly imports: readonly ScannedImport[];
  parsed?: ParsedFile;
}

/** Facts of all files, each in a map by path or a list; nothing here keeps a file's text alive. */
export interface ReadFacts {
  readonly files: Map<RepoPath, ReadFile>;
  readonly documents: DocumentFact[];
  readonly ciJobs: CiJobFact[];
  readonly notices: Notice[];
  /** Whether every code file that was to be read was read and parsed. */
  isComplete: boolean;
}

/** Parses files elsewhere; answers with facts or a reason, never fails because of a file. */
export interface FileParser {
  parse(job: ParseJob): Promise<ParsedFile | ParseFailure>;
  /** Waits until there is room for a further job, so that few texts are held at once. */
  ready(): Promise<void>;
}

/** What reading depends on. */
export interface ReadPorts {
  readonly parser: FileParser;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Largest number of documents turned into facts; further ones are only counted. */
const MAX_DOCUMENTS = 600;

/** Roles whose code is scanned and parsed. */
const CODE_ROLES = new Set(['code', 'test', 'example', 'build', 'config', 'docs', 'manifest']);

/** Reads every blob once, in the order given: scans imports, hands code to the parser, keeps only facts. */
export async function readFiles(survey: RepoSurvey, blobs: AsyncIterable<Blob>, ports: ReadPorts): Promise<ReadFacts> {
  const reader = new FileReader(survey, ports);
  const total = survey.chosen.length;
  let done = 0;
  for await (const blob of blobs) {
    ports.signal.throwIfAborted();
    reader.take(blob);
    await ports.parser.ready();
    ports.onProgress(++done, total);
  }
  return reader.finish(total - done);
}

class FileReader {
  readonly #ports: ReadPorts;
  readonly #surveyed: ReadonlyMap<RepoPath, SurveyedFile>;
  readonly #strings = new StringInterner();
  readonly #pending: Promise<void>[] = [];
  readonly #facts: ReadFacts = { files: new Map(), documents: [], ciJobs: [], notices: [], isComplete: true };
  #parseBytes = 0;
  #unparsed = 0;

  constructor(survey: RepoSurvey, ports: ReadPorts) {
    this.#ports = ports;
    this.#surveyed = new Map(survey.files.map((file) => [file.path, file]));
  }

  take(blob: Blob): void {
    const surveyed = this.#surveyed.get(blob.path);
    if (surveyed === undefined) return;
    const decoded = decodeBlob(blob);
    if (decoded.text === undefined) {
      this.#facts.notices.push({ code: decoded.reason, stage: 'analyse', path: surveyed.path });
      return;
    }
    if (!decoded.isExact) this.#facts.notices.push({ code: 'FILE_NOT_TEXT', stage: 'analyse', path: surveyed.path });
    this.#readText(surveyed, decoded.text, blob.bytes.length);
  }

  #readText(surveyed: SurveyedFile, text: string, sizeBytes: number): void {
    const { path, language } = surveyed;
    const row = languageRow(language);
    const isCode = row !== undefined && CODE_ROLES.has(surveyed.role);
    const role = isCode && looksGenerated(text) ? 'generated' : surveyed.role;
    const source = row?.cut === undefined ? text : row.cut(text);
    const imports = isCode ? this.#keepImports(row.scan(source)) : [];
    const file: ReadFile = { path, role, language, lineCount: countLines(text), sizeBytes, imports };
    this.#facts.files.set(path, file);
    if (isCode && role !== 'generated') this.#parse(file, row, source);
    if (isDocument(surveyed) && this.#facts.documents.length < MAX_DOCUMENTS) {
      this.#facts.documents.push(readDocument(surveyed, text));
    }
    if (role === 'ci') this.#readCi(path, text);
  }

  #readCi(path: RepoPath, text: string): void {
    const jobs = readCiJobs(path, text);
    if (jobs === undefined) this.#facts.notices.push({ code: 'MANIFEST_UNREADABLE', stage: 'analyse', path });
    else this.#facts.ciJobs.push(...jobs);
  }

  #parse(file: ReadFile, row: LanguageRow, text: string): void {
    this.#parseBytes += file.sizeBytes;
    if (this.#parseBytes > PARSE_BUDGET_BYTES) {
      this.#unparsed++;
      return;
    }
    const job: ParseJob = { path: file.path, grammar: row.grammar, text, keepsAllCalls: file.role === 'code' };
    this.#pending.push(
      this.#ports.parser.parse(job).then((result) => {
        if (typeof result !== 'string') file.parsed = result;
        else this.#facts.notices.push({ code: result, stage: 'analyse', path: file.path });
      }),
    );
  }

  #keepImports(scanned: readonly ScannedImport[]): ScannedImport[] {
    const keep = (text: string) => this.#strings.intern(text);
    return scanned.map((one) => ({
      ...one,
      specifier: keep(one.specifier),
      bindings: one.bindings.map((binding) => ({
        ...binding,
        imported: keep(binding.imported),
        local: keep(binding.local),
      })),
    }));
  }

  async finish(missing: number): Promise<ReadFacts> {
    await Promise.all(this.#pending);
    const { notices, documents, ciJobs } = this.#facts;
    if (this.#unparsed > 0) notices.push({ code: 'PARSE_BUDGET', stage: 'analyse', params: { count: this.#unparsed } });
    const byPath = (left: { path?: string }, right: { path?: string }) => compare(left.path ?? '', right.path ?? '');
    notices.sort((left, right) => compare(left.code, right.code) || byPath(left, right));
    documents.sort(byPath);
    ciJobs.sort((left, right) => byPath(left, right) || left.startLine - right.startLine);
    const hasGaps = notices.some((notice) => notice.code.startsWith('PARSE_') || notice.code === 'FILE_TOO_LARGE');
    this.#facts.isComplete = missing <= 0 && !hasGaps;
    return this.#facts;
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

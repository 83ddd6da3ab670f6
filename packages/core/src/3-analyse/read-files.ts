import type { Blob } from '#snapshot';
import type { RepoSurvey, SurveyedFile } from '#survey';
import type { Notice, RepoPath } from '#vocabulary';
import type { CiJobFact, DocumentFact, ImageFact, ServiceFact, SettingValue } from './analysis.ts';
import { collectMentions, type Mention } from './conflicts/document-mentions.ts';
import { ownCommandsOf } from './conflicts/own-commands.ts';
import { WordSketch } from './conflicts/word-sketch.ts';
import { countLines, decodeBlob } from './decode-blob.ts';
import { isDocument, readDocument } from './documents/read-document.ts';
import { readCiJobs } from './facts/ci-jobs.ts';
import { readServices } from './facts/compose-services.ts';
import { readImage } from './facts/image-recipes.ts';
import { isPublishingScript, withPublishingScripts } from './facts/publishing-scripts.ts';
import { flatCopy, StringInterner } from './intern-strings.ts';
import { type LanguageRow, languageRow } from './languages.ts';
import { looksGenerated } from './looks-generated.ts';
import { PARSE_BUDGET_BYTES } from './parse-budget.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsing/parsed-file.ts';
import type { ScannedImport } from './scan-imports/scanned-import.ts';
import { type BuildDefine, readBuildDefines } from './settings/build-defines.ts';
import { readSettingValues } from './settings/read-setting-values.ts';

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
  readonly settingValues: SettingValue[];
  readonly buildDefines: BuildDefine[];
  readonly images: ImageFact[];
  readonly services: ServiceFact[];
  /** What documents name and the code should have. */
  readonly mentions: Mention[];
  /** Words of every text that is neither document nor CI definition, and words of those definitions. */
  readonly words: WordSketch;
  readonly ciWords: WordSketch;
  /** Lines of lists of ignored files. */
  readonly ignores: string[];
  /** Whether a file of targets takes names from elsewhere. */
  hasDynamicTargets: boolean;
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

/** What documents name is collected until so many names; the rest of them is not compared. */
const MAX_MENTIONS = 5_000;
/** Lines of a list of ignored files that are kept. */
const MAX_IGNORES = 500;

/** Includes, patterns and computed names in a file of targets: what it offers is known only when it runs. */
const DYNAMIC_TARGETS = /^-?include\s|^[^\t#\n:=]{0,80}[%$][^\n:=]{0,80}:(?!=)/m;

function isIgnoreList(path: string): boolean {
  return /(^|\/)\.gitignore$/.test(path);
}

/** Roles whose code is scanned and parsed. */
const CODE_ROLES = new Set(['code', 'test', 'example', 'bench', 'build', 'config', 'docs', 'manifest']);

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
  readonly #ownCommands: ReadonlySet<string>;
  readonly #facts: ReadFacts = {
    files: new Map(),
    documents: [],
    ciJobs: [],
    settingValues: [],
    buildDefines: [],
    images: [],
    services: [],
    mentions: [],
    words: new WordSketch(),
    ciWords: new WordSketch(),
    ignores: [],
    hasDynamicTargets: false,
    notices: [],
    isComplete: true,
  };
  #parseBytes = 0;
  #unparsed = 0;
  readonly #publishingScripts = new Set<string>();

  constructor(survey: RepoSurvey, ports: ReadPorts) {
    this.#ports = ports;
    this.#surveyed = new Map(survey.files.map((file) => [file.path, file]));
    this.#ownCommands = ownCommandsOf(survey);
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
    this.#readText(surveyed, decoded.text, blob.bytes);
  }

  #readText(surveyed: SurveyedFile, text: string, bytes: Uint8Array): void {
    const { path, language } = surveyed;
    const row = languageRow(language);
    const isCode = row !== undefined && CODE_ROLES.has(surveyed.role);
    const role = isCode && looksGenerated(text) ? 'generated' : surveyed.role;
    const source = row?.cut === undefined ? text : row.cut(text);
    const imports = isCode ? this.#keepImports(row.scan(source)) : [];
    const file: ReadFile = { path, role, language, lineCount: countLines(text), sizeBytes: bytes.length, imports };
    this.#facts.files.set(path, file);
    if (isCode && role !== 'generated') this.#parse(file, row, source);
    this.#facts.settingValues.push(...readSettingValues(surveyed, text));
    this.#facts.buildDefines.push(...readBuildDefines(path, text));
    if (isDocument(surveyed)) this.#readDocument(surveyed, text);
    else {
      (role === 'ci' ? this.#facts.ciWords : this.#facts.words).add(bytes);
      this.#readSettings(path, role, text);
    }
  }

  #readDocument(surveyed: SurveyedFile, text: string): void {
    if (this.#facts.documents.length >= MAX_DOCUMENTS) return;
    const document = readDocument(surveyed, text);
    this.#facts.documents.push(document);
    const { mentions } = this.#facts;
    if (surveyed.role === 'docs' && mentions.length < MAX_MENTIONS)
      mentions.push(...collectMentions(document, text, this.#ownCommands));
  }

  /** What texts beside documents tell about running the code. */
  #readSettings(path: RepoPath, role: string, text: string): void {
    if (role === 'ci') this.#readCi(path, text);
    // In a folder of documents stand recipes too: those of the site.
    if (role === 'build' || role === 'config' || role === 'docs') {
      this.#facts.images.push(...readImage(path, text));
      this.#facts.services.push(...readServices(path, text));
    }
    if (isPublishingScript(path, text)) this.#publishingScripts.add(path);
    if (isIgnoreList(path)) this.#facts.ignores.push(...text.split('\n', MAX_IGNORES).map(flatCopy));
    if (role === 'build' && DYNAMIC_TARGETS.test(text)) this.#facts.hasDynamicTargets = true;
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
    const isTested = file.role === 'code' || file.role === 'test';
    const job: ParseJob = {
      path: file.path,
      grammar: row.grammar,
      text,
      keepsAllCalls: file.role === 'code',
      // Constants are followed into product code and tests; examples say nothing about them.
      imported: isTested ? namesBound(file.imports) : [],
      packages: file.role === 'code' ? packagesOf(file.imports) : [],
      ...(row.grammar === 'go' && file.role === 'code' ? { packageNames: packageNamesOf(file.imports) } : {}),
    };
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
    const { notices, documents, ciJobs, images, services, mentions } = this.#facts;
    if (this.#unparsed > 0) notices.push({ code: 'PARSE_BUDGET', stage: 'analyse', params: { count: this.#unparsed } });
    const byPath = (left: { path?: string }, right: { path?: string }) => compare(left.path ?? '', right.path ?? '');
    notices.sort((left, right) => compare(left.code, right.code) || byPath(left, right));
    documents.sort(byPath);
    images.sort(byPath);
    services.sort((left, right) => byPath(left, right) || left.startLine - right.startLine);
    mentions.sort(byReader);
    ciJobs.sort((left, right) => byPath(left, right) || left.startLine - right.startLine);
    ciJobs.forEach((job, index) => {
      ciJobs[index] = withPublishingScripts(job, this.#publishingScripts);
    });
    const hasGaps = notices.some((notice) => notice.code.startsWith('PARSE_') || notice.code === 'FILE_TOO_LARGE');
    this.#facts.isComplete = missing <= 0 && !hasGaps;
    return this.#facts;
  }
}

/** Names that the imports of a file bind in it. */
function namesBound(imports: readonly ScannedImport[]): string[] {
  const names = new Set<string>();
  for (const { bindings, isReExport } of imports) {
    for (const { local } of isReExport ? [] : bindings) if (local !== '*') names.add(local);
  }
  return [...names];
}

/** Specifiers that name packages or modules of the language, not paths. */
function packagesOf(imports: readonly ScannedImport[]): string[] {
  return [...new Set(imports.map(({ specifier }) => specifier))].filter((one) => !/^[./#]/.test(one));
}

/** Import paths by the names that whole packages have in the file. */
function packageNamesOf(imports: readonly ScannedImport[]): (readonly [string, string])[] {
  return imports.flatMap(({ bindings, specifier }) =>
    bindings.flatMap(({ imported, local }) => (imported === '*' && local !== '*' ? [[local, specifier] as const] : [])),
  );
}

/** The main README first, then documents nearer to the root. */
function byReader(left: Mention, right: Mention): number {
  const place = ({ path }: Mention): number =>
    path.split('/').length * 2 - (/(^|\/)readme\.[a-z]+$/i.test(path) ? 1 : 0);
  return place(left) - place(right) || compare(left.path, right.path) || left.line - right.line;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

import type {
  AnalysedFile,
  Analysis,
  CallFact,
  CiJobFact,
  ConstantUse,
  DocComment,
  DocumentFact,
  DocumentSection,
  EntryFact,
  EnvironmentFact,
  GuardFact,
  ImportFact,
  OutcomeFact,
  ParameterFact,
  RegistryFact,
  Section,
  SectionEdge,
  SymbolFact,
  TestFact,
} from '#analysis';
import type { PackageFact, SurveyedFile } from '#survey';
import { type LineRange, type RepoPath, type SourceText, toRepoPath } from '#vocabulary';
import { sinkOf } from '../../src/3-analyse/flows/sinks.ts';
import { joinSettings } from '../../src/3-analyse/settings/join-settings.ts';

interface SymbolOptions {
  readonly kind?: SymbolFact['kind'];
  /** First words of the comment above, as they stand in the text without marks; the comment ends above the name. */
  readonly doc?: string;
  readonly parent?: string;
  readonly base?: string;
  readonly literal?: string;
  readonly isExported?: boolean;
  /** Last line of the declaration, found by its text. */
  readonly until?: string;
  readonly parameters?: readonly ParameterFact[];
}

/** A condition by its text, found in the file, and the text of the last line that it decides. */
export interface GuardAt {
  readonly kind: GuardFact['kind'];
  readonly condition: string;
  readonly until?: string;
}

/**
 * Builds an analysis from texts: facts are given by the words of a line and located in the text, so that evidence made
 * from them can really be verified.
 */
export class AnalysisBuilder {
  readonly #texts = new Map<RepoPath, string>();
  readonly #roles = new Map<RepoPath, SurveyedFile['role']>();
  readonly #symbols = new Map<RepoPath, SymbolFact[]>();
  readonly #imports = new Map<RepoPath, ImportFact[]>();
  readonly #calls = new Map<RepoPath, CallFact[]>();
  readonly #docs = new Map<RepoPath, DocComment>();
  readonly #packages: PackageFact[] = [];
  readonly #documents: DocumentFact[] = [];
  readonly #sections: Section[] = [];
  readonly #environment: EnvironmentFact[] = [];
  readonly #ciJobs: CiJobFact[] = [];
  readonly #tests: TestFact[] = [];
  readonly #outcomes = new Map<RepoPath, OutcomeFact[]>();
  readonly #constantUses = new Map<RepoPath, ConstantUse[]>();
  readonly #registries: RegistryFact[] = [];
  readonly #entries: EntryFact[] = [];

  file(path: string, text: string, role: SurveyedFile['role'] = 'code'): this {
    this.#texts.set(asPath(path), text);
    this.#roles.set(asPath(path), role);
    return this;
  }

  fileDoc(path: string, summary: string): this {
    const range = this.#range(path, summary);
    this.#docs.set(asPath(path), { ...range, text: summary, summary });
    return this;
  }

  symbol(path: string, name: string, at: string, options: SymbolOptions = {}): this {
    const { startLine } = this.#range(path, at);
    const doc = options.doc === undefined ? undefined : this.#range(path, options.doc);
    const symbol: SymbolFact = {
      id: `${path}#${options.parent === undefined ? '' : `${options.parent}.`}${name}`,
      path: asPath(path),
      name,
      kind: options.kind ?? 'function',
      signature: at.replace(/\s*\{$/, ''),
      nameLine: startLine,
      signatureEndLine: startLine,
      startLine,
      endLine: options.until === undefined ? startLine : this.#range(path, options.until, startLine).endLine,
      isExported: options.isExported ?? true,
      bases: options.base === undefined ? [] : [this.#base(path, options.base, startLine)],
      ...(doc === undefined || options.doc === undefined
        ? {}
        : { doc: { ...doc, text: options.doc, summary: options.doc } }),
      ...(options.parent === undefined ? {} : { parent: `${path}#${options.parent}` }),
      ...(options.literal === undefined ? {} : { literal: options.literal }),
      ...(options.parameters === undefined ? {} : { parameters: options.parameters }),
    };
    push(this.#symbols, asPath(path), symbol);
    return this;
  }

  imports(
    from: string,
    at: string,
    fact: { specifier: string; names?: readonly string[]; to?: string; external?: string },
  ): this {
    const { specifier, names = [], to, external } = fact;
    push(this.#imports, asPath(from), {
      ...this.#range(from, at),
      from: asPath(from),
      specifier,
      names,
      isTypeOnly: false,
      how: 'relative',
      ...(to === undefined ? {} : { to: asPath(to) }),
      ...(external === undefined ? {} : { external }),
    });
    return this;
  }

  calls(
    path: string,
    at: string,
    fact: Partial<Omit<CallFact, 'guards'>> & { callee: string; guards?: readonly GuardAt[] },
  ): this {
    const { guards, ...rest } = fact;
    push(this.#calls, asPath(path), {
      ...this.#range(path, at),
      how: 'import',
      ...rest,
      path: asPath(path),
      ...(guards === undefined ? {} : { guards: guards.map((guard) => this.#guard(path, guard)) }),
    });
    return this;
  }

  outcome(
    path: string,
    at: string,
    fact: Pick<OutcomeFact, 'kind' | 'name' | 'in' | 'message'> & { guards?: readonly GuardAt[] },
  ): this {
    const { guards = [], ...rest } = fact;
    push(this.#outcomes, asPath(path), {
      ...this.#range(path, at),
      path: asPath(path),
      ...rest,
      guards: guards.map((guard) => this.#guard(path, guard)),
    });
    return this;
  }

  uses(path: string, at: string, user: string, target: string): this {
    push(this.#constantUses, asPath(path), { ...this.#range(path, at), path: asPath(path), user, target });
    return this;
  }

  registry(path: string, holder: string, entries: readonly { at: string; value: string; target?: string }[]): this {
    const kept = entries.map(({ at, value, target }) => ({
      ...this.#range(path, at),
      path: asPath(path),
      key: '',
      value,
      ...(target === undefined ? {} : { target }),
    }));
    const name = holder.slice(holder.indexOf('#') + 1);
    this.#registries.push({
      ...this.#range(path, name),
      path: asPath(path),
      holder,
      kind: 'list',
      name,
      entries: kept,
    });
    return this;
  }

  entry(path: string, at: string, fact: Pick<EntryFact, 'kind' | 'name' | 'handler' | 'help'>): this {
    this.#entries.push({ ...this.#range(path, at), path: asPath(path), ...fact });
    return this;
  }

  /** The base, with its declaration when the same file has it. */
  #base(path: string, name: string, line: number): SymbolFact['bases'][number] {
    const target = this.#symbols.get(asPath(path))?.find((symbol) => symbol.name === name);
    return target === undefined ? { name, line } : { name, line, target: target.id };
  }

  #guard(path: string, { kind, condition, until }: GuardAt): GuardFact {
    const { startLine } = this.#range(path, condition);
    const endLine = until === undefined ? startLine + 1 : this.#range(path, until, startLine).endLine;
    return { kind, condition, line: startLine, startLine, endLine };
  }

  reads(path: string, at: string, name: string, defaultLiteral?: string): this {
    const fact = { ...this.#range(path, at), path: asPath(path), name };
    this.#environment.push(defaultLiteral === undefined ? fact : { ...fact, defaultLiteral });
    return this;
  }

  /** A package of a manifest in which each value stands on a line of its own. */
  pack(path: string, fact: Partial<PackageFact> & { stated?: Readonly<Record<string, string>> }): this {
    const { stated = {}, ...rest } = fact;
    const value = (key: string) => {
      const text = stated[key];
      return text === undefined ? {} : { [key]: { ...this.#range(path, text), value: text } };
    };
    this.#packages.push({
      path: asPath(path),
      root: '',
      ecosystem: 'npm',
      runtimes: [],
      scripts: [],
      dependencies: [],
      entryPoints: [],
      workspaces: [],
      isPrivate: false,
      ...value('name'),
      ...value('version'),
      ...value('description'),
      ...value('license'),
      ...rest,
    });
    return this;
  }

  document(
    path: string,
    title: string,
    sections: readonly { heading: string; kind: DocumentSection['kind']; lead?: string; code?: string }[],
  ): this {
    this.#documents.push({
      path: asPath(path),
      kind: /(^|\/)readme\b/i.test(path) ? 'readme' : /contributing/i.test(path) ? 'contributing' : 'guide',
      title: { ...this.#range(path, title), text: title },
      sections: sections.map(({ heading, kind, lead, code }, index) => ({
        ...this.#range(path, heading),
        heading,
        kind,
        level: index === 0 ? 1 : 2,
        ...(lead === undefined ? {} : { lead: { ...this.#range(path, lead), text: lead } }),
        codeBlocks: code === undefined ? [] : [{ ...this.#range(path, code), language: 'sh', text: code }],
      })),
    });
    return this;
  }

  section(id: string, files: readonly string[], layer: number): this {
    const paths = files.map(asPath);
    const folder = paths[0]?.includes('/') === true ? paths[0].slice(0, paths[0].lastIndexOf('/')) : '';
    this.#sections.push({ id, name: id, folders: [folder], files: paths, tests: [], packageRoot: '', layer });
    return this;
  }

  test(path: string, subject: string, titles: readonly string[]): this {
    this.#tests.push({
      path: asPath(path),
      subjects: [asPath(subject)],
      titles: titles.map((text) => ({ ...this.#range(path, text), text })),
    });
    return this;
  }

  job(path: string, job: string, command: string): this {
    const commands = [{ ...this.#range(path, command), command }];
    this.#ciJobs.push({
      ...this.#range(path, `${job}:`),
      path: asPath(path),
      workflow: 'CI',
      job,
      triggers: ['push'],
      commands,
    });
    return this;
  }

  /** Range of the first line after `from` that contains the words; `line` for several lines. */
  line(path: string, words: string): LineRange {
    return this.#range(path, words);
  }

  build(options: { isComplete?: boolean } = {}): { analysis: Analysis; source: SourceText } {
    const survey = [...this.#texts.keys()].sort().map(
      (path): SurveyedFile => ({
        path,
        oid: '0'.repeat(40),
        role: this.#roles.get(path) ?? 'code',
        roleReason: 'test',
        language: 'typescript',
      }),
    );
    const files = new Map<RepoPath, AnalysedFile>(survey.map(({ path, role }) => [path, this.#analysed(path, role)]));
    const symbols = new Map([...this.#symbols.values()].flat().map((symbol) => [symbol.id, symbol]));
    const knownNames = new Set([...symbols.values()].map(({ name }) => name));
    const analysis: Analysis = {
      survey: { files: survey, packages: this.#packages, chosen: [...this.#texts.keys()], notices: [] },
      files,
      symbols,
      sections: this.#sections,
      sectionEdges: this.#sectionEdges(),
      cycles: [],
      passing: [],
      environment: this.#environment,
      builtSettings: [],
      settings: joinSettings(this.#environment, { files, symbols, documents: this.#documents, values: [] }),
      schemas: [],
      registries: this.#registries,
      options: [],
      entries: this.#entries,
      flows: [],
      conflicts: [],
      documents: this.#documents,
      ciJobs: this.#ciJobs,
      images: [],
      services: [],
      tests: this.#tests,
      knownNames,
      isComplete: options.isComplete ?? true,
      notices: [],
    };
    return { analysis, source: sourceOf(this.#texts) };
  }

  #analysed(path: RepoPath, role: string): AnalysedFile {
    const doc = this.#docs.get(path);
    const importers = [...this.#imports.values()].flat().filter((fact) => fact.to === path);
    return {
      path,
      role,
      language: 'typescript',
      lineCount: (this.#texts.get(path) ?? '').split('\n').length,
      sizeBytes: (this.#texts.get(path) ?? '').length,
      imports: this.#imports.get(path) ?? [],
      ...(doc === undefined ? {} : { doc }),
      symbols: this.#symbols.get(path) ?? [],
      calls: (this.#calls.get(path) ?? []).map((call) => this.#withSink(call)),
      outcomes: this.#outcomes.get(path) ?? [],
      constantUses: this.#constantUses.get(path) ?? [],
      isParsed: role === 'code',
      rank: Math.min(1, importers.length / 4),
      fanIn: new Set(importers.map(({ from }) => from)).size,
    };
  }

  /** As linking does: told by the module that the file imports. */
  #withSink(call: CallFact): CallFact {
    const modules = (this.#imports.get(call.path) ?? []).flatMap(({ external }) => external ?? []);
    const sink = sinkOf(call, new Set(modules));
    return sink === undefined ? call : { ...call, sink };
  }

  #sectionEdges(): SectionEdge[] {
    const home = new Map(this.#sections.flatMap(({ id, files }) => files.map((path) => [path, id] as const)));
    const edges = new Map<string, { from: string; to: string; weight: number; samples: ImportFact[] }>();
    for (const fact of [...this.#imports.values()].flat()) {
      const from = home.get(fact.from);
      const to = fact.to === undefined ? undefined : home.get(fact.to);
      if (from === undefined || to === undefined || from === to) continue;
      const edge = edges.get(`${from} ${to}`) ?? { from, to, weight: 0, samples: [] };
      edge.weight += 1;
      edge.samples.push(fact);
      edges.set(`${from} ${to}`, edge);
    }
    return [...edges.values()];
  }

  #range(path: string, words: string, from = 1): LineRange {
    const lines = (this.#texts.get(asPath(path)) ?? '').split('\n');
    const wanted = words.split('\n');
    const at = lines.findIndex((line, index) => index + 1 >= from && line.includes(wanted[0] ?? ''));
    if (at < 0) throw new RangeError(`${path} has no line with: ${words}`);
    return { startLine: at + 1, endLine: at + wanted.length };
  }
}

/** The texts as a source of lines. */
export function sourceOf(texts: ReadonlyMap<string, string>): SourceText {
  return {
    lines: async (path) => {
      const text = texts.get(path);
      return text === undefined ? undefined : text.replace(/\n$/, '').split('\n');
    },
  };
}

/** The path, which tests write by hand. */
export function asPath(path: string): RepoPath {
  const safe = toRepoPath(path);
  if (safe === undefined) throw new RangeError(`not a repository path: ${path}`);
  return safe;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

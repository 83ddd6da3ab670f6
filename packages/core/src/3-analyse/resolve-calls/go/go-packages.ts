import { folderOf, type RepoPath } from '#vocabulary';
import type { SymbolFact, SymbolId } from '../../analysis.ts';
import type { GoDeclared, GoFile } from '../../parsing/parsed-file.ts';
import type { ReadFile } from '../../read-files.ts';
import type { ResolvedImport } from '../../resolve-imports/resolve-imports.ts';

/** The files of one folder that say they are one package. */
interface GoPackage {
  readonly folder: string;
  /** Declarations of the package by name, several where builds differ; those of tests apart. */
  readonly names: Map<string, SymbolId[]>;
  readonly testNames: Map<string, SymbolId[]>;
  /** Packages that its files import. */
  readonly uses: Set<GoPackage>;
}

interface GoSource {
  readonly facts: GoFile;
  readonly inPackage: GoPackage;
  readonly isTest: boolean;
  /** Packages of the repository by the name they have in the file. */
  readonly imported: Map<string, GoPackage>;
  /** Import paths by the name they have in the file, whether they lead into the repository or not. */
  readonly specifiers: Map<string, string>;
  /** Names of packages that are not in the repository. */
  readonly outside: Set<string>;
  readonly dotted: GoPackage[];
}

/** A declaration with how its name was found. */
export interface GoFound {
  readonly id: SymbolId;
  readonly how: 'same-file' | 'same-package' | 'import';
}

const TYPES = new Set<SymbolFact['kind']>(['class', 'interface', 'type']);

/** The Go packages of the repository: what names mean in their files. */
export class GoPackages {
  readonly symbols = new Map<SymbolId, SymbolFact>();
  readonly declared = new Map<SymbolId, GoDeclared>();
  readonly #sources = new Map<RepoPath, GoSource>();
  readonly #packages = new Map<string, GoPackage>();
  /** The package of a folder that others import. */
  readonly #ofFolder = new Map<string, GoPackage>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>) {
    for (const [path, { parsed }] of files)
      if (parsed?.go !== undefined) this.#addFile(path, parsed.go, parsed.symbols);
    for (const [path, source] of this.#sources) this.#addImports(source, imports.get(path) ?? []);
    this.#placeMethods();
  }

  #addFile(path: RepoPath, facts: GoFile, symbols: readonly SymbolFact[]): void {
    const isTest = path.endsWith('_test.go');
    const folder = folderOf(path);
    const key = `${folder}\0${facts.packageName}${facts.isIgnored ? `\0${path}` : ''}`;
    const inPackage = this.#packages.get(key) ?? { folder, names: new Map(), testNames: new Map(), uses: new Set() };
    this.#packages.set(key, inPackage);
    if (!isTest && !facts.isIgnored && !this.#ofFolder.has(folder)) this.#ofFolder.set(folder, inPackage);
    this.#sources.set(path, {
      facts,
      inPackage,
      isTest,
      imported: new Map(),
      specifiers: new Map(),
      outside: new Set(),
      dotted: [],
    });
    for (const one of facts.declared) this.declared.set(one.id, one);
    const names = isTest ? inPackage.testNames : inPackage.names;
    for (const symbol of symbols) {
      this.symbols.set(symbol.id, symbol);
      if (symbol.parent === undefined) addTo(names, symbol.name, symbol.id);
    }
  }

  #addImports(source: GoSource, imports: readonly ResolvedImport[]): void {
    for (const { fact, bindings } of imports) {
      const inPackage = fact.to === undefined ? undefined : this.#ofFolder.get(folderOf(fact.to));
      for (const { imported, local } of bindings) {
        if (imported !== '*') continue;
        if (local !== '*') source.specifiers.set(local, fact.specifier);
        if (fact.external !== undefined) source.outside.add(local);
        if (inPackage === undefined) continue;
        source.inPackage.uses.add(inPackage);
        if (local === '*') source.dotted.push(inPackage);
        else source.imported.set(local, inPackage);
      }
    }
  }

  /** A method belongs to its type, which may stand in another file of the package. */
  #placeMethods(): void {
    for (const [id, symbol] of this.symbols) {
      if (symbol.parent === undefined || this.symbols.has(symbol.parent)) continue;
      const { parent, ...free } = symbol;
      const type = this.find(symbol.path, parent.slice(symbol.path.length + 1))?.id;
      const isType = type !== undefined && TYPES.has(this.symbols.get(type)?.kind ?? 'module');
      this.symbols.set(id, isType ? { ...free, parent: type } : free);
    }
  }

  /** Whether the file is one of Go that was parsed. */
  has(path: RepoPath): boolean {
    return this.#sources.has(path);
  }

  /** Statements of the file that values fit interfaces. */
  assertionsOf(path: RepoPath): GoFile['assertions'] {
    return this.#sources.get(path)?.facts.assertions ?? [];
  }

  /** Whether two files belong to one package. */
  isSamePackage(one: RepoPath, other: RepoPath): boolean {
    const left = this.#sources.get(one);
    return left !== undefined && left.inPackage === this.#sources.get(other)?.inPackage;
  }

  /** Whether a file's package is, or imports, the one that a declaration belongs to. */
  knows(path: RepoPath, id: SymbolId): boolean {
    const other = this.symbols.get(id)?.path;
    const inPackage = this.#sources.get(path)?.inPackage;
    const wanted = other === undefined ? undefined : this.#sources.get(other)?.inPackage;
    return inPackage !== undefined && wanted !== undefined && (inPackage === wanted || inPackage.uses.has(wanted));
  }

  /** Import path behind a name of a file. */
  specifierOf(path: RepoPath, name: string): string | undefined {
    return this.#sources.get(path)?.specifiers.get(name);
  }

  /** What a name means in a file: the file's, the package's or a dot import's; `undefined` when two builds disagree. */
  find(path: RepoPath, name: string): GoFound | undefined {
    const source = this.#sources.get(path);
    if (source === undefined) return undefined;
    const { inPackage, isTest } = source;
    const shared = inPackage.names.get(name) ?? [];
    const all = isTest ? [...shared, ...(inPackage.testNames.get(name) ?? [])] : shared;
    const own = all.filter((id) => id.startsWith(`${path}#`));
    if (own.length === 1 && own[0] !== undefined) return { id: own[0], how: 'same-file' };
    if (all.length === 1 && all[0] !== undefined) return { id: all[0], how: 'same-package' };
    if (all.length > 0) return undefined;
    const dotted = source.dotted.flatMap((one) => (one.names.get(name) ?? []).map((id) => id));
    return dotted.length === 1 && dotted[0] !== undefined ? { id: dotted[0], how: 'import' } : undefined;
  }

  /** Whether a name stands for an import of the file, in the repository or outside. */
  isImport(path: RepoPath, name: string): boolean {
    const source = this.#sources.get(path);
    return source?.specifiers.has(name) === true;
  }

  /** Import path behind a name of a file that leads out of the repository. */
  outsideOf(path: RepoPath, alias: string): string | undefined {
    const source = this.#sources.get(path);
    return source?.imported.has(alias) === false && source.outside.has(alias)
      ? source.specifiers.get(alias)
      : undefined;
  }

  /** What `pkg.Name` means in a file, when it leads into the repository. */
  findImported(path: RepoPath, alias: string, name: string): SymbolId | undefined {
    const found = this.#sources.get(path)?.imported.get(alias)?.names.get(name) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /** Every name of the package a file belongs to that is declared once, tests left out. */
  sharedNames(path: RepoPath): ReadonlyMap<string, readonly SymbolId[]> | undefined {
    return this.#sources.get(path)?.inPackage.names;
  }

  /** Paths of all Go files, in order. */
  get paths(): readonly RepoPath[] {
    return [...this.#sources.keys()];
  }
}

function addTo(map: Map<string, SymbolId[]>, name: string, id: SymbolId): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [id]);
  else list.push(id);
}

import type { RepoPath } from '#vocabulary';
import type { SymbolFact, SymbolId } from '../analysis.ts';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';
import type { GoPackages } from './go/go-packages.ts';

/** What a name stands for: a declaration, or a whole file of the repository. */
export type Entity = { readonly symbol: SymbolId } | { readonly module: RepoPath };

/** A name of a file with what it means and whether the file declares or imports it. */
export interface FoundEntity {
  readonly entity: Entity;
  readonly how: 'same-file' | 'same-package' | 'import';
}

/** Longest way followed through files that pass a name on, and through base classes. */
const MAX_HOPS = 12;

interface FileNames {
  /** Declarations outside any type, by name. */
  readonly declared: Map<string, SymbolId>;
  /** Imported names: file and name there (`*` for the whole file). */
  readonly imported: Map<string, { readonly to: RepoPath; readonly name: string }>;
  /** Names that are imported from several places. */
  readonly ambiguous: Set<string>;
  /** Dotted modules bound whole: `import a.b` lets `a.b` mean that file. */
  readonly dotted: Map<string, RepoPath>;
  /** Files all of whose names are passed on. */
  readonly stars: RepoPath[];
  /** Name outside → name inside, where they differ. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Names that all files of the package share (Go). */
  readonly shared: (name: string) => SymbolId | undefined;
}

/** Finds what names mean, by declarations and imports only. */
export class DeclarationIndex {
  readonly symbols = new Map<SymbolId, SymbolFact>();
  readonly #files = new Map<RepoPath, FileNames>();
  readonly #members = new Map<SymbolId, Map<string, SymbolId>>();

  constructor(
    files: ReadonlyMap<RepoPath, ReadFile>,
    imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
    packages?: GoPackages,
  ) {
    for (const [path, file] of files) this.#addFile(path, { file, packages }, imports.get(path) ?? []);
  }

  #addFile(
    path: RepoPath,
    { file, packages }: { readonly file: ReadFile; readonly packages: GoPackages | undefined },
    imports: readonly ResolvedImport[],
  ): void {
    const names: FileNames = {
      declared: new Map(),
      imported: new Map(),
      ambiguous: new Set(),
      dotted: new Map(),
      stars: [],
      renamed: new Map(file.parsed?.exportNames ?? []),
      shared: (name) => packages?.find(path, name)?.id,
    };
    for (const symbol of file.parsed?.symbols ?? []) this.#addSymbol(names, packages?.symbols.get(symbol.id) ?? symbol);
    for (const one of imports) addImport(names, one);
    this.#files.set(path, names);
  }

  #addSymbol(names: FileNames, symbol: SymbolFact): void {
    this.symbols.set(symbol.id, symbol);
    if (symbol.parent === undefined) {
      if (!names.declared.has(symbol.name)) names.declared.set(symbol.name, symbol.id);
      return;
    }
    const members = this.#members.get(symbol.parent) ?? new Map<string, SymbolId>();
    if (!members.has(symbol.name)) members.set(symbol.name, symbol.id);
    this.#members.set(symbol.parent, members);
  }

  /** What a dotted name written in a file means, all of it; `undefined` when any part is not certain. */
  find(path: RepoPath, dotted: string): FoundEntity | undefined {
    const names = this.#files.get(path);
    if (names === undefined) return undefined;
    const parts = dotted.split('.');
    const declared = names.declared.get(parts[0] ?? '');
    if (declared !== undefined) return found(this.#walk({ symbol: declared }, parts.slice(1)), 'same-file');
    const shared = names.shared(parts[0] ?? '');
    if (shared !== undefined) return found(this.#walk({ symbol: shared }, parts.slice(1)), 'same-package');
    const qualified = names.imported.get(`${parts[0]}.${parts[1]}`);
    if (qualified !== undefined) {
      const entity = this.#exportOf(qualified.to, qualified.name);
      return found(entity === undefined ? undefined : this.#walk(entity, parts.slice(2)), 'import');
    }
    const binding = names.imported.get(parts[0] ?? '');
    if (binding !== undefined) {
      const entity = this.#exportOf(binding.to, binding.name);
      return found(entity === undefined ? undefined : this.#walk(entity, parts.slice(1)), 'import');
    }
    for (let length = parts.length - 1; length > 0; length--) {
      const module = names.dotted.get(parts.slice(0, length).join('.'));
      if (module !== undefined) return found(this.#walk({ module }, parts.slice(length)), 'import');
    }
    return undefined;
  }

  /** Whether the file declares a name or imports it from the repository. */
  isNameOf(path: RepoPath, name: string): boolean {
    const names = this.#files.get(path);
    return names !== undefined && (names.declared.has(name) || names.imported.has(name));
  }

  /** Follows further parts of a dotted name: names of a module, members of a type. */
  #walk(start: Entity, parts: readonly string[]): Entity | undefined {
    let entity: Entity | undefined = start;
    for (const part of parts) {
      if (entity === undefined) return undefined;
      if ('module' in entity) entity = this.#exportOf(entity.module, part);
      else {
        const member = this.memberOf(entity.symbol, part);
        entity = member === undefined ? undefined : { symbol: member };
      }
    }
    return entity;
  }

  /** The member of a class or one of its bases. */
  memberOf(owner: SymbolId, name: string): SymbolId | undefined {
    const open = [owner];
    const seen = new Set<SymbolId>();
    while (open.length > 0 && seen.size < MAX_HOPS) {
      const next = open.shift();
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      const member = this.#members.get(next)?.get(name);
      if (member !== undefined) return member;
      open.push(...this.basesOf(next));
    }
    return undefined;
  }

  /** The declarations a class or interface is a kind of, as far as they are in the repository. */
  basesOf(id: SymbolId): SymbolId[] {
    const symbol = this.symbols.get(id);
    if (symbol === undefined) return [];
    return symbol.bases.flatMap(({ name }) => {
      const base = this.find(symbol.path, name)?.entity;
      return base !== undefined && 'symbol' in base && base.symbol !== id ? [base.symbol] : [];
    });
  }

  /** What a file gives under a name: its own declaration, or what it passes on from another file. */
  #exportOf(path: RepoPath, name: string): Entity | undefined {
    const open: { readonly path: RepoPath; readonly name: string }[] = [{ path, name }];
    const seen = new Set<string>();
    while (open.length > 0 && seen.size < MAX_HOPS) {
      const next = open.shift();
      if (next === undefined || seen.has(next.path + next.name)) continue;
      seen.add(next.path + next.name);
      if (next.name === '*') return { module: next.path };
      const names = this.#files.get(next.path);
      if (names === undefined) continue;
      const inside = names.renamed.get(next.name) ?? next.name;
      const declared = names.declared.get(inside) ?? names.shared(inside);
      if (declared !== undefined) return { symbol: declared };
      const binding = names.imported.get(inside);
      if (binding !== undefined) open.push({ path: binding.to, name: binding.name });
      else open.push(...names.stars.map((star) => ({ path: star, name: next.name })));
    }
    return undefined;
  }
}

function found(entity: Entity | undefined, how: FoundEntity['how']): FoundEntity | undefined {
  return entity === undefined ? undefined : { entity, how };
}

function addImport(names: FileNames, { fact, bindings }: ResolvedImport): void {
  const to = fact.to;
  if (to === undefined) return;
  for (const { imported, local } of bindings) {
    if (local === '*') names.stars.push(to);
    else if (imported === '.') names.dotted.set(fact.specifier, to);
    else addBinding(names, local, { to, name: imported });
  }
}

/** Functions may each import something else under the same name: then nothing decides which is meant. */
function addBinding(names: FileNames, local: string, binding: { readonly to: RepoPath; readonly name: string }): void {
  const known = names.imported.get(local);
  if (known === undefined && !names.ambiguous.has(local)) names.imported.set(local, binding);
  else if (known !== undefined && !isPython(binding.to) && (known.to !== binding.to || known.name !== binding.name)) {
    names.imported.delete(local);
    names.ambiguous.add(local);
  }
}

/** In Python a second import of a name stands in for a first one that fails. */
function isPython(path: RepoPath): boolean {
  return path.endsWith('.py') || path.endsWith('.pyi');
}

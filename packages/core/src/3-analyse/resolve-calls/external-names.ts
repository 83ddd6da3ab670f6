import type { RepoPath } from '#vocabulary';
import type { CallFact } from '../analysis.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';

/** Where a call leaves the repository: module as imported, and the name there. */
export type ExternalName = NonNullable<CallFact['external']>;

interface Binding {
  readonly module: string;
  /** Name in the module; `''` for the module as a whole. */
  readonly name: string;
}

/** Names that imports bind to something outside of the repository. */
export class ExternalNames {
  readonly #files = new Map<RepoPath, Map<string, Binding>>();
  readonly #packages = new Map<RepoPath, Set<string>>();
  readonly #known = new Map<string, ExternalName>();

  constructor(imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>) {
    for (const [path, list] of imports) for (const one of list) this.#add(path, one);
  }

  #add(path: RepoPath, { fact, bindings, isReExport }: ResolvedImport): void {
    if (fact.external === undefined) return;
    const packages = this.#packages.get(path) ?? new Set<string>();
    packages.add(fact.external);
    this.#packages.set(path, packages);
    if (isReExport) return;
    const names = this.#files.get(path) ?? new Map<string, Binding>();
    for (const { imported, local } of bindings) {
      if (local === '*' || names.has(local)) continue;
      // `import a.b` binds `a`.
      if (imported === '.') names.set(local, { module: fact.specifier.split('.', 1)[0] ?? '', name: '' });
      else names.set(local, { module: fact.specifier, name: imported === '*' ? '' : imported });
    }
    this.#files.set(path, names);
  }

  /** Whether any file imports this package. */
  isUsed(name: string): boolean {
    return [...this.#packages.values()].some((packages) => packages.has(name));
  }

  /** Whether the file imports one of these packages. */
  importsOneOf(path: RepoPath, packages: readonly string[]): boolean {
    const known = this.#packages.get(path);
    return known !== undefined && packages.some((one) => known.has(one));
  }

  /** What a dotted name of a file means outside; `undefined` when its first name is not imported from there. */
  find(path: RepoPath, dotted: string): ExternalName | undefined {
    const parts = dotted.split('.');
    const binding = this.#files.get(path)?.get(parts[0] ?? '');
    if (binding === undefined) return undefined;
    const rest = parts.slice(1).join('.');
    if (rest === '') return this.shared(binding.module, binding.name === '' ? 'default' : binding.name);
    // A default import stands for the module: `fs.writeFile` is its `writeFile`.
    const isWhole = binding.name === '' || binding.name === 'default';
    return this.shared(binding.module, isWhole ? rest : `${binding.name}.${rest}`);
  }

  /** The one object for a module and name: most are named many times. */
  shared(module: string, name: string): ExternalName {
    const key = `${module}\n${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const external = { module, name };
    this.#known.set(key, external);
    return external;
  }
}

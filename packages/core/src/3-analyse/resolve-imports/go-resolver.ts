import type { GoModuleSettings } from '#survey';
import { folderOf, type RepoPath } from '#vocabulary';
import type { ScannedBinding, ScannedImport } from '../scan-imports/scanned-import.ts';
import { type GoFileNames, GoFolders } from './go-folders.ts';
import type { ImportResolver, Resolution } from './resolution.ts';

/** What decides where Go imports lead. */
export interface GoResolverInput {
  readonly paths: ReadonlySet<string>;
  /** Whether a file was written elsewhere and only copied here. */
  readonly isForeign: (path: string) => boolean;
  readonly modules: readonly GoModuleSettings[];
  /** Whether a module is the product's, not a test's fixture or foreign code. */
  readonly isOwn: (module: GoModuleSettings) => boolean;
  readonly files: ReadonlyMap<RepoPath, GoFileNames>;
}

/**
 * Resolves Go imports over the path set: the module of the importing file, folders that stand in for modules, further
 * modules of the repository, then what is required. An import names a folder: it leads to the files that declare the names
 * taken from it, one answer for each, or to the file that stands for the package when none is taken by name.
 */
export function createGoResolver(input: GoResolverInput): ImportResolver {
  const resolver = new GoResolver(input);
  return (from, scanned) => resolver.resolve(from, scanned);
}

class GoResolver {
  readonly #folders: GoFolders;
  readonly #byRoot: ReadonlyMap<string, GoModuleSettings>;
  readonly #byPath = new Map<string, GoModuleSettings[]>();
  readonly #paths: ReadonlySet<string>;

  constructor({ paths, isForeign, modules, isOwn, files }: GoResolverInput) {
    this.#paths = paths;
    this.#folders = new GoFolders([...paths].filter((path) => path.endsWith('.go') && !isForeign(path)).sort(), files);
    this.#byRoot = new Map(modules.map((module) => [module.root, module]));
    for (const module of modules.filter(isOwn)) {
      const known = this.#byPath.get(module.path);
      if (known === undefined) this.#byPath.set(module.path, [module]);
      else known.push(module);
    }
  }

  resolve(from: RepoPath, scanned: ScannedImport): readonly Resolution[] {
    const { specifier, bindings } = scanned;
    const own = this.#moduleOf(from);
    const found = this.#folderFor(specifier, own);
    if (found !== undefined) return this.#split(found, bindings);
    const isOurs = own !== undefined && isWithin(specifier, own.path);
    if (isOurs) return [{ how: 'unresolved', bindings }];
    const vendored = this.#paths.has(`${own?.root ? `${own.root}/` : ''}vendor/modules.txt`);
    const isStandard = !(specifier.split('/', 1)[0] ?? '').includes('.');
    return [
      {
        external: isStandard ? specifier : externalModule(specifier, own?.requires ?? []),
        how: vendored && !isStandard ? 'vendor' : 'external',
        bindings,
      },
    ];
  }

  /** The module around a file. */
  #moduleOf(path: string): GoModuleSettings | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const module = this.#byRoot.get(folder);
      if (module !== undefined || folder === '') return module;
    }
  }

  /** The folder of the repository that an import path means, by the longest module path that begins it. */
  #folderFor(specifier: string, own: GoModuleSettings | undefined): { folder: string; how: string } | undefined {
    for (let path = specifier; path !== ''; path = folderOf(path)) {
      const rest = specifier.slice(path.length + 1);
      const replaced = own?.replaces.find((one) => one.path === path);
      const candidates =
        own?.path === path
          ? [{ root: own.root, how: 'go-module' }]
          : replaced !== undefined
            ? [{ root: replaced.folder, how: 'go-replace' }]
            : this.#modulesNamed(path).map(({ root }) => ({ root, how: 'go-workspace' }));
      for (const { root, how } of candidates) {
        const folder = [root, rest].filter((part) => part !== '').join('/');
        if (this.#folders.has(folder)) return { folder, how };
      }
    }
    return undefined;
  }

  /** A module path that several folders claim decides nothing. */
  #modulesNamed(path: string): readonly GoModuleSettings[] {
    const found = this.#byPath.get(path) ?? [];
    return found.length === 1 ? found : [];
  }

  #split({ folder, how }: { folder: string; how: string }, bindings: readonly ScannedBinding[]): readonly Resolution[] {
    const byFile = new Map<RepoPath, ScannedBinding[]>();
    const whole: ScannedBinding[] = [];
    for (const binding of bindings) {
      const to = binding.imported === '*' ? undefined : this.#folders.fileOf(folder, binding.imported);
      if (to === undefined) {
        if (binding.imported === '*') whole.push(this.#named(binding, folder, bindings.length === 1));
        continue;
      }
      const taken = byFile.get(to);
      if (taken === undefined) byFile.set(to, [binding]);
      else taken.push(binding);
    }
    const main = this.#folders.mainFileOf(folder);
    if (byFile.size === 0) return main === undefined ? [] : [{ to: main, how, bindings: whole }];
    const ordered = [...byFile].sort(
      ([one, left], [other, right]) => right.length - left.length || (one < other ? -1 : 1),
    );
    return ordered.map(([to, taken], at) => ({ to, how, bindings: at === 0 ? [...whole, ...taken] : taken }));
  }

  /** An import whose guessed name is never used goes by the name of the package, which the path need not tell. */
  #named(binding: ScannedBinding, folder: string, isUnused: boolean): ScannedBinding {
    const name = this.#folders.packageNameOf(folder);
    return isUnused && binding.local !== '*' && name !== '' ? { ...binding, local: name } : binding;
  }
}

function isWithin(specifier: string, module: string): boolean {
  return specifier === module || specifier.startsWith(`${module}/`);
}

/** The required module that holds a package, else what its host's custom says. */
function externalModule(specifier: string, requires: readonly string[]): string {
  let best = '';
  for (const module of requires) {
    if (isWithin(specifier, module) && module.length > best.length) best = module;
  }
  if (best !== '') return best;
  const parts = specifier.split('/');
  const depth = /^(github\.com|gitlab\.com|bitbucket\.org)$/.test(parts[0] ?? '') ? 3 : parts.length;
  return parts.slice(0, depth).join('/');
}

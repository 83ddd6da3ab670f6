import { findModuleFile, joinPath, sourceCandidates } from '#graph/module-path';
import type { ModuleSettings, NpmModuleSettings } from '#survey';
import { folderOf, type RepoPath } from '#vocabulary';
import { matchTargets } from './match-target.ts';
import type { ImportResolver, Resolution } from './resolution.ts';
import { TsconfigChain } from './tsconfig-chain.ts';

type Found = Pick<Resolution, 'to' | 'how' | 'external'>;

/**
 * Resolves JavaScript and TypeScript imports over the path set, without a disk: relative paths, `#imports`, tsconfig
 * `paths` and `baseUrl`, `$lib`, workspace packages by name with `exports` mapped from built files to sources.
 */
export function createJavascriptResolver(paths: ReadonlySet<string>, modules: ModuleSettings): ImportResolver {
  const resolver = new JavascriptResolver(paths, modules);
  return (from, { specifier, bindings }) => [{ ...resolver.resolve(from, specifier), bindings }];
}

class JavascriptResolver {
  readonly #paths: ReadonlySet<string>;
  readonly #tsconfigs: TsconfigChain;
  readonly #packageByRoot = new Map<string, NpmModuleSettings>();
  readonly #packageByName = new Map<string, NpmModuleSettings>();

  constructor(paths: ReadonlySet<string>, modules: ModuleSettings) {
    this.#paths = paths;
    this.#tsconfigs = new TsconfigChain(modules.tsconfigs);
    const byDepth = [...modules.npmPackages].sort((left, right) => left.root.length - right.root.length);
    for (const settings of byDepth) {
      this.#packageByRoot.set(settings.root, settings);
      if (settings.name !== undefined && !this.#packageByName.has(settings.name)) {
        this.#packageByName.set(settings.name, settings);
      }
    }
  }

  resolve(from: RepoPath, written: string): Found {
    const specifier = written.replace(/[?].*$/, '');
    if (/^\.{1,2}(\/|$)/.test(specifier)) return this.#relative(from, specifier);
    const folder = folderOf(from);
    if (specifier.startsWith('#')) return this.#packageImport(folder, specifier);
    return (
      this.#byTsconfig(folder, specifier) ??
      this.#byLibAlias(folder, specifier) ??
      this.#bySourceAlias(folder, specifier) ??
      this.#byPackage(folder, specifier)
    );
  }

  #find(candidates: readonly string[], how: string): Found | undefined {
    for (const candidate of candidates) {
      const to = findModuleFile(candidate, this.#paths);
      if (to !== undefined) return { to: to as RepoPath, how };
    }
    return undefined;
  }

  #relative(from: RepoPath, specifier: string): Found {
    const path = joinPath(folderOf(from), specifier);
    if (path === undefined) return { how: 'unresolved' };
    const direct = this.#find([path], 'relative') ?? this.#packageFolder(path, 'relative');
    if (direct !== undefined) return direct;
    const root = this.#packageAbove(folderOf(path))?.root ?? '';
    const local = root === '' ? path : path.slice(root.length + 1);
    return this.#find(sourceCandidates(root, local).slice(1), 'relative-built') ?? { how: 'unresolved' };
  }

  /** A folder with its own package.json means that package's main file. */
  #packageFolder(path: string, how: string): Found | undefined {
    const settings = this.#packageByRoot.get(path);
    return settings === undefined ? undefined : this.#main(settings, how);
  }

  #packageAbove(folder: string): NpmModuleSettings | undefined {
    for (let at = folder; ; at = folderOf(at)) {
      const settings = this.#packageByRoot.get(at);
      if (settings !== undefined || at === '') return settings;
    }
  }

  #packageImport(folder: string, specifier: string): Found {
    for (let at = folder; ; at = folderOf(at)) {
      const targets = matchTargets(specifier, this.#packageByRoot.get(at)?.imports ?? []);
      const found = this.#find(targets, 'package-imports');
      if (found !== undefined) return found;
      if (at === '') return this.#byTsconfig(folder, specifier) ?? { how: 'unresolved' };
    }
  }

  #byTsconfig(folder: string, specifier: string): Found | undefined {
    for (const view of this.#tsconfigs.viewsFor(folder)) {
      const mapped = this.#find(matchTargets(specifier, view.paths), 'tsconfig-paths');
      if (mapped !== undefined) return mapped;
      const based = view.baseUrl === undefined ? undefined : joinPath(view.baseUrl, specifier);
      const found = based === undefined ? undefined : this.#find([based], 'tsconfig-base-url');
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `@/…` of Vue's and other templates, which their bundlers map to `src` of the package unless configured otherwise. */
  #bySourceAlias(folder: string, specifier: string): Found | undefined {
    if (!specifier.startsWith('@/')) return undefined;
    const root = this.#packageAbove(folder)?.root ?? '';
    const path = joinPath(root, `src/${specifier.slice(2)}`);
    return path === undefined ? undefined : this.#find([path], 'source-alias');
  }

  /** SvelteKit's `$lib`, which is `src/lib` of the package unless configured otherwise. */
  #byLibAlias(folder: string, specifier: string): Found | undefined {
    if (specifier !== '$lib' && !specifier.startsWith('$lib/')) return undefined;
    const root = this.#packageAbove(folder)?.root ?? '';
    const path = joinPath(root, `src/lib/${specifier.slice('$lib/'.length)}`);
    return path === undefined ? undefined : this.#find([path], 'lib-alias');
  }

  #byPackage(folder: string, specifier: string): Found {
    const name = packageNameOf(specifier);
    const settings = this.#packageByName.get(name);
    const isPinned = this.#packageAbove(folder)?.pinned?.includes(name) === true;
    if (settings === undefined || isPinned) {
      return name === '' ? { how: 'unresolved' } : { external: name, how: 'external' };
    }
    const subpath = specifier.slice(name.length + 1);
    const key = subpath === '' ? '.' : `./${subpath}`;
    const exported = this.#find(matchTargets(key, settings.exports), 'workspace');
    if (exported !== undefined) return exported;
    if (subpath === '') return this.#main(settings, 'workspace') ?? { how: 'unresolved' };
    const prefix = settings.root === '' ? '' : `${settings.root}/`;
    const direct = [...sourceCandidates(settings.root, subpath), `${prefix}src/${subpath}`];
    return this.#find(direct, 'workspace') ?? { how: 'unresolved' };
  }

  #main(settings: NpmModuleSettings, how: string): Found | undefined {
    const prefix = settings.root === '' ? '' : `${settings.root}/`;
    return this.#find([...settings.mains, `${prefix}src/index`, `${prefix}source/index`, `${prefix}index`], how);
  }
}

/** The package a bare specifier names; `''` for an alias or an absolute path, which no package can have. */
function packageNameOf(specifier: string): string {
  if (/^[~$/]|^@\/|^@$|^\.|\$\{/.test(specifier)) return '';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

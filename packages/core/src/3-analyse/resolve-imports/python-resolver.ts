import { folderOf, type RepoPath } from '#vocabulary';
import type { ScannedBinding, ScannedImport } from '../scan-imports/scanned-import.ts';
import type { ImportResolver, Resolution } from './resolution.ts';

/**
 * Resolves Python imports over the path set: relative dots, then absolute modules below the roots that manifests and
 * `__init__.py` files show. A name imported from a package leads to its submodule when there is one.
 */
export function createPythonResolver(paths: ReadonlySet<string>, declaredRoots: readonly string[]): ImportResolver {
  const resolver = new PythonResolver(paths, declaredRoots);
  return (from, scanned) => resolver.resolve(from, scanned);
}

class PythonResolver {
  readonly #paths: ReadonlySet<string>;
  readonly #roots: readonly string[];
  /** Roots by the first part of the modules below them. */
  readonly #rootsOfTop = new Map<string, Set<string>>();

  constructor(paths: ReadonlySet<string>, declaredRoots: readonly string[]) {
    this.#paths = paths;
    const roots = new Set(['', ...declaredRoots]);
    for (const path of paths) {
      if (!path.endsWith('/__init__.py')) continue;
      const top = this.#topPackage(folderOf(path));
      roots.add(folderOf(top));
    }
    this.#roots = [...roots].sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
    this.#collectTops(new Set(this.#roots));
  }

  /** The outermost folder of the package that `folder` belongs to. */
  #topPackage(folder: string): string {
    let top = folder;
    while (top !== '' && this.#paths.has(`${folderOf(top) === '' ? '' : `${folderOf(top)}/`}__init__.py`)) {
      top = folderOf(top);
    }
    return top;
  }

  #collectTops(roots: ReadonlySet<string>): void {
    for (const path of this.#paths) {
      if (!path.endsWith('.py') && !path.endsWith('.pyi')) continue;
      const module = path.replace(/\.pyi?$/, '');
      for (let folder = folderOf(module); ; folder = folderOf(folder)) {
        if (roots.has(folder))
          this.#addTop(module.slice(folder === '' ? 0 : folder.length + 1).split('/', 1)[0] ?? '', folder);
        if (folder === '') break;
      }
    }
  }

  #addTop(top: string, root: string): void {
    const roots = this.#rootsOfTop.get(top);
    if (roots === undefined) this.#rootsOfTop.set(top, new Set([root]));
    else roots.add(root);
  }

  resolve(from: RepoPath, scanned: ScannedImport): readonly Resolution[] {
    return scanned.specifier.startsWith('.') ? this.#relative(from, scanned) : this.#absolute(from, scanned);
  }

  #relative(from: RepoPath, scanned: ScannedImport): readonly Resolution[] {
    const dots = scanned.specifier.length - scanned.specifier.replace(/^\.+/, '').length;
    let folder: string | undefined = folderOf(from);
    for (let up = 1; up < dots; up++) folder = folder === '' ? undefined : folderOf(folder ?? '');
    if (folder === undefined) return [unresolved(scanned.bindings)];
    const rest = scanned.specifier.slice(dots).replaceAll('.', '/');
    const base = rest === '' ? folder : join(folder, rest);
    return this.#split(base, scanned, 'python-relative') ?? [unresolved(scanned.bindings)];
  }

  #absolute(from: RepoPath, scanned: ScannedImport): readonly Resolution[] {
    const top = scanned.specifier.split('.', 1)[0] ?? '';
    const module = scanned.specifier.replaceAll('.', '/');
    const roots = this.#rootsFor(from, top);
    for (const root of roots) {
      const found = this.#split(join(root, module), scanned, 'python-absolute');
      if (found !== undefined) return found;
    }
    const isOurs = roots.some((root) => this.#moduleFile(join(root, top)) !== undefined);
    return isOurs ? [unresolved(scanned.bindings)] : [{ external: top, how: 'external', bindings: scanned.bindings }];
  }

  /** Roots with such a module: a script's own folder, then roots around the file, innermost first, then others. */
  #rootsFor(from: string, top: string): string[] {
    const folder = folderOf(from);
    const known = [...(this.#rootsOfTop.get(top) ?? [])];
    const containing = known.filter((root) => root === '' || from.startsWith(`${root}/`));
    const others = known.filter((root) => !containing.includes(root));
    const isPackage = this.#paths.has(join(folder, '__init__.py'));
    const byLength = (left: string, right: string) => left.length - right.length || (left < right ? -1 : 1);
    return [...(isPackage ? [] : [folder]), ...containing.sort(byLength).reverse(), ...others.sort(byLength)];
  }

  /** The module's file, or for names that are submodules their files; `undefined` when the module does not exist. */
  #split(base: string, scanned: ScannedImport, how: string): readonly Resolution[] | undefined {
    const own = this.#moduleFile(base);
    const isWhole = scanned.bindings.every(({ imported }) => imported === '*' || imported === '.');
    if (isWhole) return own === undefined ? undefined : [{ to: own, how, bindings: scanned.bindings }];
    const byFile = new Map<RepoPath, ScannedBinding[]>();
    const lost: ScannedBinding[] = [];
    for (const binding of scanned.bindings) {
      const submodule = this.#moduleFile(join(base, binding.imported));
      const file = submodule ?? own;
      if (file === undefined) {
        lost.push(binding);
        continue;
      }
      const taken = byFile.get(file) ?? [];
      taken.push(submodule === undefined ? binding : { imported: '*', local: binding.local });
      byFile.set(file, taken);
    }
    if (byFile.size === 0) return undefined;
    const found: Resolution[] = [...byFile].map(([to, bindings]) => ({ to, how, bindings }));
    return lost.length === 0 ? found : [...found, unresolved(lost)];
  }

  #moduleFile(base: string): RepoPath | undefined {
    for (const file of [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`, `${base}/__init__.pyi`]) {
      if (this.#paths.has(file)) return file as RepoPath;
    }
    return undefined;
  }
}

function join(folder: string, rest: string): string {
  return folder === '' ? rest : `${folder}/${rest}`;
}

function unresolved(bindings: readonly ScannedBinding[]): Resolution {
  return { how: 'unresolved', bindings };
}

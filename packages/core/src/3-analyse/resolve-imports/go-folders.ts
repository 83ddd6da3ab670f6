import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';

/** What one Go file brings to its package. */
export interface GoFileNames {
  readonly packageName: string;
  /** Whether it belongs to no build. */
  readonly isIgnored: boolean;
  /** Names it declares for the whole package. */
  readonly names: readonly string[];
}

/** Systems and processors that a file name may bind a file to. @source `go help buildconstraint` */
const SYSTEMS =
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos unix';
const PROCESSORS = '386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm';
const BOUND = new Set(`${SYSTEMS} ${PROCESSORS}`.split(' '));

interface FolderEntry {
  /** Files of the package that importers see, in path order. */
  readonly files: RepoPath[];
  readonly declaredIn: Map<string, RepoPath>;
  packageName: string;
}

/** The packages that can be imported, by folder. */
export class GoFolders {
  readonly #folders = new Map<string, FolderEntry>();

  /** `paths` are Go files in order; `known` says what the parsed ones declare. */
  constructor(paths: readonly string[], known: ReadonlyMap<RepoPath, GoFileNames>) {
    for (const path of paths) {
      if (path.endsWith('_test.go')) continue;
      const facts = known.get(path as RepoPath);
      if (facts?.isIgnored === true || facts?.packageName === 'documentation') continue;
      this.#add(path as RepoPath, facts);
    }
  }

  #add(path: RepoPath, facts: GoFileNames | undefined): void {
    const folder = folderOf(path);
    const entry = this.#folders.get(folder) ?? { files: [], declaredIn: new Map<string, RepoPath>(), packageName: '' };
    this.#folders.set(folder, entry);
    entry.files.push(path);
    if (facts === undefined) return;
    if (entry.packageName === '') entry.packageName = facts.packageName;
    for (const name of facts.names) {
      const first = entry.declaredIn.get(name);
      if (first === undefined || (isBound(first) && !isBound(path))) entry.declaredIn.set(name, path);
    }
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Name of the package; `''` when no file of it was parsed. */
  packageNameOf(folder: string): string {
    return this.#folders.get(folder)?.packageName ?? '';
  }

  /** The file that declares a name of the package. */
  fileOf(folder: string, name: string): RepoPath | undefined {
    return this.#folders.get(folder)?.declaredIn.get(name);
  }

  /** The file that stands for the package: named like it, its documentation, its program, else the first one. */
  mainFileOf(folder: string): RepoPath | undefined {
    const entry = this.#folders.get(folder);
    const named = [`${entry?.packageName}.go`, `${fileNameOf(folder)}.go`, 'doc.go', 'main.go'];
    for (const name of named) {
      const found = entry?.files.find((path) => fileNameOf(path) === name);
      if (found !== undefined) return found;
    }
    return entry?.files.find((path) => !isBound(path)) ?? entry?.files[0];
  }
}

/** Whether a file's name binds it to a system or processor: `send_windows.go`. */
export function isBound(path: string): boolean {
  const parts = fileNameOf(path).replace(/\.go$/, '').split('_').slice(1);
  return parts.length > 0 && BOUND.has(parts.at(-1) ?? '');
}

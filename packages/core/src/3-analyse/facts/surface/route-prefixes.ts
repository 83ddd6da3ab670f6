import type { RepoPath } from '#vocabulary';
import type { EntryFact } from '../../analysis.ts';
import type { RawMount } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';

/** Deepest nesting of lists. @source own bound */
const MAX_DEPTH = 6;

interface PlacedMount extends RawMount {
  readonly path: RepoPath;
}

/** Finds the path below which a list of routes hangs: what `include` puts before it, list by list up to the root. */
export class RoutePrefixes {
  readonly #mounts = new Map<string, PlacedMount>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>) {
    const modules = new Map<string, RepoPath | undefined>();
    for (const [path, { parsed }] of files) {
      for (const mount of parsed?.surface.mounts ?? []) {
        if (mount.module !== undefined && !modules.has(mount.module))
          modules.set(mount.module, fileOfModule(mount.module, files));
        const target = mount.module === undefined ? path : modules.get(mount.module);
        if (target === undefined) continue;
        const key = keyOf(target, mount.of ?? 'urlpatterns');
        // One that hangs in two places is told at the first.
        if (!this.#mounts.has(key)) this.#mounts.set(key, { ...mount, path });
      }
    }
  }

  /** What stands before the routes of a list, outermost first, with the lines that say so; empty at the root. */
  of(path: RepoPath, list: string): NonNullable<EntryFact['prefixes']> {
    const parts: { path: RepoPath; startLine: number; endLine: number; text: string }[] = [];
    let at = this.#mounts.get(keyOf(path, list));
    for (let depth = 0; depth < MAX_DEPTH && at !== undefined; depth++) {
      const { startLine, endLine, prefix: text } = at;
      if (text !== '') parts.unshift({ path: at.path, startLine, endLine, text });
      at = this.#mounts.get(keyOf(at.path, at.list));
    }
    return parts;
  }

  /** Whether a list hangs below another one. */
  isMounted(path: RepoPath, list: string): boolean {
    return this.#mounts.has(keyOf(path, list));
  }
}

function keyOf(path: RepoPath, list: string): string {
  return `${path}\0${list}`;
}

/** The one file that a dotted name means. */
function fileOfModule(module: string, files: ReadonlyMap<RepoPath, ReadFile>): RepoPath | undefined {
  const end = `${module.replaceAll('.', '/')}.py`;
  const found = [...files.keys()].filter((path) => path === end || path.endsWith(`/${end}`));
  return found.length === 1 ? found[0] : undefined;
}

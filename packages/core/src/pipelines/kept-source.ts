import type { RepoPath, SourceText } from '#vocabulary';

/**
 * Characters of source text that one wiki may keep after its run: about a hundred times what its calls are told.
 * Whole files are kept, because the checks look at more of a file than a call shows.
 */
const MAX_KEPT_CHARS = 4 << 20;

/** The files behind a few pages, kept when their commit is no longer on the disk. */
export class KeptSource implements SourceText {
  readonly #files = new Map<RepoPath, readonly string[] | undefined>();
  #chars = 0;

  /** Characters kept so far. */
  get chars(): number {
    return this.#chars;
  }

  /** Keeps these files if all of them fit; tells whether they do. */
  async keep(paths: readonly RepoPath[], source: SourceText): Promise<boolean> {
    const added = new Map<RepoPath, readonly string[] | undefined>();
    let chars = 0;
    for (const path of paths) {
      if (this.#files.has(path) || added.has(path)) continue;
      const lines = await source.lines(path);
      chars += lines?.reduce((sum, line) => sum + line.length + 1, 0) ?? 0;
      if (this.#chars + chars > MAX_KEPT_CHARS) return false;
      added.set(path, lines);
    }
    for (const [path, lines] of added) this.#files.set(path, lines);
    this.#chars += chars;
    return true;
  }

  async lines(path: RepoPath): Promise<readonly string[] | undefined> {
    return this.#files.get(path);
  }
}

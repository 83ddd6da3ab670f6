import type { RepoPath } from '#vocabulary';
import type { RawCommand } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';

/** Deepest nesting of commands. */
const MAX_DEPTH = 6;

/** A command with the words that are typed for it. */
export interface PlacedCommand {
  readonly path: RepoPath;
  readonly raw: RawCommand;
  /** `remote add`; for the command that all others stand below, the program's own name. */
  readonly name: string;
}

/** Commands of Go programs by what holds them, joined over the files of the repository by which is added to which. */
export class GoCommandTree {
  readonly #context: LinkContext;
  readonly #commands = new Map<string, { readonly path: RepoPath; readonly raw: RawCommand }>();
  readonly #parents = new Map<string, string>();
  readonly #withChildren = new Set<string>();
  /** The first holder of a command stands for all of them. */
  readonly #first = new Map<string, string>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, context: LinkContext) {
    this.#context = context;
    for (const [path, { parsed }] of files)
      for (const raw of parsed?.surface.commands ?? []) {
        const keys = raw.holders.map((holder) => this.#keyOf(path, holder));
        const [first] = keys;
        if (first === undefined) continue;
        this.#commands.set(first, { path, raw });
        for (const key of keys) if (!this.#first.has(key)) this.#first.set(key, first);
      }
    for (const [path, { parsed }] of files)
      for (const { parent, children } of parsed?.surface.commandLinks ?? []) {
        const above = this.#find(path, parent);
        for (const child of children) {
          const below = this.#find(path, child);
          if (above === below || this.#parents.has(below)) continue;
          this.#parents.set(below, above);
          this.#withChildren.add(above);
        }
      }
  }

  /** Commands that do something themselves. */
  get all(): PlacedCommand[] {
    return [...this.#commands].flatMap(([key, { path, raw }]) => {
      const name = raw.isRun === true ? this.#pathOf(key) || firstWord(raw.use) : '';
      return name === '' ? [] : [{ path, raw, name }];
    });
  }

  /** Path of the command that a file's expression holds; `''` for the program itself; `undefined` when nothing tells. */
  pathOf(path: RepoPath, holder: string): string | undefined {
    const key = this.#find(path, holder);
    return this.#commands.has(key) ? this.#pathOf(key) : undefined;
  }

  /** Names of the commands above and its own; one that others stand below and that stands below none is the program. */
  #pathOf(key: string): string {
    const words: string[] = [];
    let at: string | undefined = key;
    for (let depth = 0; depth < MAX_DEPTH && at !== undefined; depth++) {
      const above = this.#parents.get(at);
      const isProgram = above === undefined && (this.#withChildren.has(at) || depth > 0);
      const use = this.#commands.get(at)?.raw.use;
      if (!isProgram && use !== undefined) words.unshift(firstWord(use));
      at = above;
    }
    return words.join(' ');
  }

  #find(path: RepoPath, holder: string): string {
    const key = this.#keyOf(path, holder);
    return this.#first.get(key) ?? key;
  }

  /** The declaration behind a name, or the place in its file. */
  #keyOf(path: RepoPath, holder: string): string {
    if (holder.startsWith('@')) return `${path} ${holder}`;
    const entity = this.#context.index.find(path, holder)?.entity;
    return entity !== undefined && 'symbol' in entity ? entity.symbol : `${path} ${holder}`;
  }
}

/** The name of a command without what may follow it. */
export function firstWord(use: string): string {
  return use.trim().split(/\s+/, 1)[0] ?? '';
}

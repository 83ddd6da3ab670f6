import type { RepoPath } from '#vocabulary';
import type { EntryFact, SymbolId } from '../../analysis.ts';
import type { RawEntry, RawGroupMount } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';

/** Deepest nesting of command groups. */
const MAX_GROUPS = 6;

interface Mount extends RawGroupMount {
  readonly path: RepoPath;
}

/** Commands that decorators declare, by the declaration they stand on, with the groups they hang below. */
export class CommandGroups {
  readonly #context: LinkContext;
  readonly #commands = new Map<SymbolId, { readonly path: RepoPath; readonly raw: RawEntry }>();
  /** Groups that a call adds to another one. */
  readonly #mounts = new Map<SymbolId, Mount>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, context: LinkContext) {
    this.#context = context;
    for (const [path, { parsed }] of files) {
      for (const raw of parsed?.surface.entries ?? [])
        if (raw.kind === 'command' && raw.of !== undefined) this.#commands.set(raw.of, { path, raw });
      for (const mount of parsed?.surface.groupMounts ?? []) {
        const child = this.find(path, mount.child);
        if (child !== undefined && !this.#mounts.has(child)) this.#mounts.set(child, { ...mount, path });
      }
    }
  }

  /** Whether a declaration is a command or a group of them. */
  has(id: SymbolId): boolean {
    return this.#commands.has(id);
  }

  /** The declaration that a dotted name of a file means. */
  find(path: RepoPath, name: string): SymbolId | undefined {
    const entity = this.#context.index.find(path, name)?.entity;
    return entity !== undefined && 'symbol' in entity ? entity.symbol : undefined;
  }

  /** Path of the command that a declaration is: names of its groups and its own, `''` for the group at the root. */
  pathOf(id: SymbolId): string | undefined {
    return this.#commands.has(id) ? this.#wayOf(id).words.join(' ') : undefined;
  }

  /** The lines that name the groups which calls add to others, outermost first. */
  prefixesOf(id: SymbolId): NonNullable<EntryFact['prefixes']> {
    return this.#wayOf(id).mounts.flatMap(({ name, path, startLine, endLine }) =>
      name === undefined ? [] : [{ path, startLine, endLine, text: name }],
    );
  }

  #wayOf(id: SymbolId): { readonly words: string[]; readonly mounts: Mount[] } {
    const words: string[] = [];
    const mounts: Mount[] = [];
    let at: SymbolId | undefined = id;
    for (let depth = 0; depth < MAX_GROUPS && at !== undefined; depth++) {
      const command = this.#commands.get(at);
      const mount = this.#mounts.get(at);
      if (mount !== undefined) {
        words.unshift(mount.name ?? command?.raw.name ?? '');
        mounts.unshift(mount);
        at = this.find(mount.path, mount.parent);
      } else {
        if (command !== undefined && command.raw.isRoot !== true) words.unshift(command.raw.name);
        at = command?.raw.group === undefined ? undefined : this.find(command.path, command.raw.group);
      }
    }
    return { words: words.filter(Boolean), mounts };
  }
}

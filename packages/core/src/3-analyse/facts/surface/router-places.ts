import type { RepoPath } from '#vocabulary';
import type { EntryFact } from '../../analysis.ts';
import type { RawRouter, RawRouterMount } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';

/** Deepest nesting of routers. @source own bound */
const MAX_DEPTH = 6;

/** What comes before the paths of a router. */
export interface RouterPlace extends Pick<EntryFact, 'open'> {
  readonly prefixes: NonNullable<EntryFact['prefixes']>;
}

interface Placed<T> {
  readonly path: RepoPath;
  readonly raw: T;
}

/** Finds the path below which the routes of a variable hang: what routers bring themselves, and where they are mounted. */
export class RouterPlaces {
  readonly #context: LinkContext;
  readonly #routers = new Map<string, Placed<RawRouter>>();
  readonly #mounts = new Map<string, Placed<RawRouterMount>>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, context: LinkContext) {
    this.#context = context;
    for (const [path, { parsed }] of files)
      for (const raw of parsed?.surface.routers ?? []) {
        const key = this.#keyOf(path, raw.name);
        if (!this.#routers.has(key)) this.#routers.set(key, { path, raw });
      }
    for (const [path, { parsed }] of files)
      for (const raw of parsed?.surface.routerMounts ?? []) {
        const key = `${raw.isMade === true ? 'made ' : ''}${this.#keyOf(path, raw.child)}`;
        // One that hangs in two places is told at the first.
        if (!this.#mounts.has(key)) this.#mounts.set(key, { path, raw });
      }
  }

  /** `undefined` for what is no router that is known. */
  of(path: RepoPath, name: string, depth = 0): RouterPlace | undefined {
    const key = this.#keyOf(path, name);
    const router = this.#routers.get(key);
    if (router === undefined || depth > MAX_DEPTH) return undefined;
    const { raw } = router;
    const maker = raw.in === undefined ? undefined : this.#mounts.get(`made ${raw.in}`);
    const mount = this.#mounts.get(key) ?? maker;
    const open = { why: 'router', name } as const;
    const own = raw.prefix === undefined ? [] : [{ ...raw.prefix, path: router.path }];
    if (raw.isUnknown === true) return { prefixes: [], open };
    if (mount === undefined) return { prefixes: own, ...(raw.isRouter ? { open } : {}) };
    if (mount.raw.isUnknown === true) return { prefixes: own, open };
    const above = this.of(mount.path, mount.raw.parent, depth + 1);
    const below = mount.raw.prefix === undefined ? [] : [{ ...mount.raw.prefix, path: mount.path }];
    // Flask takes the path of the mount in place of the blueprint's own.
    const kept = mount.raw.isOverride && below.length > 0 ? [] : own;
    const prefixes = [...(above?.prefixes ?? []), ...below, ...kept];
    return { prefixes, ...(above?.open === undefined ? {} : { open: above.open }) };
  }

  #keyOf(path: RepoPath, name: string): string {
    const entity = this.#context.index.find(path, name)?.entity;
    return entity !== undefined && 'symbol' in entity ? entity.symbol : `${path} ${name}`;
  }
}

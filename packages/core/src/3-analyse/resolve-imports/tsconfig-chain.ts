import type { ModuleTarget, TsconfigSettings } from '#survey';
import { folderOf } from '#vocabulary';

/** The effective import settings for the files below one tsconfig. */
export interface TsconfigView {
  readonly baseUrl?: string;
  readonly paths: readonly ModuleTarget[];
}

/** Longest chain of `extends` followed. */
const MAX_CHAIN = 20;

/** Finds the tsconfig that rules a file, with everything it inherits. Answers are kept per folder. */
export class TsconfigChain {
  readonly #settings: ReadonlyMap<string, TsconfigSettings>;
  readonly #views = new Map<string, readonly TsconfigView[]>();

  constructor(tsconfigs: readonly TsconfigSettings[]) {
    this.#settings = new Map(tsconfigs.map((settings) => [settings.path, settings]));
  }

  /** Settings that may rule a file of `folder`, nearest first: the folder's configuration and those it refers to. */
  viewsFor(folder: string): readonly TsconfigView[] {
    const known = this.#views.get(folder);
    if (known !== undefined) return known;
    const prefix = folder === '' ? '' : `${folder}/`;
    const own = this.#settings.get(`${prefix}tsconfig.json`) ?? this.#settings.get(`${prefix}jsconfig.json`);
    const above = folder === '' ? [] : this.viewsFor(folderOf(folder));
    const views = own === undefined ? above : this.#viewsOf(own);
    this.#views.set(folder, views);
    return views;
  }

  #viewsOf(own: TsconfigSettings): readonly TsconfigView[] {
    const referred = own.references.flatMap((path) => this.#settings.get(path) ?? []);
    return [own, ...referred].map((settings) => this.#inherit(settings));
  }

  /** A configuration's own values, else those of what it extends; the last of several wins. */
  #inherit(start: TsconfigSettings): TsconfigView {
    let baseUrl: string | undefined;
    let paths: readonly ModuleTarget[] | undefined;
    const open = [start];
    const seen = new Set<string>();
    while (open.length > 0 && seen.size < MAX_CHAIN) {
      const next = open.shift();
      if (next === undefined || seen.has(next.path)) continue;
      seen.add(next.path);
      baseUrl ??= next.baseUrl;
      paths ??= next.paths;
      open.push(...[...next.extends].reverse().flatMap((path) => this.#settings.get(path) ?? []));
    }
    return { paths: paths ?? [], ...(baseUrl === undefined ? {} : { baseUrl }) };
  }
}

import type { RepoPath } from '#vocabulary';
import type { ImportFact } from '../analysis.ts';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from './resolve-imports.ts';

/** Most files of re-exports gone through for one name. @source own bound: files that gather a folder are few steps deep */
const MAX_STEPS = 60;

/** Where names come from that files take from others which only hand them on: `export * from './queue.js'`. */
export class Barrels {
  readonly #files: ReadonlyMap<RepoPath, ReadFile>;
  readonly #imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>;
  readonly #barrels = new Map<RepoPath, boolean>();
  readonly #homes = new Map<string, RepoPath | undefined>();

  constructor(files: ReadonlyMap<RepoPath, ReadFile>, imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>) {
    this.#files = files;
    this.#imports = imports;
  }

  /** The import as it is for what it takes: one for each file that declares some of its names; itself where none does. */
  resolve(fact: ImportFact): readonly ImportFact[] {
    const { to, names } = fact;
    if (to === undefined || names.length === 0 || !this.#isBarrel(to)) return [fact];
    const byHome = new Map<RepoPath, string[]>();
    for (const name of names) {
      const home = this.#homeOf(to, name) ?? to;
      byHome.set(home, [...(byHome.get(home) ?? []), name]);
    }
    return [...byHome].map(([home, taken]) => ({ ...fact, to: home, names: taken }));
  }

  /** Whether a file declares nothing and does nothing but hand on what others declare. */
  #isBarrel(path: RepoPath): boolean {
    const known = this.#barrels.get(path);
    if (known !== undefined) return known;
    const file = this.#files.get(path);
    const imports = this.#imports.get(path) ?? [];
    const isBarrel =
      file?.parsed !== undefined &&
      file.parsed.symbols.length === 0 &&
      imports.length > 0 &&
      imports.every(({ isReExport }) => isReExport);
    this.#barrels.set(path, isBarrel);
    return isBarrel;
  }

  #homeOf(start: RepoPath, wanted: string): RepoPath | undefined {
    const key = `${start}\0${wanted}`;
    if (this.#homes.has(key)) return this.#homes.get(key);
    const open: { readonly path: RepoPath; readonly name: string }[] = [{ path: start, name: wanted }];
    const seen = new Set<string>();
    let home: RepoPath | undefined;
    for (let at = 0; at < open.length && at < MAX_STEPS && home === undefined; at++) {
      const { path, name } = open[at] ?? { path: start, name: wanted };
      if (seen.has(`${path}\0${name}`)) continue;
      seen.add(`${path}\0${name}`);
      if (this.#declares(path, name)) home = path;
      else if (this.#isBarrel(path)) open.push(...this.#behind(path, name));
    }
    this.#homes.set(key, home);
    return home;
  }

  #declares(path: RepoPath, name: string): boolean {
    const parsed = this.#files.get(path)?.parsed;
    const inside = parsed?.exportNames.find(([outside]) => outside === name)?.[1] ?? name;
    return parsed?.symbols.some((symbol) => symbol.parent === undefined && symbol.name === inside) === true;
  }

  /** Where the file has a name from: the statement that names it, else every one that hands on all. */
  #behind(path: RepoPath, name: string): { readonly path: RepoPath; readonly name: string }[] {
    const found: { readonly path: RepoPath; readonly name: string }[] = [];
    for (const { fact, bindings } of this.#imports.get(path) ?? []) {
      if (fact.to === undefined) continue;
      const named = bindings.find(({ local }) => local === name);
      if (named !== undefined) return [{ path: fact.to, name: named.imported }];
      if (bindings.some(({ imported }) => imported === '*')) found.push({ path: fact.to, name });
    }
    return found;
  }
}

import { partsOf } from './word-sketch.ts';

/** Shortest part that makes two names look like relatives. @source own bound */
const KIN = 3;
/** Most parts of names that are compared as a whole. @source own bound: keeps the index small */
const PARTS = 8;

/** The names that a folder's files declare, for asking whether another name looks like one of them. */
export class OwnNames {
  readonly #stems = new Set<string>();
  /** For each part the names that have it, as their parts. */
  readonly #byPart = new Map<string, Set<string>[]>();

  /** Takes a declared name. */
  add(name: string): void {
    const parts = partsOf(name);
    if (parts.length < 2) return;
    for (const part of parts) {
      const stem = stemOf(part);
      if (stem.length >= KIN) this.#stems.add(stem);
    }
    this.addAside(name);
  }

  /** Takes a name that only counts as a whole: a parameter. */
  addAside(name: string): void {
    const parts = partsOf(name).map(stemOf);
    if (parts.length < 2 || parts.length > PARTS) return;
    const whole = new Set(parts);
    for (const part of new Set(parts)) {
      const known = this.#byPart.get(part) ?? [];
      if (known.length < 200) known.push(whole);
      this.#byPart.set(part, known);
    }
  }

  /** Whether a declared name shares a part with this one. */
  hasKin(name: string): boolean {
    return partsOf(name).some((part) => part.length >= KIN && this.#stems.has(stemOf(part)));
  }

  /** Whether all parts of this name stand in one declared name: it may be an older spelling of it. */
  hasLikeness(name: string): boolean {
    return this.#likes(name, () => true);
  }

  /** Whether a declared name has the same parts in another order: one of the two is a slip. */
  hasReordering(name: string): boolean {
    return this.#likes(name, (own, parts) => own.size === parts.length);
  }

  #likes(name: string, fits: (own: ReadonlySet<string>, parts: readonly string[]) => boolean): boolean {
    const parts = partsOf(name).map(stemOf);
    if (parts.length < 2 || parts.every((part) => part.length < KIN)) return false;
    const near = this.#byPart.get(parts[0] ?? '') ?? [];
    return near.some((own) => parts.every((part) => own.has(part)) && fits(own, parts));
  }
}

function stemOf(part: string): string {
  const small = part.toLowerCase();
  return small.length > 3 ? small.replace(/s$/, '') : small;
}

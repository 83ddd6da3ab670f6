import type { PageId } from '#vocabulary';

/** Longest page id, in characters. @source own bound: ids stand in addresses and file names */
const ID_LENGTH = 60;

/** Lower-case letters, digits and single hyphens; `page` when nothing of the text remains. */
export function toSlug(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_LENGTH)
    .replace(/^-+|-+$/g, '');
  return bare === '' ? 'page' : bare;
}

/** Gives every page an id that no other page has; asked in the same order it answers the same. */
export class PageIds {
  readonly #taken = new Set<PageId>();

  /** The slug of the text, with `-2`, `-3` … when it is taken. */
  take(text: string): PageId {
    const slug = toSlug(text);
    let id = slug;
    for (let number = 2; this.#taken.has(id); number++) id = `${slug}-${number}`;
    this.#taken.add(id);
    return id;
  }
}

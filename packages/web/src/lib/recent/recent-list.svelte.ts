import { fileNameOf, type RecentWiki } from './recent-wiki.ts';
import { listWikis, readWiki, removeWikis } from './wiki-shelf.ts';

/** What the list reads and changes. */
export interface Shelf {
  readonly list: typeof listWikis;
  readonly read: typeof readWiki;
  readonly remove: typeof removeWikis;
}

const BROWSER: Shelf = { list: listWikis, read: readWiki, remove: removeWikis };

/** The wikis kept in this browser, as a list that can be shortened. */
export class RecentList {
  wikis: readonly RecentWiki[] = $state.raw([]);
  /** Whether clearing the list was asked for and waits for a yes. */
  isClearing = $state.raw(false);
  readonly #shelf: Shelf;

  constructor(shelf: Shelf = BROWSER) {
    this.#shelf = shelf;
  }

  /** Reads the list again. */
  async load(): Promise<void> {
    this.wikis = await this.#shelf.list();
  }

  /** The file of a wiki, ready to be saved; when it is gone, so is its row. */
  async file(wiki: RecentWiki): Promise<{ readonly filename: string; readonly blob: Blob } | undefined> {
    const found = await this.#shelf.read(wiki.id);
    if (!found) await this.load();
    return found && { filename: fileNameOf(wiki), blob: found.file };
  }

  /** Removes one wiki; gives the one that now stands in its place, for the focus. */
  async remove(wiki: RecentWiki): Promise<RecentWiki | undefined> {
    const place = this.wikis.indexOf(wiki);
    await this.#shelf.remove([wiki.id]);
    await this.load();
    return this.wikis[Math.min(place, this.wikis.length - 1)];
  }

  /** Removes all. */
  async clear(): Promise<void> {
    await this.#shelf.remove();
    this.isClearing = false;
    await this.load();
  }
}

import type { ReadablePage } from '@orionwiki/client';
import type { PageEntry } from '#lib/run/run-state.ts';

/** Gets the newest version of a page from the server. */
export type FetchPage = (pageId: string) => Promise<ReadablePage>;

/** Pages that were fetched; each version is fetched once, also when several ask for it at the same time. */
export class PageShelf {
  readonly #fetch: FetchPage;
  readonly #pages = new Map<string, ReadablePage>();
  readonly #coming = new Map<string, Promise<ReadablePage>>();

  constructor(fetch: FetchPage) {
    this.#fetch = fetch;
  }

  /** The page when it is here in the wanted version or a newer one. */
  peek({ id, version }: PageEntry): ReadablePage | undefined {
    const page = this.#pages.get(id);
    return page && page.version >= version ? page : undefined;
  }

  /** The page, fetched when it is not here yet. */
  async take(entry: PageEntry): Promise<ReadablePage> {
    const { id } = entry;
    const coming = this.#coming.get(id);
    // A page asked for before its newer version was announced may come as the older one.
    if (coming) await coming.catch(() => {});
    return this.peek(entry) ?? this.#coming.get(id) ?? this.#bring(id);
  }

  #bring(id: string): Promise<ReadablePage> {
    const coming = this.#fetch(id)
      .then((page) => {
        this.#pages.set(id, page);
        return page;
      })
      .finally(() => this.#coming.delete(id));
    this.#coming.set(id, coming);
    return coming;
  }
}

import type { ReadablePage } from '@orionwiki/client';
import { openIndex, type Section, type SectionIndex } from '@orionwiki/core/reading';
import type { PageEntry } from '#lib/run/run-state.ts';
import { groupHits, type HitGroup } from './group-hits.ts';

/** Pages that are searched at most: enough for every plan, and a bound for a hostile server. */
const MAX_PAGES = 500;

/** Pages fetched at the same time; the index is made anew after each such handful. */
const PAGES_AT_ONCE = 6;

/** Where pages and their sections come from. */
export interface SearchSources {
  /** Pages of the wiki in reading order. */
  pages(): readonly PageEntry[];
  take(entry: PageEntry): Promise<ReadablePage>;
  sectionsOf(page: ReadablePage): readonly Section[];
}

interface Known {
  readonly version: number;
  readonly sections: readonly Section[];
}

/** Search over every page of a run that is written, as far as its text is here. */
export class WikiSearch {
  #query = $state('');
  #place = $state(0);
  #index: SectionIndex | undefined;
  readonly #known = new Map<string, Known>();
  readonly #sources: SearchSources;

  isLoading = $state(false);
  /** Written pages whose text could not be had. */
  missedCount = $state(0);
  /** What was found, by page. */
  groups: readonly HitGroup[] = $state.raw([]);

  constructor(sources: SearchSources) {
    this.#sources = sources;
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#place = 0;
    this.#find();
  }

  // Not `$derived`: those would end with the dialog that first showed the search, and the search is kept.

  /** The hits in the order in which they are shown. */
  get hits(): readonly Section[] {
    return this.groups.flatMap(({ sections }) => sections);
  }

  /** The hit that Enter opens. */
  get chosen(): Section | undefined {
    return this.hits[this.#place];
  }

  /** Pages that are not written yet, and so cannot be found. */
  get unwrittenCount(): number {
    return this.#sources.pages().filter(({ version }) => version === 0).length;
  }

  /** Goes down or up in the list, from its end to its beginning. */
  move(step: 1 | -1): void {
    const { length } = this.hits;
    if (length > 0) this.#place = (this.#place + step + length) % length;
  }

  /** Fetches what is written and not known in its newest version. May be called at any time. */
  async load(): Promise<void> {
    if (this.isLoading) return;
    this.isLoading = true;
    this.missedCount = 0;
    const wanted = this.#sources.pages().slice(0, MAX_PAGES);
    const fresh = wanted.filter(({ id, version }) => version > (this.#known.get(id)?.version ?? 0));
    for (let start = 0; start < fresh.length; start += PAGES_AT_ONCE) {
      await Promise.all(fresh.slice(start, start + PAGES_AT_ONCE).map((entry) => this.#learn(entry)));
      this.#index = openIndex([...this.#known.values()].flatMap(({ sections }) => sections));
      this.#find();
    }
    this.isLoading = false;
  }

  /** What was chosen by hand stays chosen when pages that come later bring further hits. */
  #find(): void {
    const before = this.#place > 0 ? this.chosen?.id : undefined;
    this.groups = groupHits(this.#index?.find(this.#query) ?? []);
    this.#place = Math.max(0, before === undefined ? 0 : this.hits.findIndex(({ id }) => id === before));
  }

  async #learn(entry: PageEntry): Promise<void> {
    try {
      const page = await this.#sources.take(entry);
      this.#known.set(entry.id, { version: page.version, sections: this.#sources.sectionsOf(page) });
    } catch {
      // The rest can be searched without it; the dialog says how many are missing.
      this.missedCount += 1;
    }
  }
}

import type { ReadablePage } from '@orionwiki/client';
import { toTrouble } from '#lib/api/to-trouble.ts';
import type { Run } from '#lib/run/run.svelte.ts';
import type { PageEntry, Trouble } from '#lib/run/run-state.ts';
import { PageShelf } from './page-shelf.ts';
import { inTreeOrder, pageTree } from './page-tree.ts';
import { trailOf } from './trail-of.ts';

/** The reading side of a run: which page is open, and its text when it is there. */
export class Reader {
  readonly run: Run;
  /** The page that the address asks for; `undefined` for whatever is first. */
  wantedId = $state<string>();
  /** What is on the screen; stays until the next page is there. */
  shown: ReadablePage | undefined = $state.raw();
  trouble: Trouble | undefined = $state.raw();

  readonly tree = $derived(pageTree(this.#run().state.pages));
  readonly order = $derived(inTreeOrder(this.tree));
  readonly entry: PageEntry | undefined = $derived(this.#entry());
  /** The address names a page that the finished plan does not have. */
  readonly isUnknown = $derived(this.wantedId !== undefined && this.order.length > 0 && this.entry === undefined);
  /** The page on the screen was written again meanwhile; one that a model failed says the same as before. */
  readonly hasUpdate = $derived(
    this.entry !== undefined &&
      this.entry.origin !== 'degraded' &&
      this.shown?.pageId === this.entry.id &&
      this.shown.version < this.entry.version,
  );
  readonly previous = $derived(this.#neighbour(-1));
  readonly next = $derived(this.#neighbour(1));
  /** The pages above the open one. */
  readonly trail = $derived(trailOf(this.entry, this.order));
  readonly shelf: PageShelf;
  #turn = 0;

  constructor(run: Run) {
    this.run = run;
    this.shelf = new PageShelf((pageId) => run.client.page(run.runId, pageId));
  }

  /**
   * Brings the wanted page onto the screen when it is written and another one is shown. The page under the reader's
   * eyes is not exchanged; that is what `update` is for.
   */
  async open(): Promise<void> {
    const entry = this.entry;
    // A page that was asked for before and is still on its way is not wanted any more.
    this.#turn += 1;
    if (!entry || entry.version === 0 || this.shown?.pageId === entry.id) return;
    await this.#show(entry);
  }

  /** Shows the newest version of the open page. */
  async update(): Promise<void> {
    if (this.entry) await this.#show(this.entry);
  }

  /** Fetches a page that will probably be opened; when it cannot be had, the opening tells. */
  fetchAhead(id: string): void {
    const entry = this.order.find((page) => page.id === id);
    if (entry && entry.version > 0) void this.shelf.take(entry).catch(() => {});
  }

  async #show(entry: PageEntry): Promise<void> {
    const turn = ++this.#turn;
    this.trouble = undefined;
    try {
      // No pause for a page that is here: it is on the screen within the same frame.
      const page = this.shelf.peek(entry) ?? (await this.shelf.take(entry));
      if (turn !== this.#turn) return;
      this.shown = page;
      for (const near of [this.next, this.previous]) if (near) this.fetchAhead(near.id);
    } catch (error) {
      if (turn === this.#turn) this.trouble = toTrouble(error);
    }
  }

  // Field initialisers run before the constructor's body, so the run is reached through a method.
  #run(): Run {
    return this.run;
  }

  #entry(): PageEntry | undefined {
    if (this.wantedId !== undefined) return this.order.find(({ id }) => id === this.wantedId);
    return this.order.find(({ version }) => version > 0) ?? this.order[0];
  }

  #neighbour(step: 1 | -1): PageEntry | undefined {
    const place = this.order.findIndex(({ id }) => id === this.entry?.id);
    return place < 0 ? undefined : this.order[place + step];
  }
}

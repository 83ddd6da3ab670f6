import type { ReadablePage } from '@orionwiki/client';
import { toTrouble } from '#lib/api/to-trouble.ts';
import type { Run } from '#lib/run/run.svelte.ts';
import type { PageEntry, Trouble } from '#lib/run/run-state.ts';
import { inTreeOrder, pageTree } from './page-tree.ts';

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
  readonly #shelf = new Map<string, ReadablePage>();
  #turn = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /**
   * Brings the wanted page onto the screen when it is written and another one is shown. The page under the reader's
   * eyes is not exchanged; that is what `update` is for.
   */
  async open(): Promise<void> {
    const entry = this.entry;
    if (!entry || entry.version === 0 || this.shown?.pageId === entry.id) return;
    await this.#show(entry);
  }

  /** Shows the newest version of the open page. */
  async update(): Promise<void> {
    if (this.entry) await this.#show(this.entry);
  }

  async #show(entry: PageEntry): Promise<void> {
    const turn = ++this.#turn;
    this.trouble = undefined;
    try {
      const page = await this.#fetch(entry);
      if (turn === this.#turn) this.shown = page;
    } catch (error) {
      if (turn === this.#turn) this.trouble = toTrouble(error);
    }
  }

  async #fetch({ id, version }: PageEntry): Promise<ReadablePage> {
    const known = this.#shelf.get(id);
    if (known && known.version >= version) return known;
    const page = await this.run.client.page(this.run.runId, id);
    this.#shelf.set(id, page);
    return page;
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

// Takes:      a finished wiki, what its failed pages were to be written from, and later a model for one of them
// Gives:      the page in the model's words, and the wiki with it in every format
// Guarantees: a model is asked for the named page only, and told the same as in the run; the page is checked as there
// Never:      keeps a key; changes the wiki when the page fails, except for the reason it names
import { OrionError } from '#errors';
import type { LanguageModel, ModelUsage } from '#language-model';
import type { Notice, PageId, PageOrigin } from '#vocabulary';
import { type RewriteContext, rewritePage } from '../5-write/with-model/rewrite-page.ts';
import type { ModelPage } from '../5-write/with-model/write-page-with-model.ts';
import { type VerifyContext, verifyPage } from '../6-verify/verify.ts';
import { openRenderer, type RendererOptions } from '../7-render/render.ts';
import { openRenderPool } from '../7-render/render-pool.ts';
import type { Bundle, RenderedPage } from '../7-render/rendered-wiki.ts';
import { replacePage } from './replace-page.ts';
import { StageEvents } from './stage-events.ts';
import type { RunPorts } from './wiki-request.ts';
import { type WikiResult, wikiResult } from './wiki-result.ts';
import { finishDraft } from './write-pages.ts';

/** What writing a page again depends on. */
export type RetryPorts = Pick<RunPorts, 'signal' | 'onEvent' | 'onPage' | 'cpuGate' | 'promptFence'> & {
  readonly model: LanguageModel;
};

/** How it went. */
export interface PageRetry {
  /** `degraded`: the answer did not pass the checks again, and the page is as it was. */
  readonly origin: PageOrigin;
  readonly version: number;
  /** What this retry cost. */
  readonly usage: ModelUsage;
  /** The wiki as it is now. */
  readonly wiki: WikiResult;
}

/** Everything that has to outlive the run. */
export interface KeptParts {
  readonly bundle: Bundle;
  readonly contexts: readonly RewriteContext[];
  readonly verify: VerifyContext;
  readonly renderer: Omit<RendererOptions, 'model' | 'source' | 'signal'>;
  /** Characters of source text in `verify.source`. */
  readonly sourceChars: number;
}

/** Rough size of a name that pages are checked against, in characters: name, and its place in a set. */
const NAME_CHARS = 32;

/** The pages of one wiki that a model failed, for as long as the wiki is kept. */
export class PageRetries {
  readonly #parts: KeptParts;
  readonly #contexts: Map<PageId, RewriteContext>;
  #bundle: Bundle;

  constructor(parts: KeptParts) {
    this.#parts = parts;
    this.#bundle = parts.bundle;
    this.#contexts = new Map(parts.contexts.map((context) => [context.facts.id, context]));
  }

  /** Whether the page can be written again: a model was asked for it and failed. */
  has(pageId: PageId): boolean {
    return this.#contexts.has(pageId);
  }

  /** How much text is kept for this, about. */
  get keptChars(): number {
    if (this.#contexts.size === 0) return 0;
    return this.#parts.sourceChars + this.#parts.verify.vocabulary.names.size * NAME_CHARS;
  }

  /** The wiki as it is now. */
  get wiki(): WikiResult {
    return wikiResult(this.#bundle, { retries: this });
  }

  /**
   * The page written again. Of several pages at once each must be another.
   * @throws every code of a model; CANCELLED when the signal is aborted
   */
  async retry(pageId: PageId, ports: RetryPorts): Promise<PageRetry> {
    const context = this.#contexts.get(pageId);
    if (!context) throw new OrionError('INTERNAL', { cause: new Error('no such page is kept') });
    const events = new StageEvents(ports.onEvent);
    events.start('write', 'pages', 1);
    const written = await this.#write(context, ports, events);
    if (written.draft.origin === 'degraded') this.#put(this.#page(pageId), written);
    else {
      this.#put(await this.#finish(written, ports), written, ports.model.name);
      this.#contexts.delete(pageId);
    }
    events.end('write', 'pages', 1);
    const { origin, version } = this.#page(pageId);
    return { origin, version, usage: written.usage, wiki: this.wiki };
  }

  async #write(context: RewriteContext, ports: RetryPorts, events: StageEvents): Promise<ModelPage> {
    const { verify, bundle } = this.#parts;
    const written = await rewritePage(context, {
      model: ports.model,
      source: verify.source,
      language: verify.language,
      repository: bundle.repo.fullName,
      fence: ports.promptFence ?? globalThis.crypto.randomUUID().replaceAll('-', ''),
      signal: ports.signal,
      check: (draft) => verifyPage(draft, verify),
    });
    if (ports.signal.aborted) throw new OrionError('CANCELLED', { stage: 'write' });
    for (const notice of written.notices) if (notice.code === 'PAGE_DEGRADED') events.notice(notice);
    if (written.trouble === undefined) return written;
    this.#put(this.#page(context.facts.id), written);
    throw written.trouble;
  }

  async #finish(written: ModelPage, ports: RetryPorts): Promise<RenderedPage> {
    const { verify, renderer: options } = this.#parts;
    const pool = openRenderPool(ports.signal);
    const renderer = openRenderer(
      { ...options, source: verify.source, model: ports.model.name, signal: ports.signal },
      pool,
    );
    const gate = ports.cpuGate ?? ((work) => work());
    try {
      const version = this.#page(written.draft.id).version + 1;
      return await gate(() => finishDraft({ verify, renderer, ports }, written.draft, version));
    } finally {
      await renderer.close();
    }
  }

  #page(pageId: PageId): RenderedPage {
    const page = this.#bundle.pages.find(({ id }) => id === pageId);
    if (!page) throw new OrionError('INTERNAL', { cause: new Error('a kept page is not in its wiki') });
    return page;
  }

  #put(page: RenderedPage, written: ModelPage, model?: string): void {
    const notices: readonly Notice[] = written.notices;
    this.#bundle = replacePage(this.#bundle, page, {
      notices,
      usage: written.usage,
      ...(model === undefined ? {} : { model }),
    });
  }
}

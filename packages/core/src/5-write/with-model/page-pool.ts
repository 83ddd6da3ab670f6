// Takes:      every page as written from facts, a model, the texts of the commit, what the run may cost.
// Gives:      each page whose prose gains from a model once, as soon as it is decided, and what it all cost.
// Guarantees: no call over its budget, none over the run's; every sentence of the model cites evidence of its page whose
//             lines hold its names; the plain page wherever that fails; cancelling ends every call within a second.
// Never:      throws over the provider's trouble, sends a recognised secret, lets a model write markup, links or numbers
//             of lines, publishes what 6-verify has not seen.

import type { PageDraft } from '#draft';
import { OrionError, toOrionError } from '#errors';
import type { LanguageModel, ModelUsage } from '#language-model';
import type { Notice, PageKind, SourceText, WikiLanguage } from '#vocabulary';
import { collectEvidence } from '../collect-evidence.ts';
import { writePage } from '../prompts/prompts.generated.ts';
import { describeNeighbours, listPages, PROMPT_VERSION, type RunPreamble } from './compose-prompt.ts';
import { type CallBudget, ModelLedger } from './model-ledger.ts';
import { runPool } from './run-pool.ts';
import { type DraftCheck, degradedPage, type ModelPage, writePageWithModel } from './write-page-with-model.ts';

/** Calls side by side. @source model.md §2 */
const POOL_SIZE = 6;

/** Pages in a row that a provider failed before the run leaves it alone. */
const MAX_FAILURES_IN_A_ROW = 3;

/** Kinds of pages whose prose gains from a model; the others are tables, commands and lists. @source wiki.md §4 */
const IMPROVED_KINDS: ReadonlySet<PageKind> = new Set([
  'overview',
  'architecture',
  'flow',
  'module',
  'configuration',
  'interfaces',
  'data',
  'extending',
  'security',
]);

/** What a call may cost when nothing else is said. @source model.md §2 */
export const CALL_BUDGET: CallBudget = {
  inputTokens: writePage.maxInputTokens,
  outputTokens: writePage.maxOutputTokens,
};

/** What the pages of one run are improved with. */
export interface ImproveRequest {
  /** All pages as written from facts, in reading order. */
  readonly pages: readonly PageDraft[];
  readonly model: LanguageModel;
  readonly source: SourceText;
  readonly language: WikiLanguage;
  /** Name of the repository as people say it. */
  readonly repository: string;
  /** 16 to 64 small letters and digits, random for each run. */
  readonly fence: string;
  readonly signal: AbortSignal;
  /** Tokens of the whole run, input and output together; absent for no limit. */
  readonly maxTokens?: number;
  readonly callBudget?: CallBudget;
  /** Calls side by side. Default 6. */
  readonly poolSize?: number;
  /** `6-verify`'s check, so that a page of which too little stands gets its second attempt. */
  readonly check?: DraftCheck;
  /** Called once for each page that a model was asked for, as soon as it is decided. */
  readonly onPage: (page: ModelPage) => void | Promise<void>;
}

/** How a run with a model went. */
export interface ImprovedRun {
  readonly usage: ModelUsage;
  /** Places that were blanked before text left, because they look like secrets. */
  readonly redactions: number;
  /** Name and version of the prompt, for the colophon and logs: `write-page@1`. */
  readonly prompt: string;
  /** Why the model was not used to the end: its trouble, BUDGET_EXCEEDED or CANCELLED. */
  readonly stopped?: OrionError;
  /** MODEL_STOPPED when it was; the notices of pages come with the pages. */
  readonly notices: readonly Notice[];
}

/** The pages whose prose gains from a model, in reading order. */
export function improvablePages(pages: readonly PageDraft[]): readonly PageDraft[] {
  return pages.filter((page) => IMPROVED_KINDS.has(page.kind) && collectEvidence(page).size > 0);
}

/** Pages written by a model side by side. Never rejects for the provider's trouble: the plain pages stand. */
export async function improvePages(request: ImproveRequest): Promise<ImprovedRun> {
  const run = new ImproveRun(request);
  await run.work();
  return run.result();
}

/** One run: what it has spent, how wide it works, and why it stopped. */
class ImproveRun {
  readonly #request: ImproveRequest;
  readonly #ledger: ModelLedger;
  readonly #preamble: RunPreamble;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #width: number;
  #failures = 0;
  #redactions = 0;
  #stopped: OrionError | undefined;

  constructor(request: ImproveRequest) {
    const { pages, language, repository, fence } = request;
    this.#request = request;
    this.#ledger = new ModelLedger(request.maxTokens);
    this.#preamble = { language, repository, fence, pageList: listPages(pages) };
    this.#titles = new Map(pages.map(({ id, title }) => [id, title]));
    this.#signal = AbortSignal.any([request.signal, this.#stop.signal]);
    this.#width = Math.max(1, request.poolSize ?? POOL_SIZE);
  }

  async work(): Promise<void> {
    await runPool(improvablePages(this.#request.pages), {
      width: () => this.#width,
      work: (page) => this.#improve(page),
    });
  }

  result(): ImprovedRun {
    const { usage } = this.#ledger;
    const base = { usage, redactions: this.#redactions, prompt: PROMPT_VERSION };
    if (this.#request.signal.aborted) return { ...base, stopped: new OrionError('CANCELLED'), notices: [] };
    if (!this.#stopped) return { ...base, notices: [] };
    const notice: Notice = { code: 'MODEL_STOPPED', stage: 'write', params: { reason: this.#stopped.code } };
    return { ...base, stopped: this.#stopped, notices: [notice] };
  }

  /** Never rejects over the model's trouble; `onPage` may. */
  async #improve(facts: PageDraft): Promise<void> {
    if (this.#request.signal.aborted) return;
    const page = this.#stopped ? degradedPage(facts, 'stopped') : await this.#write(facts);
    // A cancelled run keeps the plain pages as they were.
    if (this.#request.signal.aborted) return;
    this.#redactions += page.redactions;
    await this.#request.onPage(page);
  }

  async #write(facts: PageDraft): Promise<ModelPage> {
    const { model, source, callBudget, check, pages } = this.#request;
    try {
      const page = await writePageWithModel({
        facts,
        evidence: collectEvidence(facts),
        source,
        model,
        preamble: this.#preamble,
        pageTitles: this.#titles,
        neighbours: describeNeighbours(facts, pages),
        budget: callBudget ?? CALL_BUDGET,
        ledger: this.#ledger,
        signal: this.#signal,
        onRateLimited: () => {
          this.#width = Math.max(1, Math.floor(this.#width / 2));
        },
        ...(check ? { check } : {}),
      });
      this.#judge(page);
      return page;
    } catch (thrown) {
      const error = toOrionError(thrown, this.#signal);
      if (this.#request.signal.aborted) return degradedPage(facts, 'stopped');
      this.#halt(error);
      return degradedPage(facts, error.code === 'CANCELLED' ? 'stopped' : error.code);
    }
  }

  /** Ends the run when the budget is spent, or when the provider fails one page after the other. */
  #judge({ reason, trouble }: ModelPage): void {
    if (reason === 'budget') {
      const { inputTokens, outputTokens } = this.#ledger.usage;
      const budget = this.#request.maxTokens ?? 0;
      this.#halt(new OrionError('BUDGET_EXCEEDED', { params: { needed: inputTokens + outputTokens, budget } }));
    }
    this.#failures = trouble ? this.#failures + 1 : 0;
    if (trouble && this.#failures >= MAX_FAILURES_IN_A_ROW) this.#halt(trouble);
  }

  #halt(error: OrionError): void {
    if (this.#stopped) return;
    this.#stopped = error;
    // A spent budget lets running calls finish: they were paid for.
    if (error.code !== 'BUDGET_EXCEEDED') this.#stop.abort();
  }
}

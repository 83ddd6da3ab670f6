import type { PageDraft } from '#draft';
import type { LanguageModel } from '#language-model';
import type { PageId, SourceText, WikiLanguage } from '#vocabulary';
import { collectEvidence } from '../collect-evidence.ts';
import { describeNeighbours, listPages } from './compose-prompt.ts';
import { ModelLedger } from './model-ledger.ts';
import { CALL_BUDGET } from './page-pool.ts';
import { type DraftCheck, type ModelPage, writePageWithModel } from './write-page-with-model.ts';

/** What a model is told about one page beside the lines of its files, kept when its run has ended. Holds no key. */
export interface RewriteContext {
  /** The page as written from facts. */
  readonly facts: PageDraft;
  readonly neighbours: string;
  readonly pageList: string;
  readonly pageTitles: ReadonlyMap<PageId, string>;
}

/** With what a page is written again. */
export interface RewriteRequest {
  readonly model: LanguageModel;
  readonly source: SourceText;
  readonly language: WikiLanguage;
  /** Name of the repository as people say it. */
  readonly repository: string;
  /** 16 to 64 small letters and digits, random for each call. */
  readonly fence: string;
  readonly signal: AbortSignal;
  readonly check: DraftCheck;
}

/** The contexts of the pages in `ids`, from all pages as written from facts. */
export function rewriteContexts(pages: readonly PageDraft[], ids: ReadonlySet<PageId>): readonly RewriteContext[] {
  const pageList = listPages(pages);
  const pageTitles = new Map(pages.map(({ id, title }) => [id, title]));
  return pages
    .filter(({ id }) => ids.has(id))
    .map((facts) => ({ facts, neighbours: describeNeighbours(facts, pages), pageList, pageTitles }));
}

/**
 * One page in a model's words, told the same as in its run. The budget of the run does not count here, because somebody
 * asked for this page by name; the bound of a call does, and there are at most two.
 * @throws MODEL_AUTH_FAILED, MODEL_NOT_FOUND, MODEL_QUOTA, REPO_HOST_FORBIDDEN, CANCELLED
 */
export function rewritePage(context: RewriteContext, request: RewriteRequest): Promise<ModelPage> {
  const { facts, neighbours, pageList, pageTitles } = context;
  const { language, repository, fence, source, model, signal, check } = request;
  return writePageWithModel({
    facts,
    evidence: collectEvidence(facts),
    source,
    model,
    preamble: { language, repository, pageList, fence },
    pageTitles,
    neighbours,
    budget: CALL_BUDGET,
    ledger: new ModelLedger(),
    signal,
    check,
  });
}

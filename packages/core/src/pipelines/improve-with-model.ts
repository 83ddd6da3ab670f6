import type { PageDraft } from '#draft';
import { OrionError } from '#errors';
import type { LanguageModel, ModelUsage } from '#language-model';
import type { Notice, PageId } from '#vocabulary';
import { estimateRun } from '../5-write/with-model/estimate-run.ts';
import { improvablePages, improvePages } from '../5-write/with-model/page-pool.ts';
import { verifyPage } from '../6-verify/verify.ts';
import type { RenderedPage } from '../7-render/rendered-wiki.ts';
import { citedPaths, type FactsPage, finishPage, type PageWork, verifyContext } from './write-pages.ts';

/** The pages as they will be published, and what the model cost. */
export interface ImprovedPages {
  readonly pages: readonly RenderedPage[];
  readonly usage: ModelUsage;
  readonly notices: readonly Notice[];
}

/** Pages that a model still writes when the person chooses the short way after seeing the estimate. */
const CONCISE_PAGES = 6;

/** A page's second version: the first one was written from facts. */
const IMPROVED_VERSION = 2;

/** The pages a model may write after the person was asked, if the run is above what needs no question. */
async function pagesToImprove(
  { request, ports }: PageWork,
  drafts: readonly PageDraft[],
): Promise<readonly PageDraft[]> {
  const estimate = estimateRun(drafts);
  const totalTokens = estimate.inputTokens + estimate.outputTokens;
  const { confirmAboveTokens } = request;
  const asks = confirmAboveTokens !== undefined && totalTokens > confirmAboveTokens && ports.confirm !== undefined;
  ports.onEvent({ type: 'estimate', ...estimate, ...(asks && { asks }) });
  if (!asks || !ports.confirm) return drafts;
  const choice = await ports.confirm({ totalTokens }, ports.signal).catch((thrown: unknown) => {
    // Cancelled instead of answered: the pages that are written stay.
    if (ports.signal.aborted) return 'facts' as const;
    throw thrown;
  });
  if (choice === 'facts') return [];
  return choice === 'concise' ? improvablePages(drafts).slice(0, CONCISE_PAGES) : drafts;
}

async function improve(
  work: PageWork,
  { model, drafts }: { readonly model: LanguageModel; readonly drafts: readonly PageDraft[] },
  onPage: (page: RenderedPage) => void,
): Promise<Pick<ImprovedPages, 'usage' | 'notices'>> {
  const { request, ports, source, snapshot } = work;
  const gate = ports.cpuGate ?? ((run) => run());
  const notices: Notice[] = [];
  await source.preload(drafts.flatMap(citedPaths));
  const run = await improvePages({
    pages: drafts,
    model,
    source,
    language: request.language,
    repository: snapshot.origin.fullName,
    fence: ports.promptFence ?? globalThis.crypto.randomUUID().replaceAll('-', ''),
    signal: ports.signal,
    ...(request.maxTokens !== undefined && { maxTokens: request.maxTokens }),
    check: (draft) => verifyPage(draft, verifyContext(work)),
    async onPage(page) {
      notices.push(...page.notices);
      // Told at once: who reads along sees why a page stays as the facts have it.
      for (const notice of page.notices) if (notice.code === 'PAGE_DEGRADED') work.events.notice(notice);
      onPage(await gate(() => finishPage(work, page.draft, IMPROVED_VERSION)));
    },
  });
  return { usage: run.usage, notices: [...notices, ...run.notices] };
}

/**
 * The facts pages unchanged in facts mode; otherwise each one in a model's words where its lines prove them.
 * @throws INTERNAL when model mode has no model
 */
export async function improveWithModel(work: PageWork, facts: readonly FactsPage[]): Promise<ImprovedPages> {
  const pages = new Map<PageId, RenderedPage>(facts.map(({ rendered }) => [rendered.id, rendered]));
  const unspent = { calls: 0, inputTokens: 0, outputTokens: 0 };
  const { request, ports, events } = work;
  if (request.mode !== 'model' || ports.signal.aborted)
    return { pages: [...pages.values()], usage: unspent, notices: [] };
  if (!ports.model) throw new OrionError('INTERNAL', { cause: new Error('model mode without a model') });
  const drafts = await pagesToImprove(
    work,
    facts.map(({ draft }) => draft),
  );
  if (drafts.length === 0) return { pages: [...pages.values()], usage: unspent, notices: [] };
  const total = improvablePages(drafts).length;
  let done = 0;
  events.start('write', 'pages', total);
  const { usage, notices } = await improve(work, { model: ports.model, drafts }, (page) => {
    pages.set(page.id, page);
    done += 1;
    events.progress('write', done, 'pages', total);
  });
  events.end('write', 'pages', done);
  return { pages: [...pages.values()], usage, notices };
}

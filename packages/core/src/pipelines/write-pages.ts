import type { Analysis } from '#analysis';
import { type PageDraft, statementsOf } from '#draft';
import { messagesIn } from '#messages';
import type { WikiPlan } from '#plan';
import type { Snapshot } from '#snapshot';
import type { RepoPath } from '#vocabulary';
import { writePage } from '../5-write/write.ts';
import { vocabularyOf } from '../6-verify/repository-vocabulary.ts';
import { type VerifyContext, verifyPage } from '../6-verify/verify.ts';
import type { Renderer } from '../7-render/render.ts';
import type { RenderedPage } from '../7-render/rendered-wiki.ts';
import type { SourceReader } from './source-reader.ts';
import type { StageEvents } from './stage-events.ts';
import type { RunPorts, WikiRequest } from './wiki-request.ts';

/** Everything stages 5 to 7 need of a run. */
export interface PageWork {
  readonly request: WikiRequest;
  readonly ports: RunPorts;
  readonly events: StageEvents;
  readonly snapshot: Snapshot;
  readonly analysis: Analysis;
  readonly plan: WikiPlan;
  readonly source: SourceReader;
  readonly renderer: Renderer;
}

/** A page from facts, as written and as it can be read. */
export interface FactsPage {
  readonly draft: PageDraft;
  readonly rendered: RenderedPage;
}

/** Every file a draft points at, so that all of them are read at once. */
export function citedPaths(draft: PageDraft): RepoPath[] {
  const paths: RepoPath[] = [];
  for (const block of draft.blocks) {
    if (block.kind === 'excerpt') paths.push(block.path);
    for (const statement of statementsOf(block)) paths.push(...statement.evidence.map(({ path }) => path));
  }
  for (const { edges } of draft.diagrams)
    paths.push(...edges.flatMap(({ evidence }) => (evidence ? [evidence.path] : [])));
  return paths;
}

/** What every page of the run is verified against. */
export function verifyContext({ analysis, plan, request, source }: PageWork): VerifyContext {
  return {
    source,
    vocabulary: vocabularyOf(analysis),
    pageIds: new Set(plan.pages.map(({ id }) => id)),
    language: request.language,
  };
}

/** What turns a draft into a page: all that is left of a run when one of its pages is written again. */
export interface FinishParts {
  readonly verify: VerifyContext;
  readonly renderer: Pick<Renderer, 'renderPage'>;
  readonly ports: Pick<RunPorts, 'onPage' | 'onEvent'>;
}

/** A draft checked against the commit and rendered; told to the listeners as soon as it can be read. */
export async function finishDraft(parts: FinishParts, draft: PageDraft, version: number): Promise<RenderedPage> {
  const { verify, renderer, ports } = parts;
  const rendered = await renderer.renderPage(await verifyPage(draft, verify), version);
  ports.onPage(rendered);
  ports.onEvent({ type: 'page', pageId: rendered.id, version, origin: rendered.origin, title: rendered.title });
  return rendered;
}

/** {@link finishDraft} within a run, whose files are read at once before. */
export async function finishPage(work: PageWork, draft: PageDraft, version: number): Promise<RenderedPage> {
  await work.source.preload(citedPaths(draft));
  return finishDraft({ ...work, verify: verifyContext(work) }, draft, version);
}

/**
 * Every page of the plan, written from facts, in reading order. When the signal is aborted the pages finished so far
 * are given; before the first one it throws.
 * @throws CANCELLED
 */
export async function writePages(work: PageWork): Promise<readonly FactsPage[]> {
  const { plan, analysis, snapshot, request, events, ports } = work;
  const messages = messagesIn(request.language);
  const total = plan.pages.length;
  const pages: FactsPage[] = [];
  let citations = 0;
  events.start('write', 'pages', total);
  events.start('verify', 'citations');
  events.start('render', 'pages', total);
  for (const planned of plan.pages) {
    if (ports.signal.aborted && pages.length > 0) break;
    ports.signal.throwIfAborted();
    const draft = writePage(planned, { analysis, plan, info: snapshot, messages });
    events.progress('write', pages.length + 1, 'pages', total);
    const rendered = await finishPage(work, draft, 1).catch((thrown: unknown) => {
      if (ports.signal.aborted && pages.length > 0) return undefined;
      throw thrown;
    });
    if (!rendered) break;
    pages.push({ draft, rendered });
    citations += rendered.citations.length;
    events.progress('verify', citations, 'citations');
    events.progress('render', pages.length, 'pages', total);
  }
  events.end('write', 'pages', pages.length);
  events.end('verify', 'citations', citations);
  events.end('render', 'pages', pages.length);
  return pages;
}

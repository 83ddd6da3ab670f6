import { type PageDraft, statementsOf } from '#draft';
import { redactSecrets } from '#text/redact-secrets';
import { asUntrusted, type PageId, type WikiLanguage } from '#vocabulary';
import { asTrusted, renderPrompt } from '../prompts/prompt.ts';
import { writePage } from '../prompts/prompts.generated.ts';
import type { AnswerProblem } from './answer.ts';
import type { Fact } from './fact-sheet.ts';
import { packContext } from './pack-context.ts';
import type { ExcerptChoice } from './read-excerpts.ts';

/** What all calls of one run are told, byte for byte the same, so that a provider's prompt cache can serve it. */
export interface RunPreamble {
  readonly language: WikiLanguage;
  /** Name of the repository as people say it. */
  readonly repository: string;
  /** `page-id: title`, one a line. */
  readonly pageList: string;
  /** Random tag of this run around everything that others wrote. */
  readonly fence: string;
}

/** What one call is about. */
export interface PageCall {
  readonly draft: PageDraft;
  readonly facts: readonly Fact[];
  readonly excerpts: readonly ExcerptChoice[];
  /** Summaries of the pages next to it. */
  readonly neighbours: string;
  /** What was wrong with the answer before; empty at first. */
  readonly remarks: readonly AnswerProblem[];
}

/** A request that fits its budget. */
export interface ComposedPrompt {
  readonly system: string;
  readonly user: string;
  readonly inputTokens: number;
  readonly redactions: number;
}

/** Recorded in the wiki's colophon and in logs; the text never is. */
export const PROMPT_VERSION = `${writePage.name}@${writePage.version}`;

/** Names of the languages as the prompt says them. */
const LANGUAGE_NAMES = { en: asTrusted('English'), tr: asTrusted('Turkish') } as const;

/** Fewer tokens than this for facts and excerpts are not worth a call. */
const MIN_ROOM_TOKENS = 400;

/** Most remarks that a second attempt is told. */
const MAX_REMARKS = 20;

/** Budget and measure of a call. */
export interface ComposeLimits {
  readonly inputTokens: number;
  readonly estimate: (text: string) => number;
}

/** The request for one page, repacked to the budget; `undefined` when it leaves no room for facts. */
export function composePrompt(
  preamble: RunPreamble,
  call: PageCall,
  { inputTokens, estimate }: ComposeLimits,
): ComposedPrompt | undefined {
  const about = redactSecrets(describePage(call.draft, call.neighbours));
  const render = (facts: string, excerpts: string) =>
    renderPrompt(
      writePage,
      {
        language: LANGUAGE_NAMES[preamble.language],
        repository: asUntrusted(preamble.repository),
        pages: asUntrusted(preamble.pageList),
        page: asUntrusted(about.text),
        facts: asUntrusted(facts),
        excerpts: asUntrusted(excerpts),
        remarks: asUntrusted(printRemarks(call.remarks)),
      },
      preamble.fence,
    );
  const costOf = (prompt: { system: string; user: string }) => estimate(prompt.system) + estimate(prompt.user);
  const budgetTokens = inputTokens - costOf(render('', ''));
  if (budgetTokens < MIN_ROOM_TOKENS) return undefined;
  const packed = packContext({ facts: call.facts, excerpts: call.excerpts, budgetTokens, estimate });
  const prompt = render(packed.facts, packed.excerpts);
  return { ...prompt, inputTokens: costOf(prompt), redactions: packed.redactions + about.count };
}

function describePage({ title, kind, summary }: PageDraft, neighbours: string): string {
  const lines = [`Title: ${title}`, `Kind: ${kind}`, `In one sentence: ${summary}`];
  if (neighbours !== '') lines.push('Pages next to it:', neighbours);
  return lines.join('\n');
}

function printRemarks(remarks: readonly AnswerProblem[]): string {
  if (remarks.length === 0) return 'none';
  const lines = remarks.slice(0, MAX_REMARKS).map(({ reason, text }) => `${reason}: ${text}`);
  return ['An earlier answer lost too many sentences. These were deleted, each with the reason:', ...lines].join('\n');
}

/** Longest page list, in characters: about 60 pages. @source wiki.md §1 (at most about 60 pages) */
const MAX_LIST_CHARS = 5000;

/** `page-id: title` of each page, as many as fit. */
export function listPages(pages: readonly Pick<PageDraft, 'id' | 'title'>[]): string {
  let list = '';
  for (const { id, title } of pages) {
    const line = `${id}: ${title.replace(/\s+/g, ' ')}\n`;
    if (list.length + line.length > MAX_LIST_CHARS) break;
    list += line;
  }
  return list.trimEnd();
}

/** Most neighbours whose summaries a call is told. */
const MAX_NEIGHBOURS = 8;

/** Summaries of the parent, the children and the pages that the plain page points to, one a line. */
export function describeNeighbours(draft: PageDraft, pages: readonly PageDraft[]): string {
  const linked = new Set<PageId>(pointedTo(draft));
  const near = pages.filter(({ id, parent }) => {
    if (id === draft.id) return false;
    return id === draft.parent || parent === draft.id || linked.has(id);
  });
  return near
    .slice(0, MAX_NEIGHBOURS)
    .map(({ id, summary }) => `${id}: ${summary.replace(/\s+/g, ' ')}`)
    .join('\n');
}

function pointedTo(draft: PageDraft): readonly PageId[] {
  const inlines = draft.blocks.flatMap(statementsOf).flatMap((statement) => statement.inlines);
  return inlines.flatMap((inline) => (inline.kind === 'page' ? [inline.pageId] : []));
}

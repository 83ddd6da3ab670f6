import { type PageDraft, type Statement, statementsOf, statementText } from '#draft';
import { type ErrorCode, OrionError, toOrionError } from '#errors';
import type { LanguageModel, ModelAnswer, ModelUsage } from '#language-model';
import type { Notice, PageId, SourceText } from '#vocabulary';
import type { CollectedEvidence, EvidenceId } from '../collect-evidence.ts';
import type { AnswerProblem } from './answer.ts';
import { EvidenceFinder } from './cited-evidence.ts';
import { composePrompt, type PageCall, type RunPreamble } from './compose-prompt.ts';
import { listFacts, withAllTexts } from './fact-sheet.ts';
import { type GroundedAnswer, groundAnswer } from './ground-answer.ts';
import { mergeAnswer } from './merge-answer.ts';
import type { CallBudget, ModelLedger } from './model-ledger.ts';
import { parseAnswer } from './parse-answer.ts';
import { readExcerpts } from './read-excerpts.ts';

/** Why the plain page stands although a model was asked for. */
export type DegradedReason = 'too-little-left' | 'no-room' | 'budget' | 'stopped' | ErrorCode;

/** A page after a model worked on it. */
export interface ModelPage {
  /** Origin `model`, or the plain page with origin `degraded`. Not yet verified. */
  readonly draft: PageDraft;
  readonly usage: ModelUsage;
  /** What was left out of the last answer. */
  readonly problems: readonly AnswerProblem[];
  /** Places that were blanked before the page's text left, because they look like secrets. */
  readonly redactions: number;
  readonly reason?: DegradedReason;
  /** The provider's trouble behind the reason. */
  readonly trouble?: OrionError;
  readonly notices: readonly Notice[];
}

/** Checks a draft as `6-verify` does; given by the conductor, because a stage does not know later ones. */
export type DraftCheck = (draft: PageDraft) => Promise<{ readonly draft: PageDraft }>;

/** Everything one page is written from. */
export interface PageWork {
  readonly facts: PageDraft;
  readonly evidence: ReadonlyMap<EvidenceId, CollectedEvidence>;
  readonly source: SourceText;
  readonly model: LanguageModel;
  readonly preamble: RunPreamble;
  /** Titles of all pages, for links. */
  readonly pageTitles: ReadonlyMap<PageId, string>;
  readonly neighbours: string;
  readonly budget: CallBudget;
  readonly ledger: ModelLedger;
  readonly signal: AbortSignal;
  readonly check?: DraftCheck;
  readonly onRateLimited?: () => void;
}

/** Share of the model's sentences that must be left, or the answer counts as failed. @source model.md §4, set by trial */
const MIN_KEPT_SHARE = 0.5;

/** Sentences that must be left, unless the plain page has fewer. @source model.md §4, set by trial */
const MIN_KEPT = 3;

/** First answer and at most one repair. @source model.md §2 */
const MAX_ATTEMPTS = 2;

/** Trouble with which no other page would fare better: the run stops. @source model.md §2 */
const FATAL: readonly ErrorCode[] = [
  'MODEL_AUTH_FAILED',
  'MODEL_NOT_FOUND',
  'MODEL_QUOTA',
  'REPO_HOST_FORBIDDEN',
  'CANCELLED',
];

/**
 * The page in a model's words where its lines prove them, otherwise the plain page. At most two calls.
 * @throws MODEL_AUTH_FAILED, MODEL_NOT_FOUND, MODEL_QUOTA, REPO_HOST_FORBIDDEN, CANCELLED
 */
export async function writePageWithModel(work: PageWork): Promise<ModelPage> {
  const { facts, evidence, source } = work;
  const factSheet = listFacts(facts, evidence);
  const call = {
    draft: facts,
    facts: factSheet,
    excerpts: await readExcerpts(evidence, source),
    neighbours: work.neighbours,
  };
  const context = {
    finder: new EvidenceFinder(withAllTexts(evidence, factSheet), source),
    language: work.preamble.language,
    pageTitles: new Map([...work.pageTitles].filter(([id]) => id !== facts.id)),
    paths: pathsOf(facts, evidence),
  };
  const spent = { calls: 0, inputTokens: 0, outputTokens: 0 };
  let problems: readonly AnswerProblem[] = [];
  let redactions = 0;
  const degrade = (reason: DegradedReason) =>
    degradedPage(facts, reason, { usage: { ...spent }, problems, redactions });
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const asked = await ask(work, { ...call, remarks: problems });
    if ('reason' in asked) return { ...degrade(asked.reason), ...(asked.trouble ? { trouble: asked.trouble } : {}) };
    redactions = asked.redactions;
    spent.calls += 1;
    spent.inputTokens += asked.answer.inputTokens;
    spent.outputTokens += asked.answer.outputTokens;
    const grounded = await groundAnswer(parseAnswer(asked.answer.text), facts, context);
    problems = grounded.problems;
    const draft = mergeAnswer(facts, grounded.sections);
    if (await isEnough(grounded, draft, work)) {
      return { draft, usage: spent, problems, redactions, notices: droppedNotice(facts.id, problems.length) };
    }
    if (work.signal.aborted) throw new OrionError('CANCELLED');
  }
  return degrade('too-little-left');
}

type Asked =
  | { readonly answer: ModelAnswer; readonly redactions: number }
  | { readonly reason: DegradedReason; readonly trouble?: OrionError };

/** The model's answer, or why there is none that would be worth a second try. */
async function ask(work: PageWork, call: PageCall): Promise<Asked> {
  const { ledger, budget, model, signal, onRateLimited } = work;
  const limits = { inputTokens: budget.inputTokens, estimate: ledger.estimate };
  const prompt = composePrompt(work.preamble, call, limits);
  if (!prompt) return { reason: 'no-room' };
  const reserved = prompt.inputTokens + budget.outputTokens;
  if (!ledger.reserve(reserved)) return { reason: 'budget' };
  try {
    const answer = await model.complete({
      system: prompt.system,
      user: prompt.user,
      maxOutputTokens: budget.outputTokens,
      signal,
      ...(onRateLimited ? { onRateLimited } : {}),
    });
    ledger.settle(reserved, prompt.inputTokens, answer);
    return { answer, redactions: prompt.redactions };
  } catch (thrown) {
    ledger.release(reserved);
    const error = toOrionError(thrown, signal);
    if (FATAL.includes(error.code)) throw error;
    return { reason: error.code, trouble: error };
  }
}

/** Whether so much of an answer is left, also after `6-verify`, that it is better than the plain page. */
async function isEnough(grounded: GroundedAnswer, draft: PageDraft, { facts, check }: PageWork): Promise<boolean> {
  const plainCount = facts.blocks.flatMap(statementsOf).filter(({ evidence }) => evidence.length > 0).length;
  const isLeft = (kept: number) => kept >= Math.min(MIN_KEPT, plainCount) && kept >= grounded.written * MIN_KEPT_SHARE;
  if (grounded.kept === 0 || !isLeft(grounded.kept)) return false;
  if (!check) return true;
  const checked = await check(draft);
  const left = new Set(checked.draft.blocks.flatMap(statementsOf).map(statementText));
  const written = grounded.sections.flatMap(({ blocks }) => blocks.flatMap(statementsOf));
  return isLeft(written.filter((statement: Statement) => left.has(statementText(statement))).length);
}

/** Paths that the plain page or its evidence names: they may be linked to. */
function pathsOf(facts: PageDraft, evidence: ReadonlyMap<EvidenceId, CollectedEvidence>): ReadonlySet<string> {
  const paths = new Set<string>(facts.sources.map(({ path }) => path));
  for (const { evidence: at } of evidence.values()) paths.add(at.path);
  for (const { inlines } of facts.blocks.flatMap(statementsOf)) {
    for (const inline of inlines) if (inline.kind === 'path') paths.add(inline.path);
  }
  return paths;
}

/** The plain page under the mark `degraded`, with the reason. */
export function degradedPage(
  facts: PageDraft,
  reason: DegradedReason,
  { usage, problems, redactions }: Pick<ModelPage, 'usage' | 'problems' | 'redactions'> = NOTHING_DONE,
): ModelPage {
  const notice: Notice = { code: 'PAGE_DEGRADED', stage: 'write', params: { page: facts.id, reason } };
  return { draft: { ...facts, origin: 'degraded' }, usage, problems, redactions, reason, notices: [notice] };
}

const NOTHING_DONE = { usage: { calls: 0, inputTokens: 0, outputTokens: 0 }, problems: [], redactions: 0 };

function droppedNotice(page: PageId, count: number): readonly Notice[] {
  return count === 0 ? [] : [{ code: 'STATEMENT_DROPPED', stage: 'write', params: { count, page } }];
}

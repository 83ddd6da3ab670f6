import type { PageDraft } from '#draft';
import { estimateTokens } from '#text/estimate-tokens';
import type { Claim } from '#vocabulary';
import { collectEvidence } from '../collect-evidence.ts';
import { writePage } from '../prompts/prompts.generated.ts';
import { listPages } from './compose-prompt.ts';
import { listFacts } from './fact-sheet.ts';
import type { CallBudget } from './model-ledger.ts';
import { CALL_BUDGET, improvablePages } from './page-pool.ts';
import { MAX_RANGE_LINES } from './widen-range.ts';

/** What a run would need. */
export interface RunEstimate {
  readonly pages: number;
  /** One for each page; repairs are not foreseen. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Characters of one line of code as it is sent, with its number. */
const LINE_CHARS = 48;

/** Lines sent around a piece of evidence, on average: declarations with their bodies, calls with their surroundings. */
const LINES_AROUND: Readonly<Partial<Record<Claim['predicate'], number>>> = {
  defines: 12,
  extends: 12,
  calls: 8,
  reads: 4,
  sets: 4,
};

/** Words of an answer for each fact, and the tokens of a page's headings and links. */
const ANSWER_TOKENS_PER_FACT = 45;
const ANSWER_TOKENS_PER_PAGE = 150;

/** What the pages would cost with a model, before anything is sent. Reads no file; rounded up. O(statements). */
export function estimateRun(pages: readonly PageDraft[], budget: CallBudget = CALL_BUDGET): RunEstimate {
  const shared = estimateTokens(writePage.system + writePage.user + listPages(pages));
  const improvable = improvablePages(pages);
  let inputTokens = 0;
  let outputTokens = 0;
  for (const page of improvable) {
    const evidence = collectEvidence(page);
    const facts = listFacts(page, evidence);
    let lines = 0;
    for (const { evidence: at } of evidence.values()) {
      const own = Math.min(MAX_RANGE_LINES, at.endLine - at.startLine + 1);
      lines += own + (LINES_AROUND[at.claim.predicate] ?? 0);
    }
    const own =
      estimateTokens(facts.map((fact) => fact.text).join('\n')) + estimateTokens('x'.repeat(lines * LINE_CHARS));
    inputTokens += Math.min(budget.inputTokens, shared + own);
    outputTokens += Math.min(budget.outputTokens, ANSWER_TOKENS_PER_PAGE + facts.length * ANSWER_TOKENS_PER_FACT);
  }
  return { pages: improvable.length, calls: improvable.length, inputTokens, outputTokens };
}

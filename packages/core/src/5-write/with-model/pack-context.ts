import { redactSecrets } from '#text/redact-secrets';
import type { Fact } from './fact-sheet.ts';
import type { Excerpt, ExcerptChoice } from './read-excerpts.ts';

/** What a page call may be told. */
export interface PackInput {
  readonly facts: readonly Fact[];
  readonly excerpts: readonly ExcerptChoice[];
  /** Tokens that facts and excerpts may take together. */
  readonly budgetTokens: number;
  /** Tokens of a text, rounded up. */
  readonly estimate: (text: string) => number;
}

/** The parts of the prompt that depend on the budget. */
export interface PackedContext {
  readonly facts: string;
  readonly excerpts: string;
  /** Places in what is sent that were blanked because they look like secrets. */
  readonly redactions: number;
}

/** Share of the budget that facts may take before excerpts get any; what they leave goes to excerpts. */
const FACT_SHARE = 0.6;

/**
 * Facts and excerpts by value until the budget is full, then put back into reading order. The same input gives the same
 * text; the text is never over the budget. O(n log n).
 */
export function packContext({ facts, excerpts, budgetTokens, estimate }: PackInput): PackedContext {
  const lines = new Map(facts.map((fact) => [fact, redactSecrets(factLine(fact))]));
  const textOf = (fact: Fact) => `${lines.get(fact)?.text ?? ''}\n`;
  // A heading is charged to each of its facts, so that the sum can only be too high.
  const costOf = (fact: Fact) => estimate(textOf(fact)) + (fact.heading === '' ? 0 : estimate(`## ${fact.heading}\n`));
  const byValue = [...facts].sort((a, b) => b.value - a.value || a.order - b.order);
  const chosen = fill(byValue, budgetTokens * FACT_SHARE, costOf);
  const chosenIds = new Set(chosen.taken.flatMap((fact) => fact.proofs.map(({ id }) => id)));
  const useful = excerpts.filter(({ wide }) => wide.ids.some((id) => chosenIds.has(id)));
  const shown = chooseExcerpts(useful, {
    budget: budgetTokens - chosen.spent,
    costOf: (excerpt) => estimate(excerptText(excerpt)),
    worth: worthOf(chosen.taken),
  });
  let redactions = 0;
  for (const fact of chosen.taken) redactions += lines.get(fact)?.count ?? 0;
  for (const excerpt of shown) redactions += excerpt.redactions;
  return {
    facts: printFacts(chosen.taken, textOf).trimEnd(),
    excerpts: shown.map(excerptText).join('').trimEnd(),
    redactions,
  };
}

interface ExcerptOrders {
  readonly budget: number;
  readonly costOf: (excerpt: Excerpt) => number;
  readonly worth: (excerpt: Excerpt) => number;
}

/** The cited lines of as many as possible first; then, with the room that is left, what explains them. */
function chooseExcerpts(choices: readonly ExcerptChoice[], { budget, costOf, worth }: ExcerptOrders): Excerpt[] {
  const order = new Map(choices.map((choice, index) => [choice, index]));
  const ranked = [...choices].sort(
    (a, b) => worth(b.wide) - worth(a.wide) || (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  const narrowCost = ({ narrow }: ExcerptChoice) => narrow.reduce((sum, excerpt) => sum + costOf(excerpt), 0);
  const { taken, spent: spentNarrow } = fill(ranked, budget, narrowCost);
  let spent = spentNarrow;
  const widened = new Set<ExcerptChoice>();
  for (const choice of taken) {
    const extra = costOf(choice.wide) - narrowCost(choice);
    if (spent + extra > budget) continue;
    spent += extra;
    widened.add(choice);
  }
  const isTaken = new Set(taken);
  return choices
    .filter((choice) => isTaken.has(choice))
    .flatMap((choice) => (widened.has(choice) ? [choice.wide] : choice.narrow));
}

/** As many as fit, in the order given; one that does not fit makes room for smaller ones behind it. */
function fill<T>(items: readonly T[], budget: number, costOf: (item: T) => number): { taken: T[]; spent: number } {
  const taken: T[] = [];
  let spent = 0;
  for (const item of items) {
    const cost = costOf(item);
    if (spent + cost > budget) continue;
    taken.push(item);
    spent += cost;
  }
  return { taken, spent };
}

/** Value of an excerpt: its most valuable fact, then how many facts it stands behind for its length. */
function worthOf(facts: readonly Fact[]): (excerpt: Excerpt) => number {
  const values = new Map<string, number>();
  for (const { proofs, value } of facts) {
    for (const { id } of proofs) values.set(id, Math.max(values.get(id) ?? 0, value));
  }
  return ({ ids, lines }) => {
    const own = ids.map((id) => values.get(id) ?? 0);
    return Math.max(0, ...own) + own.length / (own.length + lines.length);
  };
}

function printFacts(facts: readonly Fact[], textOf: (fact: Fact) => string): string {
  let printed = '';
  let heading = '';
  for (const fact of [...facts].sort((a, b) => a.order - b.order)) {
    if (fact.heading !== heading) {
      heading = fact.heading;
      printed += `## ${heading}\n`;
    }
    printed += textOf(fact);
  }
  return printed;
}

/** `[e1] src/a.ts:3-9, [e2] src/b.ts:4 | text`. */
function factLine({ proofs, text }: Fact): string {
  return `${proofs.map(({ id, place }) => `[${id}] ${place}`).join(', ')} | ${text}`;
}

function excerptText({ path, startLine, lines, ids }: Excerpt): string {
  const numbered = lines.map((line, index) => `${startLine + index}| ${line}`);
  return `${path} (${ids.join(', ')})\n${numbered.join('\n')}\n\n`;
}

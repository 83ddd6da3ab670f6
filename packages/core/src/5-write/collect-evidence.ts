import { evidenceKey, type PageDraft, statementsOf, statementText } from '#draft';
import type { Evidence } from '#vocabulary';

/** A piece of evidence with the sentence, cell or arrow that it stands behind. */
export interface CollectedEvidence {
  readonly evidence: Evidence;
  /** Plain text of the first statement that cites it; `A → B` for an arrow of a diagram. */
  readonly text: string;
}

/** Name of a piece of evidence on one page: `e1`, `e2` …, in reading order. */
export type EvidenceId = `e${number}`;

/** Every distinct piece of evidence of the page under a short name, in reading order, diagrams last. O(statements). */
export function collectEvidence(draft: PageDraft): Map<EvidenceId, CollectedEvidence> {
  const collected = new Map<EvidenceId, CollectedEvidence>();
  const seen = new Set<string>();
  const take = (evidence: Evidence, text: string): void => {
    const key = evidenceKey(evidence);
    if (seen.has(key)) return;
    seen.add(key);
    collected.set(`e${collected.size + 1}`, { evidence, text });
  };
  for (const block of draft.blocks) {
    for (const statement of statementsOf(block)) {
      for (const evidence of statement.evidence) take(evidence, statementText(statement));
    }
  }
  for (const diagram of draft.diagrams) {
    const labels = new Map(diagram.nodes.map((node) => [node.id, node.label]));
    for (const edge of diagram.edges) {
      if (edge.evidence === undefined) continue;
      take(edge.evidence, `${labels.get(edge.from) ?? edge.from} → ${labels.get(edge.to) ?? edge.to}`);
    }
  }
  return collected;
}

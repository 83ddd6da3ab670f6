import type { SectionEdge } from '#analysis';

/** A weaker import back counts beside the stronger one from such a share of its weight on. @source judged on six repositories */
const BACK_SHARE = 0.5;
/** Most arrows for each part: more of them show nothing but that everything hangs together. @source own bound */
const PER_PART = 2.5;

/**
 * The arrows that show how the parts build on each other: imports without those that follow from
 * stronger ones (a → b → c makes a → c superfluous) and without weak imports back. Strongest first; O(edges × parts).
 */
export function tellingEdges(edges: readonly SectionEdge[]): SectionEdge[] {
  const isReal = ({ samples }: SectionEdge): boolean => samples.some((fact) => !fact.isTypeOnly);
  const backed = new Set(edges.filter(isReal).map(({ from, to }) => `${to} ${from}`));
  // A type taken from a part that in turn needs this one at run time says nothing about who builds on whom.
  const real = edges.filter((edge) => isReal(edge) || !backed.has(`${edge.from} ${edge.to}`));
  const weights = new Map(real.map((edge) => [`${edge.from} ${edge.to}`, edge.weight]));
  const ordered = [...real].sort((a, b) => b.weight - a.weight || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  const parts = new Set(real.flatMap(({ from, to }) => [from, to]));
  const next = new Map<string, string[]>();
  const kept: SectionEdge[] = [];
  for (const edge of ordered) {
    if (kept.length >= parts.size * PER_PART) break;
    const forth = weights.get(`${edge.to} ${edge.from}`) ?? 0;
    if (forth > edge.weight && edge.weight < forth * BACK_SHARE) continue;
    if (reaches(edge.from, edge.to, next)) continue;
    next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    kept.push(edge);
  }
  return kept;
}

function reaches(from: string, to: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const open = [from];
  const seen = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const other of next.get(at) ?? []) {
      if (other === to) return true;
      if (!seen.has(other)) {
        seen.add(other);
        open.push(other);
      }
    }
  }
  return false;
}

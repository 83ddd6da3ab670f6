import type { Citation, LineRange } from '#vocabulary';

/** A range of lines with its number on the page. */
export interface NumberedRange extends LineRange {
  /** 1-based, in reading order. */
  readonly number: number;
  readonly path: string;
  /** What the lines prove, in reading order, without repeats. */
  readonly claims: readonly string[];
  readonly symbol?: string;
}

/** The cited ranges of one page. */
export interface CitationNumbers {
  readonly ranges: readonly NumberedRange[];
  /** The number of a range; `undefined` when it was not verified and so must not be shown. */
  numberOf(range: LineRange & { readonly path: string }): number | undefined;
}

/** Numbers the distinct ranges of a page in the order of its citations: equal lines share one number. */
export function numberCitations(citations: readonly Citation[]): CitationNumbers {
  const byKey = new Map<string, { number: number; claims: string[]; first: Citation }>();
  for (const citation of citations) {
    const key = keyOf(citation);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { number: byKey.size + 1, claims: [citation.claim], first: citation });
    else if (!known.claims.includes(citation.claim)) known.claims.push(citation.claim);
  }
  const ranges = [...byKey.values()].map(({ number, claims, first }) => ({
    number,
    path: first.path,
    startLine: first.startLine,
    endLine: first.endLine,
    claims,
    ...(first.symbol === undefined ? {} : { symbol: first.symbol }),
  }));
  return { ranges, numberOf: (range) => byKey.get(keyOf(range))?.number };
}

function keyOf(range: LineRange & { readonly path: string }): string {
  return `${range.startLine}-${range.endLine}:${range.path}`;
}

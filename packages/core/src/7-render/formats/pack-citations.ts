import type { Citation, Claim, RepoPath } from '#vocabulary';

/** Index of the path, first line, last line, index of the sentence, what was checked, the symbol if there is one. */
type PackedCitation = readonly [number, number, number, number, Claim, string?];

/** Citations of all pages with each path and sentence written once: half the size in a file that holds thousands. */
export interface PackedCitations {
  readonly paths: readonly RepoPath[];
  readonly claims: readonly string[];
  /** For each page, in order. */
  readonly pages: readonly (readonly PackedCitation[])[];
}

/** The citations of the pages, packed. */
export function packCitations(pages: readonly (readonly Citation[])[]): PackedCitations {
  const paths = new Map<RepoPath, number>();
  const claims = new Map<string, number>();
  const packed = pages.map((citations) =>
    citations.map(({ path, startLine, endLine, claim, check, symbol }): PackedCitation => {
      const fields = [indexIn(paths, path), startLine, endLine, indexIn(claims, claim), check] as const;
      return symbol === undefined ? fields : [...fields, symbol];
    }),
  );
  return { paths: [...paths.keys()], claims: [...claims.keys()], pages: packed };
}

/** The citations again; `undefined` when an index leads nowhere. */
export function unpackCitations(packed: PackedCitations): readonly (readonly Citation[])[] | undefined {
  const pages: Citation[][] = [];
  for (const page of packed.pages) {
    const citations: Citation[] = [];
    for (const [pathIndex, startLine, endLine, claimIndex, check, symbol] of page) {
      const [path, claim] = [packed.paths[pathIndex], packed.claims[claimIndex]];
      if (path === undefined || claim === undefined) return undefined;
      citations.push({ path, startLine, endLine, claim, check, ...(symbol === undefined ? {} : { symbol }) });
    }
    pages.push(citations);
  }
  return pages;
}

function indexIn<T>(known: Map<T, number>, value: T): number {
  const index = known.get(value) ?? known.size;
  known.set(value, index);
  return index;
}

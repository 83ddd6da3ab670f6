import type { Section } from '@orionwiki/core/reading';

/** What was found on one page. */
export interface HitGroup {
  readonly page: string;
  readonly sections: readonly Section[];
}

/** Hits by page; pages in the order of their best hit, so that the best of all stays first. */
export function groupHits(hits: readonly Section[]): readonly HitGroup[] {
  const groups = Map.groupBy(hits, ({ id }) => pageOf(id));
  return [...groups.values()].map((sections) => ({ page: sections[0]?.page ?? '', sections }));
}

/** Titles may be equal, addresses are not. */
function pageOf(sectionId: string): string {
  return sectionId.split('~')[0] ?? sectionId;
}

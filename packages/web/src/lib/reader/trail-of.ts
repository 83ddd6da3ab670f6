import type { PageEntry } from '#lib/run/run-state.ts';

/** The pages above a page, the outermost first. */
export function trailOf(page: PageEntry | undefined, pages: readonly PageEntry[]): readonly PageEntry[] {
  const trail: PageEntry[] = [];
  for (let parent = parentOf(page, pages); parent && !trail.includes(parent); parent = parentOf(parent, pages)) {
    trail.unshift(parent);
  }
  return trail;
}

function parentOf(page: PageEntry | undefined, pages: readonly PageEntry[]): PageEntry | undefined {
  return page?.parent === undefined ? undefined : pages.find(({ id }) => id === page.parent);
}

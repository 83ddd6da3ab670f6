import { slugOf } from '#text/slug';

/** `NN-slug.md`: the page's place in reading order (1-based, at least two digits) and its id. */
export function pageFileName(position: number, pageId: string): string {
  return `${String(position).padStart(2, '0')}-${slugOf(pageId)}.md`;
}

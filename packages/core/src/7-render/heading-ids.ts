import { slugOf } from '#text/slug';

/** Gives each heading of a page an id that is unique, readable and stable for the same headings. */
export interface HeadingIds {
  next(text: string): string;
}

/** Id of a page's article. */
export function articleId(pageId: string): string {
  return `p-${pageId}`;
}

/** Ids `p-<page>~<heading>` for the headings of one page, in order. */
export function headingIds(pageId: string): HeadingIds {
  const used = new Set<string>();
  return {
    next(text) {
      const base = slugOf(text) || 'section';
      let slug = base;
      for (let count = 2; used.has(slug); count += 1) slug = `${base}-${count}`;
      used.add(slug);
      return `${articleId(pageId)}~${slug}`;
    },
  };
}

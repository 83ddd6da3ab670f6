/** A heading of a page. */
export interface PageHeading {
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

/** The second and third level headings of an article, in order; their anchors' signs are not part of the text. */
export function headingsOf(article: Element): readonly PageHeading[] {
  return [...article.querySelectorAll('h2[id], h3[id]')].map((heading) => ({
    id: heading.id,
    text: ownText(heading),
    level: heading.tagName === 'H3' ? 3 : 2,
  }));
}

function ownText(heading: Element): string {
  const parts = [...heading.childNodes].filter(
    (node) => !(node instanceof Element && node.matches('.ow-anchor, .ow-cites')),
  );
  return parts
    .map((node) => node.textContent)
    .join('')
    .trim();
}

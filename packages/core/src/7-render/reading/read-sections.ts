/** A stretch of a page under one heading; the first of a page has none. */
export interface Section {
  /** Id of the heading, or of the article for what stands before the first. */
  readonly id: string;
  /** Title of the page. */
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** What is drawn for the eye or for the hand and is not part of the text. */
const UNSAID = '.ow-gutter, .ow-cites, .ow-anchor, svg, summary, button, dialog';

/** Every section of every article with its text; read from the document, so nothing has to be shipped for it. */
export function readSections(articles: Iterable<HTMLElement>): Section[] {
  const sections: Section[] = [];
  for (const article of articles) {
    const page = article.querySelector('h1')?.textContent ?? '';
    let section = { id: article.id, page, heading: '', text: '' };
    sections.push(section);
    for (const block of article.querySelector('.ow-body')?.children ?? []) {
      if (/^H[23]$/.test(block.tagName)) {
        section = { id: block.id, page, heading: block.textContent, text: '' };
        sections.push(section);
      } else section.text += `${textOf(block)} `;
    }
  }
  return sections;
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches(UNSAID)) return '';
  const text = [...node.childNodes].map(textOf).join('');
  return /^(P|LI|TD|TH|TR|FIGCAPTION)$/.test(node.tagName) ? `${text} ` : text;
}

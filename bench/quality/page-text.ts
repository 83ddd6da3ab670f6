// The readable text of a rendered page, as far as the measures need it: our own renderer wrote the HTML, so patterns do.

/** A paragraph, list item or table cell without its citation marks. */
interface TextBlock {
  readonly text: string;
  readonly isListed: boolean;
}

/** Figures, folded lists of sources and edges, and code blocks are not prose. */
function proseOf(html: string): string {
  const body = html.slice(Math.max(0, html.indexOf('<div class="ow-body">')));
  return body
    .replace(/<(figure|svg|details|pre|footer)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<sup class="ow-cites">[\s\S]*?<\/sup>/g, '');
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&[a-z#0-9]+;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Paragraphs, list items and cells in the order of the page. */
export function blocksIn(html: string): TextBlock[] {
  return [...proseOf(html).matchAll(/<(p|li|td|th|h2|h3)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(
    ([, tag = '', inner = '']) => ({
      text: plain(inner),
      isListed: tag === 'li' || tag === 'td' || tag === 'th',
    }),
  );
}

/** Number of words in all of the texts. */
export function countWords(texts: readonly string[]): number {
  return texts.reduce((count, text) => count + (text === '' ? 0 : text.split(' ').length), 0);
}

/** The sentences of a page with names, quotations and numbers masked; enumerations count as one name. */
export function skeletonsIn(html: string): string[] {
  const masked = proseOf(html)
    .replace(/<(code|a|strong|q)\b[^>]*>[\s\S]*?<\/\1>/g, 'N')
    .replace(/“[^”]*”/g, 'N');
  return [...masked.matchAll(/<(p|li)\b[^>]*>([\s\S]*?)<\/\1>/g)]
    .flatMap(([, , inner = '']) => plain(inner).split(/(?<=[.:?])\s+/))
    .map((sentence) =>
      sentence
        .replace(/\d[\d,.]*/g, '#')
        .replace(/N(?: \(N\))?(?:(?:, | and | ve )N(?: \(N\))?)*/g, 'N')
        .trim(),
    )
    .filter((sentence) => sentence.split(' ').length > 2);
}

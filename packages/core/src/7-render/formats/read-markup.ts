/** The places and links of a piece of markup. */
export interface MarkupAnchors {
  readonly ids: ReadonlySet<string>;
  /** Targets of `<a href>`, in order. */
  readonly links: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Ids and links of markup that our writer made: attributes are quoted, `<` and `>` never stand in values. Linear in
 * the length of the text; text that is not ours may give wrong answers, never long ones.
 */
export function readMarkup(markup: string): MarkupAnchors {
  const ids = new Set<string>();
  const links: string[] = [];
  for (let open = markup.indexOf('<'); open >= 0; ) {
    const close = markup.indexOf('>', open);
    if (close < 0) break;
    const tag = markup.slice(open + 1, close);
    const id = attribute(tag, ' id="');
    if (id !== undefined) ids.add(id);
    const href = tag.startsWith('a ') ? attribute(tag, ' href="') : undefined;
    if (href !== undefined) links.push(href);
    open = markup.indexOf('<', close);
  }
  return { ids, links };
}

function attribute(tag: string, opening: string): string | undefined {
  const at = tag.indexOf(opening);
  if (at < 0) return undefined;
  const start = at + opening.length;
  const end = tag.indexOf('"', start);
  return end < 0 ? undefined : unescapeText(tag.slice(start, end));
}

function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

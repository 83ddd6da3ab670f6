/** Tags of documents; anything else in angle brackets may be a type argument and stays. */
const HTML_TAG =
  /<\/?(?:a|abbr|b|blockquote|br|center|code|dd|details|div|dl|dt|em|figure|h[1-6]|hr|i|img|kbd|li|ol|p|picture|pre|s|samp|small|span|strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>\n]{0,400})?\/?>|<(?:source|var|video)\s[^<>\n]{0,400}>|<\/(?:source|var|video)>/gi;

/**
 * Stands in front of a label that a documentation tool would put a title for (`:ref:`): nobody can read such a sentence
 * without the tool. It is no letter, so words are counted as if it were not there.
 */
export const LABEL_MARK = '\u204B';

/** The text with labels left as bare names. */
export function withoutLabelMarks(text: string): string {
  return text.replaceAll(LABEL_MARK, '');
}

/** Markup that carries no words, each with what stays. Every pattern is bounded, so the whole is linear. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/!\[[^[\]]{0,300}\]\([^()\n]{0,600}\)/g, ' '],
  [/\[([^[\]]{0,400})\]\([^()\n]{0,600}\)/g, '$1'],
  [/\[([^[\]]{0,400})\]\[[^[\]\n]{0,200}\]/g, '$1'],
  [/<!--[^>]{0,600}-->/g, ' '],
  // A role with a title and its target: the title is what a reader sees.
  [/(?::[a-z][a-z:]{0,30}:|\{[a-z][a-z:-]{0,30}\})`([^`<\n]{1,300}?)\s*<[^<>`\n]{1,400}>`/g, '$1'],
  [
    /(?::(?:pr|pull|issue|gh|ghissue|ghpr|pull-request):|\{(?:pr|pull|issue|gh|ghissue|ghpr|pull-request)\})`#?(\d{1,9})`/g,
    '#$1',
  ],
  [/(?::(?:ref|numref|std:ref):|\{(?:ref|numref|std:ref)\})`([^`<\n]{0,200})`/g, `${LABEL_MARK}$1`],
  [/(?::[a-z][a-z:]{0,30}:|\{[a-z][a-z:-]{0,30}\})`~(?:[\w]{1,80}\.){1,8}(\w{1,80}(?:\(\))?)`/g, '$1'],
  [/\{[a-z][a-z:-]{0,30}\}`[~!]?([^`<\n]{0,200})`/g, '$1'],
  [/`([^`<\n]{0,300}?)\s+<[^<>\n]{1,400}>`_{0,2}/g, '$1'],
  // A name that links elsewhere in reStructuredText.
  [/`([^`<\n]{1,200})`_{1,2}(?!\w)/g, '$1'],
  [HTML_TAG, ' '],
  [/\{@\w{1,20}\s+([^{}\n]{1,200})\}/g, '$1'],
  [/:[a-z][a-z:]{0,30}:`[~!]?([^`\n]{0,200})`/g, '$1'],
  [/\\(?=s\b)/g, ''],
  // What a string literal holds between words; standing alone it is told of: “no embedded \n”.
  [/(?<![\s'"`(])\\[nrt](?![a-z])/g, ' '],
  [/\\(["'\\`*_])/g, '$1'],
  [/&nbsp;/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&amp;/g, '&'],
];

/** Emphasis comes in pairs: `*args`, `_private` and `__init__` are names, not marks. */
const EMPHASIS: readonly (readonly [RegExp, string])[] = [
  [/(\*{1,3})([^\s*](?:[^*]{0,300}?[^\s*])?)\1/g, '$2'],
  [/(?<!\w)__(\S[^_]{0,300}?\s[^_]{0,300}?\S)__(?!\w)/g, '$1'],
  [/(?<!\w)_(\S[^_]{0,300}?\s[^_]{0,300}?\S|[A-Za-z]{1,30}[:.!]?)_(?!\w)/g, '$1'],
];

/** Spans between backticks, which are shown as they are. */
const CODE_SPAN = /(`{1,3}[^`]{0,300}`{1,3})/;

function withoutEmphasis(text: string): string {
  let plain = text;
  for (const [pattern, replacement] of EMPHASIS) plain = plain.replace(pattern, replacement);
  return plain;
}

/** The text without Markdown, reStructuredText, JSDoc and HTML marks, white space collapsed: what a reader sees. O(n). */
export function toPlainProse(text: string): string {
  let plain = text;
  for (const [pattern, replacement] of MARKUP) plain = plain.replace(pattern, replacement);
  const spans = plain.split(CODE_SPAN);
  const shown = spans.map((span, index) => {
    if (index % 2 === 0) return withoutEmphasis(span).replace(/`+/g, '');
    // Right behind a name the marks are code themselves: a tagged template.
    return /\w$/.test(spans[index - 1] ?? '') ? span : span.replace(/`+/g, '');
  });
  return shown.join('').replace(/\s+/g, ' ').trim();
}

/** The words, names and numbers of a text in order, without punctuation; case and the underscores of names are kept. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
}

/** Whether `needle` stands in `haystack` as an unbroken run. O(n·m) only for hostile repetition; both are short. */
export function containsRun(haystack: readonly string[], needle: readonly string[]): boolean {
  const first = needle[0];
  if (first === undefined) return false;
  for (let start = 0; start + needle.length <= haystack.length; start++) {
    if (haystack[start] !== first) continue;
    let length = 1;
    while (length < needle.length && haystack[start + length] === needle[length]) length++;
    if (length === needle.length) return true;
  }
  return false;
}

/** Most characters that one visible sign may take before it is cut like any other text. */
const MAX_CLUSTER_CHARS = 32;

/** Cuts between visible signs, whatever the language. */
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text when it has at most `maxChars` characters, otherwise its beginning with `ellipsis`, together at most
 * `maxChars`. Never cuts through a surrogate pair or a sign made of several code points.
 */
export function truncateText(text: string, maxChars: number, ellipsis = '…'): string {
  if (text.length <= maxChars) return text;
  const room = Math.max(0, maxChars - ellipsis.length);
  return text.slice(0, safeCut(text, room)).trimEnd() + ellipsis.slice(0, maxChars);
}

/** The largest index not after `at` at which the text may be cut. */
function safeCut(text: string, at: number): number {
  const from = Math.max(0, at - MAX_CLUSTER_CHARS);
  const window = text.slice(from, at + MAX_CLUSTER_CHARS);
  let cut = from;
  for (const { index } of SEGMENTER.segment(window)) {
    if (from + index > at) break;
    cut = from + index;
  }
  return at - cut > MAX_CLUSTER_CHARS / 2 ? withoutHalfPair(text, at) : cut;
}

function withoutHalfPair(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? Math.max(0, at - 1) : at;
}

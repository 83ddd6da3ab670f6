import type { Checkout } from './checkout.ts';
import type { CitedLines, Span } from './page-text.ts';

/** A citation and the sentence, row or node it stands behind. */
export interface Subject {
  readonly cited: CitedLines;
  readonly spans: readonly Span[];
  readonly text: string;
}

/** Words of a quotation that must follow each other in the cited lines. */
const QUOTED_RUN = 3;

/** A file without its folder; a short member, `Courier.stop`, is none. */
const FILE_NAME =
  /^[\w-]+\.(m?[jt]sx?|c[jt]s|py|go|mod|rs|java|rb|md|rst|json|ya?ml|toml|cfg|ini|txt|lock|sh|html|css|svelte|vue)$/;

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Whether the cited lines hold a name, a literal or three words in a row of what the sentence shows as such. */
export function isAnchored({ cited, spans }: Subject, checkout: Checkout): boolean {
  const lines = checkout.linesOf(cited.path)?.slice(cited.startLine - 1, cited.endLine);
  if (lines === undefined || lines.length === 0) return false;
  const text = lines.join('\n');
  const words = new Set(text.match(IDENTIFIER));
  return spans.some((span) => {
    if (span.kind === 'code') return holdsCode(span.text.trim(), text, words);
    if (span.kind === 'quoted') return holdsRun(span.text, text);
    if (span.kind !== 'link' && span.kind !== 'strong') return false;
    // A page is called after a folder or package: its last part is what code can name.
    const last =
      span.text
        .trim()
        .split(/[/.\s]+/)
        .at(-1) ?? '';
    return last.length > 2 && words.has(last);
  });
}

function holdsCode(code: string, text: string, words: ReadonlySet<string>): boolean {
  if (code === '') return false;
  if (/[\p{L}\p{N}]/u.test(code) && code.length > 1 && containsWhole(text, code)) return true;
  const isPath = /^[\w.@-]+(\/[\w.@-]+)+\/?$/.test(code) || FILE_NAME.test(code);
  if (isPath) {
    const stem = (code.replace(/\/$/, '').split('/').at(-1) ?? '').split('.')[0] ?? '';
    return stem.length > 2 && words.has(stem);
  }
  return (code.match(IDENTIFIER) ?? []).some((name) => name.length > 1 && words.has(name));
}

/** Whether the text holds this piece, not as a part of a longer word. */
function containsWhole(text: string, piece: string): boolean {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + piece.length] ?? ' ';
    if (!(/[\w$]/.test(before) && /^[\w$]/.test(piece)) && !(/[\w$]/.test(after) && /[\w$]$/.test(piece))) return true;
  }
  return false;
}

function holdsRun(quotation: string, text: string): boolean {
  const wanted = plainWords(quotation);
  const there = ` ${plainWords(text).join(' ')} `;
  const run = Math.min(QUOTED_RUN, wanted.length);
  if (run === 0) return false;
  for (let at = 0; at + run <= wanted.length; at++) {
    if (there.includes(` ${wanted.slice(at, at + run).join(' ')} `)) return true;
  }
  return false;
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

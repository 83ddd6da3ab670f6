import type { LineRange, RepoPath } from '#vocabulary';
import type { DocComment, SymbolFact, SymbolId } from '../analysis.ts';
import { isPlatformName } from './platform-names.ts';
import { MAX_PARTS, partsOf } from './word-sketch.ts';

/** A name that a documentation comment speaks of as code. */
export interface CommentMention extends LineRange {
  readonly name: string;
  readonly path: RepoPath;
  readonly symbol?: SymbolId;
}

/** A documentation comment with where it stands. */
export interface PlacedComment {
  readonly path: RepoPath;
  readonly doc: DocComment;
  readonly symbol?: SymbolFact;
}

/** References that a documentation tool would resolve, and names written as calls or as code. */
const REFERENCES: readonly (readonly [RegExp, 'tool' | 'call' | 'code'])[] = [
  [/\{@(?:link|linkcode|linkplain|see)\s+([A-Za-z_$][\w$]{1,80})(?=[\s}|#.(])/g, 'tool'],
  [/:(?:py:)?(?:class|func|meth|exc|attr|data|obj):`[~!]?\.?([A-Za-z_]\w{1,80})(?:\(\))?`/g, 'tool'],
  [/\[`([A-Za-z_]\w{1,80})(?:\(\))?`\]/g, 'tool'],
  [/`{1,2}([A-Za-z_$][\w$]{2,80})\(\)`{1,2}/g, 'call'],
  [/(?<!`)`([A-Za-z_$][\w$]{3,80})`(?!`)/g, 'code'],
];
/** Words of a comment that speaks of what is not there, or is somebody else's. */
const ELSEWHERE =
  /\b(no longer|remov|renam|former|deprecat|used to|replac|instead of|previous|legacy|was called|unlike|inspired|similar to|ported|equivalent|e\.g|example|such as|like|named|called|would|could|declin|reject|consider|do(es)? not|don.?t|doesn.?t|https?:|upstream|browser|native|built-?in|standard|spec|python|node|java|react|linux|posix|kernel|windows|macos)/i;
/** Shortest part that makes two names look like relatives. @source own bound */
const KIN = 3;

/** Names in comments that may be checked; each once for a comment. Names of the language and its platforms are left out. */
export function collectCommentMentions(
  comments: readonly PlacedComment[],
  kinOf: (path: RepoPath) => ReadonlySet<string>,
): CommentMention[] {
  return comments.flatMap((comment) => mentionsIn(comment, kinOf));
}

function mentionsIn(
  { path, doc, symbol }: PlacedComment,
  kinOf: (path: RepoPath) => ReadonlySet<string>,
): CommentMention[] {
  const lines = doc.text.split('\n');
  const found = new Map<string, CommentMention>();
  lines.forEach((line, at) => {
    const around = `${lines[at - 1] ?? ''} ${line} ${lines[at + 1] ?? ''}`;
    if (around.length > 600 || !/[`{]/.test(line) || ELSEWHERE.test(around)) return;
    for (const [pattern, how] of REFERENCES) {
      for (const match of line.matchAll(pattern)) {
        const name = match[1] ?? '';
        if (found.has(name) || !isOwnLike(name, how, () => kinOf(path))) continue;
        // An opening mark on a line of its own shifts the text by one line: both lines are cited.
        const startLine = Math.min(doc.endLine, doc.startLine + at);
        const place = { name, path, startLine, endLine: Math.min(doc.endLine, startLine + 1) };
        found.set(name, symbol === undefined ? place : { ...place, symbol: symbol.id });
      }
    }
  });
  return [...found.values()];
}

/** Names of several parts that no platform has; a name that is only set as code has to resemble one of the file's own. */
function isOwnLike(name: string, how: 'tool' | 'call' | 'code', kin: () => ReadonlySet<string>): boolean {
  const parts = partsOf(name).map((part) => part.toLowerCase());
  if (parts.length < 2 || parts.length > MAX_PARTS || isPlatformName(name) || /^[A-Z0-9_]+$/.test(name)) return false;
  if (how === 'tool') return true;
  const kindred = kin();
  return parts.some((part) => part.length >= KIN && kindred.has(stemOf(part)));
}

/** The parts by which another name is taken for a relative of this one; none of a name of one part. */
export function kinStemsOf(name: string): string[] {
  const parts = partsOf(name);
  if (parts.length < 2) return [];
  return parts.map((part) => stemOf(part.toLowerCase())).filter((part) => part.length >= KIN);
}

function stemOf(part: string): string {
  return part.length > 3 ? part.replace(/s$/, '') : part;
}

import type { LineRange, RepoPath } from '#vocabulary';
import type { DocComment, SymbolFact, SymbolId } from '../analysis.ts';
import type { OwnNames } from './own-names.ts';
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
  readonly doc: Pick<DocComment, 'text' | 'startLine' | 'endLine'>;
  readonly symbol?: SymbolFact;
}

/** How a comment marks a name: for a tool, as a call or as code, or not at all. */
type How = 'tool' | 'call' | 'code' | 'bare call' | 'bare';

/** References that a documentation tool would resolve, and names written as calls or as code. */
const REFERENCES: readonly (readonly [RegExp, How])[] = [
  [/\{@(?:link|linkcode|linkplain|see)\s+([A-Za-z_$][\w$]{1,80})(?=[\s}|#.(])/g, 'tool'],
  [/:(?:py:)?(?:class|func|meth|exc|attr|data|obj):`[~!]?\.?([A-Za-z_]\w{1,80})(?:\(\))?`/g, 'tool'],
  [/\[`([A-Za-z_]\w{1,80})(?:\(\))?`\]/g, 'tool'],
  [/`{1,2}([A-Za-z_$][\w$]{2,80})\(\)`{1,2}/g, 'call'],
  [/(?<!`)`([A-Za-z_$][\w$]{3,80})`(?!`)/g, 'code'],
  [/(?<![\w.$`:/-])([A-Za-z_$][\w$]{3,80})\(\)(?!`)/g, 'bare call'],
  [/(?<![\w.$`:/-])(_{0,2}[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,5})(?![\w$(.`:/-])/g, 'bare'],
];
/** Words of a comment that speaks of what is not there, or is somebody else's. */
const ELSEWHERE =
  /\b(no longer|remov|renam|former|deprecat|used to|replac|instead of|previous|legacy|was called|unlike|inspired|similar to|ported|equivalent|e\.g|example|such as|like|named|called|would|could|declin|reject|consider|do(es)? not|don.?t|doesn.?t|https?:|upstream|browser|native|built-?in|standard|spec|python|node|java|react|linux|posix|kernel|windows|macos)/i;
/** Names in comments that may be checked; each once for a comment. Names of the language and its platforms are left out. */
export function collectCommentMentions(
  comments: readonly PlacedComment[],
  ownOf: (path: RepoPath) => OwnNames,
): CommentMention[] {
  return comments.flatMap((comment) => mentionsIn(comment, ownOf));
}

function mentionsIn({ path, doc, symbol }: PlacedComment, ownOf: (path: RepoPath) => OwnNames): CommentMention[] {
  const lines = doc.text.split('\n');
  const found = new Map<string, CommentMention>();
  lines.forEach((line, at) => {
    const around = `${lines[at - 1] ?? ''} ${line} ${lines[at + 1] ?? ''}`;
    if (around.length > 600 || !/[`{]|\(\)|[a-z0-9]_[a-z]/.test(line) || ELSEWHERE.test(around)) return;
    for (const [pattern, how] of REFERENCES) {
      for (const match of line.matchAll(pattern)) {
        const name = match[1] ?? '';
        if (found.has(name) || !isOwnLike(name, how, () => ownOf(path))) continue;
        // An opening mark on a line of its own shifts the text by one line: both lines are cited.
        const startLine = Math.min(doc.endLine, doc.startLine + at);
        const place = { name, path, startLine, endLine: Math.min(doc.endLine, startLine + 1) };
        found.set(name, symbol === undefined ? place : { ...place, symbol: symbol.id });
      }
    }
  });
  return [...found.values()];
}

/**
 * Names of several parts that no platform has. A name that is only set as code has to resemble one of the folder's own; a
 * call without marks has to be made of the parts of one of them, a bare name of exactly its parts.
 */
function isOwnLike(name: string, how: How, own: () => OwnNames): boolean {
  const parts = partsOf(name);
  if (parts.length < 2 || parts.length > MAX_PARTS || isPlatformName(name) || /^[A-Z0-9_]+$/.test(name)) return false;
  if (how === 'tool') return true;
  if (how === 'bare') return own().hasReordering(name);
  return how === 'bare call' ? own().hasLikeness(name) : own().hasKin(name);
}

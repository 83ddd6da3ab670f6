import { wholeWordPositions } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { isGo, isGoDeclaration } from './go-lines.ts';

/** Words after which a name is declared, over the languages that are read. */
const DECLARING = new Set(
  (
    'function class interface type enum const let var def fn func struct trait module namespace mod record object val ' +
    'protocol extension union static macro package #define typedef macro_rules! component data actor fun sub procedure'
  ).split(' '),
);
/** Words that make `name(` a use, not a declaration. */
const USING =
  /\b(return|await|new|throw|yield|if|while|for|else|case|typeof|delete|in|of|not|and|or|raise|go|defer|assert|with)\b/;
/** A line's beginning that may stand before a declared key, field or method. */
const PLAIN_PREFIX = /^[\w\s.,:*&<>[\]{}'"$@#|-]*$/;
/** Longest parameter list that is looked through, in characters. @source own bound: keeps the check linear */
const PARAMETERS_LIMIT = 4_000;

/** What is looked at before a name on its line, in characters. @source own bound: keeps the check linear */
const PREFIX_LIMIT = 400;

/** Whether the lines declare the name: as a declaration, an assignment, a key, a field or a method. */
export function checkDefines(claim: ClaimOf<'defines'>, cited: CitedLines): boolean {
  const code = isGo(cited.path) ? cited.bareCode : cited.code;
  for (const at of wholeWordPositions(code, claim.name)) {
    const lineStart = code.lastIndexOf('\n', at - 1) + 1;
    const place = { code, prefix: code.slice(Math.max(lineStart, at - PREFIX_LIMIT), at), end: at + claim.name.length };
    if (isNamedByKeyword(place) || isAssigned(place) || isKey(place) || isMethod(place) || isUnpacked(place, at))
      return true;
    if (
      isGo(cited.path) &&
      isGoDeclaration(claim.name, place.prefix, code.slice(place.end, place.end + PARAMETERS_LIMIT))
    )
      return true;
  }
  return false;
}

interface Place {
  readonly code: string;
  /** The line up to the name. */
  readonly prefix: string;
  /** Index behind the name. */
  readonly end: number;
}

function isNamedByKeyword({ prefix }: Place): boolean {
  const word = /([#\w!]+)[\s*&]+$/.exec(prefix.slice(-80))?.[1];
  if (word !== undefined && DECLARING.has(word)) return true;
  if (/^\s*func\s*\([^()]{0,200}\)\s*$/.test(prefix)) return true;
  return /^\s*(export|import|from)\b.*\bas\s+$/.test(prefix);
}

function isAssigned({ code, prefix, end }: Place): boolean {
  const after = code.slice(end, end + 200);
  return /^['"\]]?\s*:?=(?![=>])/.test(after) && isPlain(prefix);
}

function isKey({ code, prefix, end }: Place): boolean {
  const after = code.slice(end, end + 80);
  if (/^\s*\]/.test(after) && /^\s*\[{1,2}['"\w.-]*$/.test(prefix)) return true;
  return /^['"`]?\s*[?!]?\s*:(?!:)/.test(after) && isPlain(prefix) && !/\b(case|default)\b/.test(prefix);
}

function isMethod({ code, prefix, end }: Place): boolean {
  if (!isPlain(prefix) || USING.test(prefix) || prefix.trimEnd().endsWith('.')) return false;
  const open = skipTypeParameters(code, end);
  if (code[open] !== '(') return false;
  const close = closingParenthesis(code, open);
  if (close < 0) return false;
  const after = code.slice(close + 1, close + 60).trimStart();
  if (/^(\{|:|=>|->|throws\b|const\b|override\b|noexcept\b|where\b|async\b)/.test(after)) return true;
  return (
    after.startsWith(';') && /\b(abstract|declare|static|public|protected|private|void|int|char|extern)\b/.test(prefix)
  );
}

/** `const { a, name } = …`, `a, name = …` */
function isUnpacked({ code, prefix, end }: Place, at: number): boolean {
  if (/^\s*(,\s*[\w*]+\s*){1,20}=(?!=)/.test(code.slice(end, end + 300)) && /^[\s\w,*(]*$/.test(prefix)) return true;
  const before = code.slice(Math.max(0, at - 600), at);
  const opened = Math.max(before.lastIndexOf('const'), before.lastIndexOf('let'), before.lastIndexOf('var'));
  return opened >= 0 && /^(const|let|var)\s*[{[][^=;()]*$/.test(before.slice(opened));
}

function isPlain(prefix: string): boolean {
  return PLAIN_PREFIX.test(prefix);
}

function skipTypeParameters(code: string, start: number): number {
  let at = start;
  if (code[at] === '?' || code[at] === '!') at += 1;
  if (code[at] !== '<') return at;
  let depth = 0;
  for (; at < code.length && at < start + PARAMETERS_LIMIT; at++) {
    if (code[at] === '<') depth++;
    else if (code[at] === '>' && code[at - 1] !== '=') depth--;
    if (depth === 0) return at + 1;
  }
  return start;
}

function closingParenthesis(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length && at < open + PARAMETERS_LIMIT; at++) {
    if (code[at] === '(') depth++;
    else if (code[at] === ')') depth--;
    if (depth === 0) return at;
  }
  return -1;
}

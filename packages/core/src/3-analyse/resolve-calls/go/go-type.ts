import type { RepoPath } from '#vocabulary';

/** A type as a file writes it: its names mean what they mean in that file. */
export interface GoType {
  /** As `parsing/go/type-text.ts` writes it. */
  readonly text: string;
  readonly path: RepoPath;
  /** What stands for `$0`, `$1` … */
  readonly args: readonly GoType[];
}

/** The same file and type arguments, another text. */
export function within(type: GoType, text: string): GoType {
  return { text, path: type.path, args: type.args };
}

/** `pkg.Name[A,B]` in its parts; `undefined` for a type that is no name. */
export function namedParts(text: string): { readonly name: string; readonly args: readonly string[] } | undefined {
  const found = /^([\p{L}_$][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?)(?:\[(.*)\])?$/u.exec(text);
  if (found === null || found[1] === undefined) return undefined;
  return { name: found[1], args: found[2] === undefined ? [] : splitTop(found[2]) };
}

/** Parts between commas that stand in no bracket. */
export function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '(' || mark === '[' || mark === '{') depth++;
    else if (mark === ')' || mark === ']' || mark === '}') depth--;
    else if (mark === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  const last = text.slice(start);
  return last === '' && parts.length === 0 ? [] : [...parts, last];
}

/** Offset behind the bracket that closes the one at `open`; -1 when none does. */
function behindBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const mark = text[at];
    if (mark === '(' || mark === '[') depth++;
    else if ((mark === ')' || mark === ']') && --depth === 0) return at + 1;
  }
  return -1;
}

/** Parameters and results of `func(A)(B,C)`. */
export function functionParts(
  text: string,
): { readonly takes: readonly string[]; readonly gives: readonly string[] } | undefined {
  if (!text.startsWith('func(')) return undefined;
  const close = behindBracket(text, 4);
  if (close < 0 || text[close] !== '(' || behindBracket(text, close) !== text.length) return undefined;
  return { takes: splitTop(text.slice(5, close - 1)), gives: splitTop(text.slice(close + 1, -1)) };
}

/** Type of the elements of a slice, array, map or channel; of a map's keys with `isKey`. */
export function elementText(text: string, isKey: boolean): string | undefined {
  if (text.startsWith('map[')) {
    const close = behindBracket(text, 3);
    if (close < 0) return undefined;
    return isKey ? text.slice(4, close - 1) : text.slice(close);
  }
  const channel = /^(?:<-chan|chan<-|chan) (.*)$/.exec(text)?.[1];
  if (channel !== undefined) return isKey ? channel : undefined;
  if (!text.startsWith('[') || isKey) return undefined;
  const close = behindBracket(text, 0);
  return close < 0 ? undefined : text.slice(close);
}

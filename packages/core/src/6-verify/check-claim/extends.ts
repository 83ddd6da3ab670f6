import { hasWholeWord, wholeWordPositions } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { isGo, isGoKindOf } from './go-lines.ts';

const HERITAGE = /^\s*(<[^{}]{0,600}>)?\s*(\(|extends\b|implements\b|:|<|with\b|=)/;

/** Whether the lines declare `name` as a kind of `base`: the base stands in the heritage clause. */
export function checkExtends(claim: ClaimOf<'extends'>, cited: CitedLines): boolean {
  const code = cited.bareCode;
  if (isGo(cited.path)) return isGoKindOf(code, claim.name, claim.base);
  const base = claim.base.replace(/[<([].*$/s, '');
  for (const at of wholeWordPositions(code, claim.name)) {
    if (
      !/\b(class|interface|struct|type|enum|trait|object|record|protocol|const|let|var|impl)\s+$/.test(
        code.slice(Math.max(0, at - 40), at),
      )
    ) {
      continue;
    }
    const clause = heritageClause(code, at + claim.name.length);
    if (HERITAGE.test(clause) && hasWholeWord(clause, base)) return true;
  }
  return (
    /\bimpl\b/.test(code) &&
    new RegExp(`\\b${escapeForRegExp(base)}\\b[^{]{0,200}\\bfor\\s+${escapeForRegExp(claim.name)}\\b`).test(code)
  );
}

/** From the name to the body: up to the brace, or to the colon that ends a Python header. */
function heritageClause(code: string, start: number): string {
  const text = code.slice(start, start + 2_000);
  if (/^\s*\(/.test(text)) {
    const close = text.search(/\)\s*(:|->|\{|extends|\n|$)/);
    return close < 0 ? text : text.slice(0, close + 1);
  }
  const brace = text.search(/[{;]/);
  return brace < 0 ? text : text.slice(0, brace);
}

function escapeForRegExp(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

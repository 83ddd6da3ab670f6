import { wholeWordPositions } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

const IMPORTING =
  /(^|[^\w.])(import|export|from|require|require_once|require_relative|include|include_once|use|using|mod|load|source|extern|open|package|alias)\b/;

/** Whether the lines hold an import, include or require of exactly this specifier. */
export function checkImports(claim: ClaimOf<'imports'>, cited: CitedLines): boolean {
  const code = cited.code;
  const { specifier } = claim;
  if (specifier === '') return false;
  for (const quote of ['"', "'", '`']) {
    if (code.includes(quote + specifier + quote) && (IMPORTING.test(code) || isGroupedGoImport(code, specifier)))
      return true;
  }
  if (code.includes(`<${specifier}>`) && /#\s*(include|import)\b/.test(code)) return true;
  return isBareImport(code, specifier);
}

/** A line of Go's `import ( … )`: a quoted path, perhaps with a name before it. */
function isGroupedGoImport(code: string, specifier: string): boolean {
  return code.split('\n').some((line) => {
    const trimmed = line.trim();
    return trimmed.endsWith(`"${specifier}"`) && /^[\w.]*\s*$/.test(trimmed.slice(0, -specifier.length - 2));
  });
}

/** `import a.b`, `from a.b import c`, `use a::b;`, `import a.b.C;` */
function isBareImport(code: string, specifier: string): boolean {
  for (const at of wholeWordPositions(code, specifier)) {
    const statement = code.slice(Math.max(at - 800, code.lastIndexOf('\n', at - 1) + 1), at);
    const before = code[at - 1];
    const after = code[at + specifier.length];
    // `a.b` is not an import of `a.b.c`, and not one of `x.a.b`.
    if (before !== undefined && /[.:/]/.test(before)) continue;
    if (after !== undefined && /[/-]/.test(after)) continue;
    if (after === '.' && !/^\.(\*|\{|\s|$)/.test(code.slice(at + specifier.length))) continue;
    if (IMPORTING.test(` ${statement}`)) return true;
    // Python and Rust spread names over lines: `from . import (` … `name,`.
    if (/^\s*$/.test(statement) && /(import|use|using)\b[^;]*$/.test(code.slice(Math.max(0, at - 800), at)))
      return true;
  }
  return false;
}
